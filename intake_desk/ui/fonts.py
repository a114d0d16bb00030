"""Be Vietnam Pro in three weights, and the type scale by role."""

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FAMILY = "Be Vietnam Pro"
FACES = ("Regular", "Medium", "SemiBold")

REGULAR, MEDIUM, SEMI_BOLD = QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold

# Role → (size in pixels at 100 %, weight).
SCALE: dict[str, tuple[float, QFont.Weight]] = {
    "page": (20, SEMI_BOLD),
    "large": (38, SEMI_BOLD),
    "number": (24, SEMI_BOLD),
    "code": (22, SEMI_BOLD),
    "heading": (18, SEMI_BOLD),
    "main": (15, SEMI_BOLD),
    "field": (13.5, REGULAR),
    "field strong": (13.5, SEMI_BOLD),
    "unit": (14, SEMI_BOLD),
    "text": (13, REGULAR),
    "text medium": (13, MEDIUM),
    "text strong": (13, SEMI_BOLD),
    "small": (12, REGULAR),
    "small medium": (12, MEDIUM),
    "small strong": (12, SEMI_BOLD),
    "label": (11.5, REGULAR),
    "label medium": (11.5, MEDIUM),
    "label strong": (11.5, SEMI_BOLD),
    "rail": (10.5, REGULAR),
    "rail strong": (10.5, SEMI_BOLD),
}


@cache
def load() -> bool:
    """Hand the three faces to Qt once; False when one of them was not taken."""
    folder = files("fontpkg_be_vietnam_pro").joinpath("files")
    taken = [
        QFontDatabase.addApplicationFontFromData(QByteArray(folder.joinpath(f"BeVietnamPro-{face}.ttf").read_bytes()))
        for face in FACES
    ]
    return -1 not in taken


def face(role: str) -> QFont:
    """The font of a role; sized in points because only those may be fractions of a pixel."""
    pixels, weight = SCALE[role]
    screen = QGuiApplication.primaryScreen()
    dots = screen.logicalDotsPerInchY() if screen is not None else 96.0
    font = QFont(FAMILY)
    font.setPointSizeF(pixels * 72.0 / dots)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
