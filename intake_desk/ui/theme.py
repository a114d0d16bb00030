"""The look of every page: tokens for light and dark, the palette and the style sheet made from them."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from intake_desk.ui import fonts
from intake_desk.ui.stylesheet import stylesheet
from intake_desk.ui.tokens import DARK, LIGHT, Tokens

SCHEMES = ("light", "dark", "system")


@dataclass(frozen=True)
class Theme:
    """One scheme, ``light`` or ``dark``, with everything that is made from its tokens."""

    scheme: str

    @property
    def tokens(self) -> Tokens:
        return DARK if self.scheme == "dark" else LIGHT

    def palette(self) -> QPalette:
        """Every role and group set, so that nothing of the desktop's own colours shows through."""
        t = self.tokens
        palette = QPalette()
        for role, colour in _roles(t).items():
            palette.setColor(role, QColor(colour))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.soft))
        return palette

    def stylesheet(self) -> str:
        return stylesheet(self.tokens)


class SystemScheme(QObject):
    """Follows the desktop's light or dark for as long as it lives."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("system_scheme")
        self._app = app
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_changed)

    def _on_changed(self, scheme: Qt.ColorScheme) -> None:
        _dress(self._app, Theme(_name(scheme)))


def apply(app: QApplication, scheme: str = "system") -> Theme:
    """Dress the whole program; may be called again at any time to change the scheme."""
    if scheme not in SCHEMES:
        raise ValueError(scheme)
    hints = QGuiApplication.styleHints()
    follower = app.findChild(SystemScheme, "system_scheme")
    if scheme == "system":
        hints.unsetColorScheme()
        if follower is None:
            SystemScheme(app)
        theme = Theme(_name(hints.colorScheme()))
    else:
        if follower is not None:
            # Deleted at once: a later change of the desktop must not undo what was just chosen.
            hints.colorSchemeChanged.disconnect(follower._on_changed)  # noqa: SLF001
            follower.setParent(None)
        hints.setColorScheme(Qt.ColorScheme.Dark if scheme == "dark" else Qt.ColorScheme.Light)
        theme = Theme(scheme)
    _dress(app, theme)
    return theme


def tokens_now() -> Tokens:
    """The tokens that a widget drawing itself must use, read from the program's palette."""
    # The program's palette, not the widget's own: a style sheet's transparent ground would look like black.
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT  # noqa: PLR2004


def _name(scheme: Qt.ColorScheme) -> str:
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def _dress(app: QApplication, theme: Theme) -> None:
    """Dress the program, unless it wears just that: to set a style sheet dresses every widget anew."""
    fonts.load()
    wanted = fonts.face("text"), theme.palette(), theme.stylesheet()
    if (app.font(), app.palette(), app.styleSheet()) == wanted:
        return
    if not app.styleSheet():  # with a sheet, the style beneath it no longer tells its name
        app.setStyle("Fusion")
    font, palette, sheet = wanted
    app.setFont(font)
    app.setPalette(palette)
    app.setStyleSheet(sheet)  # after the palette, whose colours it names


def _roles(t: Tokens) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: t.background,
        role.WindowText: t.ink,
        role.Base: t.card,
        role.AlternateBase: t.background,
        role.Text: t.ink,
        role.PlaceholderText: t.soft,
        role.Button: t.card,
        role.ButtonText: t.ink,
        role.BrightText: t.wrong,
        role.ToolTipBase: t.card,
        role.ToolTipText: t.ink,
        role.Highlight: t.accent_ground,
        role.HighlightedText: t.ink,
        role.Accent: t.accent,
        role.Link: t.information,
        role.LinkVisited: t.information,
        role.Light: t.card,
        role.Midlight: t.background,
        role.Mid: t.line,
        role.Dark: t.line,
        role.Shadow: t.line,
    }
