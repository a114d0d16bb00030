"""The intake: card, procedure, papers, one key; then the cursor stands ready for the next citizen."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.own_fields import BadField
from intake_desk.domain.people import EmptyName, Person, read_card
from intake_desk.domain.procedures import Procedure
from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import Application, Promise
from intake_desk.ui.applicant_step import ApplicantStep
from intake_desk.ui.messages import explain, field_of
from intake_desk.ui.papers_step import PapersStep
from intake_desk.ui.procedure_step import ProcedureStep
from intake_desk.ui.receipt_panel import ReceiptPanel
from intake_desk.ui.session import Session
from intake_desk.ui.step_dialogs import RefusalDialog, SupplementDialog
from intake_desk.ui.widgets import Notice, Page

PREVIEW_PAUSE_MS = 60
TICK_MS = 30_000
NARROW = 900


class IntakePage(Page):
    """One citizen at a time; ``received(Dossier)`` when it is safely recorded, ``not_recorded(why)`` when it is not."""

    received = Signal(object)
    not_recorded = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Tiếp nhận hồ sơ"), parent, side=True)
        self._session = session
        self._generation = 0
        self._busy = False
        self._last = ""
        self._aside: tuple[dict[str, object], ...] | None = None
        self._save_when_settled: bool | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.notice = Notice()
        self.applicant = ApplicantStep(self._session)
        self.procedure = ProcedureStep(self._session)
        self.papers = PapersStep()
        self.receipt = ReceiptPanel(self._session)
        self.add_notice(self.notice)
        for step in (self.applicant, self.procedure, self.papers):
            self.add(step)
        self.add(1)
        self.add_side(self.receipt, 1)
        self.setFocusProxy(self.applicant)
        self._pause = QTimer(self, singleShot=True, interval=PREVIEW_PAUSE_MS)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.start()

    def _connect(self) -> None:
        self.applicant.finished.connect(self.procedure.begin)
        self.applicant.settled.connect(self._on_settled)
        self.applicant.card_typed.connect(self.take_card_text)
        self.applicant.changed.connect(self._on_changed)
        self.procedure.picked.connect(self._on_procedure)
        self.procedure.changed.connect(self._on_case)
        self.procedure.finished.connect(self.papers.setFocus)
        self.papers.changed.connect(self._on_changed)
        self.papers.finished.connect(self.receipt.save.setFocus)
        self.receipt.changed.connect(self._on_changed)
        self.receipt.save_requested.connect(self.save)
        self.receipt.supplement_requested.connect(self.ask_supplement)
        self.receipt.refuse_requested.connect(self.ask_refusal)
        self.notice.action_requested.connect(self._on_notice_action)
        self._pause.timeout.connect(self._preview)
        self._tick.timeout.connect(self._preview)
        self._session.recorded.connect(self.refresh)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.applicant.set_narrow(narrow=event.size().width() < NARROW)

    def application(self) -> Application:
        """What stands on the screen."""
        applicant, submitter = self.applicant.people()
        procedure = self.procedure.procedure
        due_day = self.receipt.due_day.value()
        return Application(
            applicant=applicant,
            submitter=submitter,
            procedure=procedure.code if procedure else "",
            case=_index(self.procedure.case.value()),
            terms=_index(self.procedure.terms.value()),
            papers=self.papers.papers(),
            sets=self.papers.sets.value(),
            pages=self.papers.pages_asked(),
            copies=self.papers.copies_asked(),
            fields=self.papers.fields(),
            deliver=str(self.papers.deliver.value()),
            note=self.papers.note.value(),
            means=self.receipt.means_value(),
            waiver_reason=self.receipt.waiver.value(),
            set_amount=self.receipt.set_amount(),
            due_day=due_day.isoformat() if due_day else "",
        )

    def take_card_text(self, text: str) -> None:
        """A card's QR came from the scanner."""
        try:
            person = read_card(text)
        except Refusal as error:
            self.notice.show_notice("wrong", explain(error))
            self.applicant.setFocus()
            self.not_recorded.emit(explain(error))
            return
        self.take_card(person)

    def take_card(self, person: Person) -> None:
        """Fill the citizen in and go on to the procedure; an unfinished dossier of somebody else is put aside."""
        self.notice.clear()
        if self.applicant.wants_owner():
            self.applicant.take_owner_card(person)
            self.procedure.begin()
            return
        before = self.applicant.submitter()
        if self._is_begun() and person.id_number != before.id_number:
            self._put_aside(before.name)
        self.applicant.take_card(person)
        if self.procedure.procedure is None:
            self.procedure.begin()
        else:
            self.papers.setFocus()

    def refresh(self) -> None:
        """Look again at the number that comes next."""
        reception = self._session.workbench.reception
        if self._session.present is not None:
            self._session.ask(reception.next_place, self._show_place)

    def save(self, print_receipt: bool) -> None:  # noqa: FBT001  # a signal's payload
        """Record the dossier; its receipt is printed only once it is durable."""
        if self._busy:
            return
        if self.applicant.is_settling:  # the card's address is still being put into today's units
            self._save_when_settled = print_receipt
            return
        if not self.applicant.is_begun() and self.procedure.procedure is None:
            self.applicant.setFocus()
            self.notice.show_notice("information", self.tr("Chưa có gì để lưu. Quét thẻ hoặc gõ họ tên người nộp."))
            self.not_recorded.emit(self.tr("Chưa có gì để lưu."))
            return
        application, clerk = self.application(), self._session.clerk
        reception = self._session.workbench.reception
        self._begin()
        self._session.do(
            lambda: reception.receive(clerk, application),
            lambda dossier: self._on_received(dossier, print_receipt=print_receipt),
            self._on_refused,
        )

    def ask_supplement(self) -> None:
        """Take the dossier as it is and ask for what is missing, once and completely."""
        procedure = self.procedure.procedure
        case = _index(self.procedure.case.value())
        papers = procedure.cases[case].papers if procedure and case < len(procedure.cases) else ()
        dialog = SupplementDialog([paper.text for paper in papers], self)
        dialog.requested.connect(self._save_with_supplement)
        dialog.open()

    def ask_refusal(self) -> None:
        """Ask for the legal reason of a refusal."""
        dialog = RefusalDialog(self)
        dialog.answered.connect(self._refuse)
        dialog.open()

    def clear(self) -> None:
        """Ready for the next citizen."""
        self._generation += 1
        for step in (self.applicant, self.procedure, self.papers, self.receipt):
            step.clear()
        self.procedure.set_active(active=False)
        self.papers.set_active(active=False)
        self.applicant.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
            return
        super().keyPressEvent(event)

    def _step_back(self) -> None:
        """Esc: from the papers to the procedure, to the citizen, and there put everything aside."""
        at = self.focusWidget()
        if at is not None and (self.papers.isAncestorOf(at) or self.receipt.isAncestorOf(at)):
            self.procedure.begin()
        elif at is not None and self.procedure.isAncestorOf(at):
            self.applicant.setFocus()
        elif self._is_begun():
            self._put_aside(self.applicant.name.value())

    def _is_begun(self) -> bool:
        return self.applicant.is_begun() or self.procedure.procedure is not None or self.papers.is_begun()

    def _put_aside(self, name: str) -> None:
        """Make room for the next citizen; what was written can be brought back."""
        states = (self.applicant.state(), self.procedure.state(), self.papers.state())
        self.clear()
        self._aside = states
        text = self.tr("Hồ sơ chưa lưu của {0} được cất sang bên.").format(name or self.tr("người trước"))
        self.notice.show_notice("waiting", text, self.tr("Mở lại"))

    def _bring_back(self) -> None:
        assert self._aside is not None
        states, self._aside = self._aside, None
        self.clear()
        for step, state in zip((self.applicant, self.procedure, self.papers), states, strict=True):
            step.restore(state)
        self.notice.clear()
        self.papers.setFocus()

    def _on_settled(self) -> None:
        wanted, self._save_when_settled = self._save_when_settled, None
        if wanted is not None:
            self.save(wanted)

    def _save_with_supplement(self, papers: tuple[PaperCount, ...], reason: str) -> None:
        application, clerk = self.application(), self._session.clerk
        reception = self._session.workbench.reception
        self._begin()
        self._session.do(
            lambda: reception.ask_first(clerk, application, papers, reason), self._on_supplement_asked, self._on_refused
        )

    def _refuse(self, reason: str) -> None:
        application, clerk = self.application(), self._session.clerk
        reception = self._session.workbench.reception
        self._begin()
        self._session.do(lambda: reception.refuse(clerk, application, reason), self._on_refusal, self._on_refused)

    def _begin(self) -> None:
        self._busy = True
        self._aside = None
        self.receipt.set_busy(True)

    def _end(self) -> None:
        self._busy = False
        self.receipt.set_busy(False)

    def _on_received(self, dossier: Dossier, *, print_receipt: bool) -> None:
        self._end()
        who = dossier.applicant.name
        self.notice.show_notice("done", self.tr("Đã lưu {0} · {1}").format(dossier.code, who), self.tr("Xem hồ sơ"))
        self._last = dossier.id
        self.clear()
        if print_receipt:
            clerk, slips = self._session.clerk, self._session.workbench.slips
            self._session.do(lambda: slips.receipt(clerk, dossier.id), self._session.hand_out)
        self.received.emit(dossier)

    def _on_supplement_asked(self, dossier: Dossier) -> None:
        self._end()
        self._last = dossier.id
        text = self.tr("Đã ghi, chờ {0} bổ sung. Hồ sơ được tiếp nhận khi đủ giấy tờ.").format(dossier.applicant.name)
        self.notice.show_notice("waiting", text, self.tr("Xem hồ sơ"))
        self.clear()
        clerk, slips = self._session.clerk, self._session.workbench.slips
        self._session.do(lambda: slips.supplement(clerk, dossier.id), self._session.hand_out)
        self.received.emit(dossier)

    def _on_refusal(self, dossier: Dossier) -> None:
        self._end()
        self._last = dossier.id
        text = self.tr("Đã ghi từ chối tiếp nhận · {0}").format(dossier.applicant.name)
        self.notice.show_notice("information", text, self.tr("Xem hồ sơ"))
        self.clear()
        clerk, slips = self._session.clerk, self._session.workbench.slips
        self._session.do(lambda: slips.refusal(clerk, dossier.id), self._session.hand_out)
        self.received.emit(dossier)

    def _on_refused(self, error: Exception) -> None:
        self._end()
        field, text = field_of(error), explain(error)
        if field == "procedure" and self.applicant.is_begun():
            self.procedure.show_error(text)
        elif field == "procedure":
            self.applicant.show_error("name", explain(EmptyName()))
        elif field in {"papers", "originals", "certified", "copies"}:
            self.papers.show_error(text)
        elif isinstance(error, BadField):
            self.papers.show_own_error(str(error.params["field"]), text)
        elif field == "pages":
            self.papers.pages_field.set_error(text)
            self.papers.pages.setFocus()
        elif not self.applicant.show_error(field, text) and not self.receipt.show_error(field, text):
            self.notice.show_notice("wrong", text)
        if not isinstance(error, Refusal):
            self._session.refused.emit(error)
        self.not_recorded.emit(text)

    def _on_procedure(self, procedure: Procedure) -> None:
        self.procedure.set_active(active=True)
        self.papers.set_active(active=True)
        self._on_case()
        if len(procedure.cases) > 1:
            self.procedure.case.setFocus()
        else:
            self.papers.setFocus()

    def _on_case(self) -> None:
        procedure = self.procedure.procedure
        if procedure is not None:
            self.papers.show_case(procedure, _index(self.procedure.case.value()))
        else:
            self.papers.clear_case()
            self.receipt.clear()
        self._on_changed()

    def _on_changed(self) -> None:
        self._generation += 1
        self._pause.start()

    def _preview(self) -> None:
        if self.procedure.procedure is None or not self.isVisible():
            return
        application = self.application()
        generation, reception = self._generation, self._session.workbench.reception
        self._session.ask(
            lambda: reception.promise(application),
            lambda promise: self._show_promise(generation, promise),
            lambda error: self._on_no_promise(generation, error),
        )

    def _show_promise(self, generation: int, promise: Promise) -> None:
        procedure = self.procedure.procedure
        if generation == self._generation and procedure is not None:
            line = min(_index(self.procedure.terms.value()), len(procedure.lines()) - 1)
            self.receipt.show_promise(promise, by_province=procedure.terms(line=line).by_province)

    def _on_no_promise(self, generation: int, error: Exception) -> None:
        """The number typed is out of range or the day named cannot be: say so where it stands."""
        if generation != self._generation:
            return
        if isinstance(error, Refusal):
            self.receipt.show_error(field_of(error), explain(error))
        else:
            self._session.refused.emit(error)

    def _show_place(self, place: tuple[str, str, int]) -> None:
        code, book, line = place
        self.receipt.show_number(code, self.tr("Quyển {0} · số thứ tự {1}").format(book, line))

    def _on_notice_action(self) -> None:
        if self._aside is not None:
            self._bring_back()
        else:
            self._session.dossier_wanted.emit(self._last)


def _index(value: object) -> int:
    return value if isinstance(value, int) else 0
