"""What floats beside the window while it is locked: hidden with it, and back with the same person only."""

from PySide6.QtWidgets import QApplication, QDialog, QWidget


class Covering:
    """Dialogs and previews show citizens' data: nobody may see or press them while the desk is locked."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._hidden: list[QWidget] = []

    def hide(self) -> None:
        """Take everything but the window itself off the screen."""
        floating = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not self._window]
        for one in floating:
            one.hide()
        self._hidden += floating

    def restore(self, *, same_person: bool) -> None:
        """Bring it back for who left it there; for anybody else it is closed."""
        hidden, self._hidden = self._hidden, []
        for one in hidden:
            if same_person and isinstance(one, QDialog):
                one.open()
            elif same_person:
                one.show()
            elif isinstance(one, QDialog):
                one.reject()
            else:
                one.close()
