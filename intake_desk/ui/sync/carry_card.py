"""The way by a USB stick: take out what others lack, take in what they sent, and see what came when."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.desk import Unit
from intake_desk.sync.carry_book import IN, RECEIPT, REFUSED, Carried
from intake_desk.sync.parcels import Packed
from intake_desk.ui.formats import size
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session, is_bug
from intake_desk.ui.sync.stick_messages import happened, story_line
from intake_desk.ui.sync.sticks import Sticks
from intake_desk.ui.tasks import Tasks
from intake_desk.ui.widgets import Button, Card, Hairline, Label, Notice, column, row
from intake_desk.ui.widgets.file_dialog import ask_folder

Result = TypeVar("Result")

MOST_LINES = 5


class CarryCard(Card):
    """Everything runs off the GUI thread; one thing at a time, for a stick is slow."""

    def __init__(
        self, session: Session, open_sticks: Callable[[], Sticks], errands: Tasks, parent: QWidget | None = None
    ) -> None:
        """`errands` runs what waits for the stick."""
        super().__init__(self.tr("Chuyển bằng USB"), parent)
        self._session, self._open_sticks, self._errands = session, open_sticks, errands
        self._sticks: Sticks | None = None
        self.explanation = Label(
            self.tr(
                "Khi không có mạng: xuất ra USB, mang đến máy chủ hoặc quầy khác để nhận, rồi mang giấy báo về. "
                "Gói được mã hóa, chỉ đơn vị mở được; nhận hai lần cũng không sao."
            ),
            "text",
            "soft",
            wrap=True,
        )
        self.out = Button(self.tr("Xuất ra USB…"))
        self.bring = Button(self.tr("Nhận từ USB…"))
        self.notice = Notice()
        self.lines = tuple(Label("", "small", "soft", wrap=True) for _ in range(MOST_LINES))
        self._line = Hairline()
        self.add(self.explanation)
        self.add(row(self.out, self.bring, 1))
        self.add(self.notice)
        self.add(self._line)
        self.add(column(*self.lines, gap="tight"))
        self.out.clicked.connect(lambda: self._choose(self.tr("Xuất ra thư mục nào trên USB?"), self.take_out))
        self.bring.clicked.connect(lambda: self._choose(self.tr("Nhận từ thư mục nào trên USB?"), self.bring_in))
        self._show_story(())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look again at what sticks did."""
        desk = self._session.workbench.desk

        def look() -> list[str]:
            story, unit, now = self._with(lambda sticks: sticks.story()), desk.unit, desk.now()
            return [story_line(one, unit, now) for one in story]

        self._errands.run(look, self._show_story, self._on_failed)

    def take_out(self, folder: str) -> None:
        """Write what the server and the other desks lack into a folder."""
        self._begin(self.tr("Đang xuất… chưa rút USB."))
        self._errands.run(
            lambda: self._with(lambda sticks: sticks.take_out(Path(folder))), self._on_taken_out, self._on_failed
        )

    def bring_in(self, folder: str) -> None:
        """Take in what lies in a folder."""
        self._begin(self.tr("Đang nhận… chưa rút USB."))
        desk = self._session.workbench.desk
        self._errands.run(
            lambda: (self._with(lambda sticks: sticks.bring_in(Path(folder))), desk.unit),
            lambda found: self._on_brought_in(*found),
            self._on_failed,
        )

    def _with(self, work: Callable[[Sticks], Result]) -> Result:
        """On the errands' thread only: opening waits for the keyring."""
        if self._sticks is None:
            self._sticks = self._open_sticks()
        return work(self._sticks)

    def _begin(self, text: str) -> None:
        for button in (self.out, self.bring):
            button.setEnabled(False)
        self.notice.show_notice("information", text)

    def _end(self) -> None:
        for button in (self.out, self.bring):
            button.setEnabled(True)
        self.refresh()

    def _on_taken_out(self, packed: Packed) -> None:
        self._end()
        text = self.tr("Đã xuất {0} mục vào {1} tệp ({2}). Có thể rút USB.").format(
            packed.entries, len(packed.files), size(packed.size)
        )
        self.notice.show_notice("done", text, detail="\n".join(path.name for path in packed.files))

    def _on_brought_in(self, lines: Sequence[Carried], unit: Unit) -> None:
        self._end()
        now = self._session.workbench.desk.now()
        fresh = sum(line.entries for line in lines)
        wrong = any(line.kind == REFUSED or line.gaps for line in lines)
        kinds = {line.kind for line in lines}
        if IN in kinds:
            text = self.tr("Đã nhận {0} mục mới. Giấy báo đã ghi lên USB, mang về nơi gửi.").format(fresh)
        elif RECEIPT in kinds:
            text = self.tr("Đã ghi nhận giấy báo.")
        else:
            text = self.tr("Không có gì mới để nhận.")
        told = "\n".join(happened(line, unit, now) for line in lines if line.kind)
        self.notice.show_notice("waiting" if wrong else "done", text, detail=told)
        if fresh:
            self._session.recorded.emit()

    def _on_failed(self, error: Exception) -> None:
        for button in (self.out, self.bring):
            button.setEnabled(True)
        self.notice.show_notice("wrong", explain(error))
        if is_bug(error):
            self._session.refused.emit(error)

    def _show_story(self, lines: Sequence[str]) -> None:
        self._line.setVisible(bool(lines))
        for place, label in enumerate(self.lines):
            label.setText(lines[place] if place < len(lines) else "")
            label.setVisible(place < len(lines))

    def _choose(self, title: str, chosen: Callable[[str], None]) -> None:
        ask_folder(self, title, chosen)
