"""What a step asks before it is recorded: papers, reasons, a correction's neighbours; nothing typed is lost."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from intake_desk.domain.desk import Clerk
from intake_desk.domain.kinds import PaperCount
from intake_desk.ui.dossiers.dossier_standing import listed
from intake_desk.ui.intake.paper_ticks import PaperTicks
from intake_desk.ui.messages import explain, field_of
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import AskDialog, Field, Label, Notice, PaperRow, PapersTable

WIDE = 580


class StepDialog(AskDialog):
    """A step's question; ``told(arguments)`` when it was answered.

    With ``stay`` it stands, with everything typed, until ``finish`` or ``show_refusal``.
    """

    told = Signal(object)

    def __init__(
        self,
        title: str,
        text: str,
        confirm: str,
        parent: QWidget | None = None,
        *,
        reason: str = "",
        required: bool = True,
        stay: bool = False,
    ) -> None:
        super().__init__(title, text, confirm, parent, reason=reason, required=required)
        self._stay = stay
        self._login = ""
        self._order: tuple[QWidget, ...] = ()
        self.problem = Notice(closable=False)
        self.add(self.problem)
        (self.reason if reason else self.confirm).setFocus()

    def fields(self) -> dict[str, Field]:
        """The fields that a refusal may be about, by the name that ``messages.field_of`` gives."""
        return {}

    def is_complete(self) -> bool:
        """Whether all that is needed is there; says what is missing."""
        if self._required and not self.reason.value():
            self.show_error(self.tr("Ghi rõ lý do, lý do được giữ trong nhật ký."))
            self.reason.setFocus()
            return False
        return True

    def answer(self) -> None:
        """Say what was answered."""
        self.answered.emit(self.reason.value())

    def arguments(self) -> dict[str, Any]:
        """What was answered, by the names that the step's service gives it."""
        return {"reason": self.reason.value()} if self.reason_field.isVisibleTo(self) else {}

    def chain(self, *editors: QLineEdit) -> None:
        """Let Enter go from one field to the next, and from the last to the reason or the button."""
        last = self.reason if self.reason_field.isVisibleTo(self) else self.confirm
        for editor, following in pairwise((*editors, last)):
            editor.returnPressed.connect(following.setFocus)

    def add_below(self, item: QWidget) -> None:
        """Put something below the reason, above the buttons."""
        outer = self.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.insertWidget(outer.count() - 1, item)

    def go_in_order(self, *editors: QWidget) -> None:
        """Let Tab go through these and then the buttons, in this order: what is secret is typed where it is meant."""
        self._order = (*editors, self.confirm, self.cancel)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001  # Qt's
        at, there = self.focusWidget(), [one for one in self._order if one.isVisible() and one.isEnabled()]
        place = next_place(there, at, forward=next)
        if place is None:
            return super().focusNextPrevChild(next)
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        there[place].setFocus(reason)
        return True

    def accept(self) -> None:
        """Confirm: check, then answer; a dialog that does not stay is closed first."""
        self.problem.clear()
        if not self.confirm.isEnabled() or not self.is_complete():
            return
        if self._stay:
            self.confirm.setEnabled(False)
        else:
            QDialog.accept(self)
        self.answer()
        self.told.emit(self.arguments())

    def belong_to(self, session: Session) -> None:
        """Hide while the desk is locked; come back, as it was, for the same clerk and for no other."""
        self._login = session.clerk.login
        session.clerk_changed.connect(self._on_clerk)

    def _on_clerk(self, clerk: Clerk | None) -> None:
        if clerk is None:
            self.hide()
        elif clerk.login == self._login:
            self.open()
        else:
            self.reject()

    def finish(self) -> None:
        """The step was recorded."""
        QDialog.accept(self)

    def show_refusal(self, error: Exception) -> None:
        """The step was refused: say so beside the field it is about, and let everything stand."""
        self.confirm.setEnabled(True)
        field = self.fields().get(field_of(error))
        if field is None:
            self.problem.show_notice("wrong", explain(error))
            return
        field.set_error(explain(error))
        field.editor.setFocus()


def next_place(editors: Sequence[QWidget], at: QWidget | None, *, forward: bool) -> int | None:
    """Where Tab leads from `at`, round about; None when it is at none of these."""
    for place, editor in enumerate(editors):
        if at is not None and (editor is at or editor.isAncestorOf(at)):
            return (place + (1 if forward else -1)) % len(editors)
    return None


class ReturnedOriginals(Notice):
    """Says which originals the citizen gets back with a step; hidden when none are held."""

    def __init__(self, papers: Sequence[PaperCount], parent: QWidget | None = None) -> None:
        super().__init__(parent, closable=False)
        if papers:
            self.show_notice("waiting", self.tr("Trả lại bản chính đang giữ"), detail=listed(papers))


class SupplementDialog(StepDialog):
    """Which papers are missing and why: asked once and completely. ``requested(papers, reason)``."""

    requested = Signal(object, str)

    def __init__(self, papers: Sequence[str], parent: QWidget | None = None, *, stay: bool = False) -> None:
        super().__init__(
            self.tr("Yêu cầu bổ sung hồ sơ"),
            self.tr("Chỉ yêu cầu một lần, ghi đủ mọi giấy tờ còn thiếu. Thời hạn tạm dừng đến khi nhận bổ sung."),
            self.tr("Yêu cầu và in phiếu"),
            parent,
            reason=self.tr("Lý do, nội dung cần bổ sung, hoàn thiện"),
            stay=stay,
        )
        self.setFixedWidth(WIDE)
        self.papers = PaperTicks(self.tr("Giấy tờ cần bổ sung"), papers)
        self.papers_field = Field(self.tr("Giấy tờ cần bổ sung"), self.papers)
        self.papers.changed.connect(lambda: self.papers_field.set_error(""))
        self.add(self.papers_field)

    def fields(self) -> dict[str, Field]:
        return {"papers": self.papers_field, "reason": self.reason_field}

    def arguments(self) -> dict[str, Any]:
        wanted = tuple(PaperCount(text=text, originals=1) for text in self.papers.chosen())
        return {"papers": wanted, "reason": self.reason.value()}

    def answer(self) -> None:
        self.requested.emit(*self.arguments().values())


class ReceiveDialog(StepDialog):
    """Which of the papers asked for came in."""

    def __init__(self, asked: Sequence[str], parent: QWidget | None = None, *, stay: bool = False) -> None:
        super().__init__(
            self.tr("Nhận giấy tờ bổ sung"),
            self.tr("Hạn trả được tính lại từ đầu, kể từ lúc nhận bổ sung."),
            self.tr("Nhận bổ sung"),
            parent,
            stay=stay,
        )
        self.setFixedWidth(WIDE + 60)
        self._asked = tuple(asked)
        self.papers = PapersTable(self.tr("Giấy tờ bổ sung"))
        self.papers.set_papers([PaperRow(text, ticked=True) for text in asked])
        self.papers.grid.setMaximumHeight(260)
        self.papers_field = Field(self.tr("Giấy tờ nhận được"), self.papers)
        self.papers.changed.connect(self._on_changed)
        self.papers.finished.connect(self.confirm.setFocus)
        self.add(self.papers_field)
        if not asked:
            self.papers.other.setFocus()

    def fields(self) -> dict[str, Field]:
        return {"papers": self.papers_field}

    def counted(self) -> tuple[PaperCount, ...]:
        """The papers ticked, with their numbers."""
        return tuple(
            PaperCount(text=one.text, originals=one.originals, certified=one.certified, copies=one.copies)
            for one in self.papers.papers()
            if one.ticked and one.originals + one.certified + one.copies
        )

    def is_complete(self) -> bool:
        if self._asked and not self.counted():
            self.papers_field.set_error(self.tr("Đánh dấu ít nhất một giấy tờ và số bản đã nhận."))
            self.papers.setFocus()
            return False
        return super().is_complete()

    def arguments(self) -> dict[str, Any]:
        return {"papers": self.counted()}

    def _on_changed(self) -> None:
        self.papers_field.set_error("")
        here = {one.text for one in self.counted()}
        missing = sum(text not in here for text in self._asked)
        self.papers_field.set_hint(self.tr("Còn thiếu %n giấy tờ đã yêu cầu.", "", missing) if missing else "")


class RefusalDialog(StepDialog):
    """Why a dossier is refused, with its legal ground, which originals go back, and (in `money`) what was paid
    or is owed. ``answered(reason)``.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        stay: bool = False,
        originals: Sequence[PaperCount] = (),
        money: str = "",
    ) -> None:
        super().__init__(
            self.tr("Từ chối hồ sơ"),
            self.tr("Người dân nhận phiếu từ chối có đúng lý do ghi ở đây."),
            self.tr("Từ chối và in phiếu"),
            parent,
            reason=self.tr("Lý do và căn cứ pháp lý"),
            stay=stay,
        )
        self.setFixedWidth(WIDE - 60)
        self.money = Label(money, "text", "soft", wrap=True)
        self.money.setVisible(bool(money))
        self.add(self.money)
        self.returned = ReturnedOriginals(originals)
        self.add(self.returned)
        self.reason.setFocus()
        self.reason_field.set_hint(self.tr("Nêu điều, khoản của văn bản quy định, ví dụ: khoản 2 Điều 8 Luật Hộ tịch."))

    def fields(self) -> dict[str, Field]:
        return {"reason": self.reason_field}


class WithdrawDialog(StepDialog):
    """Why the applicant takes the dossier back, which originals go back, and (in `money`) what was paid
    or is owed. ``answered(reason)``.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        stay: bool = False,
        originals: Sequence[PaperCount] = (),
        money: str = "",
    ) -> None:
        super().__init__(
            self.tr("Rút hồ sơ"),
            self.tr("Người dân nhận lại giấy tờ đã nộp, hồ sơ dừng tại đây và không mở lại được."),
            self.tr("Ghi nhận rút hồ sơ"),
            parent,
            reason=self.tr("Lý do người dân rút hồ sơ"),
            stay=stay,
        )
        self.money = Label(money, "text", "soft", wrap=True)
        self.money.setVisible(bool(money))
        self.add(self.money)
        self.returned = ReturnedOriginals(originals)
        self.add(self.returned)
        self.reason.setFocus()

    def fields(self) -> dict[str, Field]:
        return {"reason": self.reason_field}
