"""The one-time code for a new desk, large enough to be read across the room, until it is put away."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from intake_desk.domain.times import from_ms
from intake_desk.ui.sync_wording import moment_words
from intake_desk.ui.widgets import Button, Card, Label, row
from intake_desk.wire import CodeAnswer


class CodeCard(Card):
    """Hidden until a code is shown; nobody who sits down later sees it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Mã ghi danh quầy mới"), parent)
        self.code = Label("", "large", align="centre")
        self.expires = Label("", "text medium", align="centre")
        self.advice = Label(
            self.tr("Ở máy mới: mở chương trình, nhập địa chỉ máy chủ, mã này và tên quầy. Mã chỉ dùng được một lần."),
            "text",
            "soft",
            wrap=True,
        )
        self.address = Label("", "text medium", wrap=True)
        self.done = Button(self.tr("Cất mã"))
        for part in (self.code, self.expires, self.advice):
            self.add(part)
        self.add(row((self.address, 1), self.done))
        self.done.clicked.connect(self.put_away)
        self.hide()

    def show_code(self, answer: CodeAnswer, address: str, now: datetime) -> None:
        """Show a code in its groups, until when it may be used, and where the new desk finds the server."""
        self.code.setText("   ".join(answer.code.split("-")))
        self.code.setAccessibleName(answer.code)
        self.expires.setText(self.tr("Dùng được đến {0}").format(moment_words(from_ms(answer.expires_ms), now)))
        self.address.setText(self.tr("Địa chỉ máy chủ: {0}").format(address))
        self.show()

    def put_away(self) -> None:
        """Forget the code."""
        self.code.setText("")
        self.code.setAccessibleName("")
        self.hide()
