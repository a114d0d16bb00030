"""The intake: card, procedure, papers, one key; then the cursor stands ready for the next citizen."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.people import Person, read_card
from intake_desk.domain.procedures import Procedure
from intake_desk.domain.refusals import Refusal
from intake_desk.services.applications import Application, Promise
from intake_desk.services.unfinished import Unfinished
from intake_desk.ui.intake.applicant_step import ApplicantStep
from intake_desk.ui.intake.aside_shelf import AsideShelf, named
from intake_desk.ui.intake.basket import together
from intake_desk.ui.intake.counter_answers import CounterAnswers
from intake_desk.ui.intake.fast_lane import FastLane
from intake_desk.ui.intake.intake_problems import IntakeProblems
from intake_desk.ui.intake.intake_steps import IntakeSteps
from intake_desk.ui.intake.keeping import Keeping
from intake_desk.ui.intake.papers_step import PapersStep
from intake_desk.ui.intake.procedure_step import ProcedureStep, chosen_index
from intake_desk.ui.intake.promise_preview import PromisePreview
from intake_desk.ui.intake.receipt_panel import ReceiptPanel
from intake_desk.ui.intake.receipts import hand_out_fee_receipts, hand_out_receipts, received_text
from intake_desk.ui.intake.served_card import served_text
from intake_desk.ui.intake.twin_check import TwinCheck
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Button, KeyHint, Notice, Page

NARROW = 900
FAST_KEY = "F7"


class IntakePage(Page):
    """One citizen at a time; ``received(Dossier)`` when it is safely recorded, ``not_recorded(why)`` when it is not."""

    received = Signal(object)
    not_recorded = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Tiếp nhận hồ sơ"), parent, side=True)
        self._session = session
        self._busy = False
        self._act: Callable[[], object] = lambda: None
        self._when_settled: Callable[[], None] = lambda: None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.notice = Notice()
        self.applicant = ApplicantStep(self._session)
        self.procedure = ProcedureStep(self._session)
        self.papers = PapersStep()
        self.receipt = ReceiptPanel(self._session)
        self.turn = Button(self.tr("Chứng thực nhanh"), FAST_KEY)
        self.shelf = AsideShelf(self._session.workbench.desk.now)
        self.lane = FastLane(self._session, lambda: self.shelf.asides)
        self._steps = IntakeSteps(self.applicant, self.procedure, self.papers, self.receipt)
        self.keeping = Keeping(self._session, self._steps.written, self.shelf, self)
        self.answers = CounterAnswers(self._session, self, lambda: self.keeping.mark)
        self._problems = IntakeProblems(
            self._session, self.notice, self.applicant, self.procedure, self.papers, self.receipt
        )
        for tool in (self.shelf, KeyHint(FAST_KEY), self.turn):
            self.add_tool(tool)
        self.add_notice(self.notice)
        for step in (self.applicant, self.procedure, self.papers, self.lane, 1):
            self.add(step)
        self.add_side(self.receipt, 1)
        self.add_side(self.lane.beside, 1)
        self.lane.hide()
        self.lane.beside.hide()
        self.setFocusProxy(self.applicant)
        self._twins = TwinCheck(self._session, self.receipt.twin, lambda: self.shelf.asides, lambda: self.keeping.mark)
        self._preview = PromisePreview(self._session, self, self.application, self.procedure, self.receipt, self._twins)

    def _connect(self) -> None:
        self.applicant.finished.connect(self.procedure.begin)
        self.applicant.settled.connect(self._on_settled)
        self.applicant.card_typed.connect(self.take_card_text)
        self.applicant.changed.connect(self._preview.look_soon)
        self.procedure.picked.connect(self._on_procedure)
        self.procedure.changed.connect(self._on_case)
        self.procedure.finished.connect(self.papers.setFocus)
        self.papers.changed.connect(self._preview.look_soon)
        self.papers.finished.connect(self.receipt.save.setFocus)
        self.receipt.changed.connect(self._preview.look_soon)
        self.receipt.save_requested.connect(self.save)
        self.receipt.serve_requested.connect(self.serve)
        self.receipt.another_requested.connect(self.keep_for_another)
        self.receipt.supplement_requested.connect(self.ask_supplement)
        self.receipt.refuse_requested.connect(lambda: self.answers.ask_refusal(self.application()))
        self.answers.begun.connect(self._begin)
        self.answers.given.connect(self._on_answered)
        self.answers.failed.connect(self._on_not_answered)
        self._problems.told.connect(self.not_recorded)
        self.turn.clicked.connect(self.turn_fast_lane)
        self.lane.left.connect(self.turn_fast_lane)
        self.lane.card_typed.connect(self.take_card_text)
        self.lane.recorded.connect(self._on_served)
        self.lane.not_recorded.connect(self._on_not_served)
        self.notice.action_requested.connect(self._on_notice)
        self.shelf.wanted.connect(self._bring_back)
        self._steps.on_change(self.keeping.look_soon)
        self.keeping.told.connect(self.notice.show_notice)
        self.keeping.handed_over.connect(self._on_handed_over)
        self._session.recorded.connect(self.refresh)

    def hideEvent(self, event: QHideEvent) -> None:
        """The window is closed, or another page is shown: nothing waits for the pause."""
        super().hideEvent(event)
        self.keeping.keep_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.applicant.set_narrow(narrow=event.size().width() < NARROW)

    def application(self) -> Application:
        """What stands on the screen."""
        return self._steps.application()

    def take_card_text(self, text: str) -> None:
        """A card's QR came from the scanner."""
        try:
            person = read_card(text)
        except Refusal as error:
            self.notice.show_notice("wrong", explain(error))
            self.setFocus()
            self.not_recorded.emit(explain(error))
            return
        self.take_card(person)

    def take_card(self, person: Person) -> None:
        """Fill the citizen in and go on to the procedure; an unfinished dossier of somebody else is put aside."""
        self.notice.clear()
        if self.is_fast:
            self.lane.take_card(person)
            return
        if self.applicant.wants_owner():
            self.applicant.owner.take_card(person)
            self.procedure.begin()
            return
        if self._steps.is_begun() and person.id_number != self.applicant.submitter().id_number:
            self._put_aside()
        self.applicant.take_card(person)
        if self.procedure.procedure is None:
            self.procedure.begin()
        else:
            self.papers.setFocus()

    def refresh(self) -> None:
        """Look again at the number that comes next."""
        if self._session.present is not None:
            self._session.ask(self._session.workbench.reception.next_place, self._show_place)

    def save(self, print_receipt: bool) -> None:  # noqa: FBT001  # a signal's payload
        """Record all that this citizen brought; what they take home is printed only once it is durable."""
        reception, clerk = self._session.workbench.reception, self._session.clerk
        self._record(
            lambda several, mark: reception.receive_together(clerk, several, unfinished=mark),
            lambda dossiers: self._on_received(dossiers, received_text(dossiers), print_receipt=print_receipt),
            again=lambda: self.save(print_receipt),
        )

    def serve(self, print_receipt: bool) -> None:  # noqa: FBT001  # a signal's payload
        """Record what is done while the citizen waits: received, paid, handed back; a receipt only when wanted."""
        reception, clerk = self._session.workbench.reception, self._session.clerk
        self._record(
            lambda several, mark: (reception.serve(clerk, several[-1], unfinished=mark),),
            lambda dossiers: self._on_received(dossiers, served_text(dossiers[0]), print_receipt=print_receipt),
            again=lambda: self.serve(print_receipt),
        )

    def keep_for_another(self) -> None:
        """Put what stands here aside for the one receipt of this citizen, and begin what else they brought."""
        application, procedure = self.application(), self.procedure.procedure
        if procedure is not None:
            self._problems.check(application, lambda promise: self._keep(application, procedure, promise))

    def ask_supplement(self) -> None:
        """Take the dossier as it is and ask for what is missing, once and completely."""
        texts = self.procedure.paper_texts()
        self.answers.ask_supplement(self.application(), texts, self.applicant.missing_papers())

    def turn_fast_lane(self) -> None:
        """Go to quick certification, or back to where the dossier on the screen stands as it was left."""
        fast = not self.is_fast
        for step in (self.applicant, self.procedure, self.papers, self.receipt):
            step.setVisible(not fast)
        self.lane.setVisible(fast)
        self.lane.beside.setVisible(fast)
        self.set_title(self.tr("Chứng thực nhanh") if fast else self.tr("Tiếp nhận hồ sơ"))
        self.turn.setText(self.tr("Tiếp nhận đầy đủ") if fast else self.tr("Chứng thực nhanh"))
        self.notice.clear()
        self.setFocusProxy(self.lane if fast else self.applicant)
        if fast:
            self.lane.begin()
        else:
            self.applicant.setFocus()

    @property
    def is_fast(self) -> bool:
        """Whether quick certification stands here now."""
        return not self.lane.isHidden()

    def unsaved(self) -> str:
        """What is not recorded if the window is closed now, and what becomes of it; "" when everything is."""
        lane = self.tr("Người đang nhập ở Chứng thực nhanh chưa được ghi.") if self.lane.name.value() else ""
        return " ".join(filter(None, (self.shelf.kept_text(begun=self._steps.is_begun()), lane)))

    def clear(self) -> None:
        """Ready for the next citizen; what stood here is gone, unless it was put aside."""
        self._clear_dossier()
        self.applicant.clear()
        self.receipt.clear()
        self.keeping.drop()
        self.applicant.setFocus()

    def _clear_dossier(self) -> None:
        """Ready for another dossier; who stands at the counter and what they brought before stays."""
        self._preview.forget()
        self.procedure.clear()
        self.papers.clear()
        self.receipt.clear_promise()
        self.procedure.set_active(active=False)
        self.papers.set_active(active=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.lane.step_back if self.is_fast else self._step_back)()
            return
        super().keyPressEvent(event)

    def _step_back(self) -> None:
        """Esc: from the papers to the procedure, to the citizen, and there put everything aside."""
        at = self.focusWidget()
        if at is not None and (self.papers.isAncestorOf(at) or self.receipt.isAncestorOf(at)):
            self.procedure.begin()
        elif at is not None and self.procedure.isAncestorOf(at):
            self.applicant.setFocus()
        else:
            self._put_aside()

    def _put_aside(self) -> None:
        """Make room for the next citizen; what was written can be brought back, or thrown away."""
        aside = self.keeping.put_aside()
        if aside is None:
            return
        self.clear()
        self.shelf.put(aside)
        self._act = lambda: self.keeping.throw_away(aside.id)
        text = self.tr("Hồ sơ chưa lưu của {0} được cất sang bên.").format(named(aside))
        self.notice.show_notice("waiting", text, self.tr("Bỏ hẳn"))

    def _on_handed_over(self) -> None:
        """Somebody else sits here: nothing of who left is theirs to see."""
        for part in (self.notice, self.lane, self):
            part.clear()

    def _on_notice(self) -> None:
        self._act()

    def _bring_back(self, aside: Unfinished) -> None:
        """Go on with what was put aside; what stands here takes its place on the shelf."""
        if self._busy:
            self.shelf.put(aside)
            return
        if self.is_fast:
            self.turn_fast_lane()
        self._put_aside()
        self.clear()
        self.keeping.begin(aside.id)
        if aside.written is not None:
            self._steps.restore(aside.written)
        self.notice.clear()
        self.papers.setFocus()

    def _record(
        self,
        work: Callable[[Sequence[Application], str], tuple[Dossier, ...]],
        done: Callable[[tuple[Dossier, ...]], object],
        *,
        again: Callable[[], None],
    ) -> None:
        """Record all that this citizen brought; `again` once the card's address stands in today's units."""
        if self._busy:
            return
        if self.applicant.is_settling:
            self._when_settled = again
            return
        if not self._steps.is_begun():
            self.applicant.setFocus()
            self.notice.show_notice("information", self.tr("Chưa có gì để lưu. Quét thẻ hoặc gõ họ tên người nộp."))
            self.not_recorded.emit(self.tr("Chưa có gì để lưu."))
            return
        application = self.application()
        kept = together(self.receipt.basket.kept, application)
        present = not kept or bool(self.procedure.search.value()) or self.papers.is_begun()
        several, mark = [*kept, application] if present else kept, self.keeping.mark
        self._begin()
        failed = partial(self._on_refused, application=several[-1], present=present)
        record = partial(self._session.do, lambda: work(several, mark), done, failed)
        self._twins.before(several, record, failed, partial(self._on_stopped, mark), lambda: mark == self.keeping.mark)

    def _on_stopped(self, mark: str, text: str) -> None:
        """The same is there already: said beside the key, unless another card was scanned meanwhile."""
        self._end()
        (self.not_recorded.emit if mark == self.keeping.mark else self._on_not_served)(text)

    def _on_refused(self, error: Exception, application: Application, *, present: bool) -> None:
        self._end()
        self._problems.tell(error, application, present=present)

    def _on_not_answered(self, error: Exception, application: Application) -> None:
        self._end()
        self._problems.tell_of_answer(error, application)

    def _on_settled(self) -> None:
        again, self._when_settled = self._when_settled, lambda: None
        again()

    def _keep(self, application: Application, procedure: Procedure, promise: Promise) -> None:
        self.notice.clear()
        self.receipt.basket.put(self.receipt.kept(application, procedure.short_name, promise))
        self._clear_dossier()
        self.procedure.begin()

    def _begin(self) -> None:
        self._busy = True
        self.receipt.set_busy(True)

    def _end(self) -> None:
        self._busy = False
        self.receipt.set_busy(False)

    def _on_received(self, dossiers: Sequence[Dossier], text: str, *, print_receipt: bool) -> None:
        self._end()
        self._tell("done", text, dossiers[0])
        if self.keeping.finish(dossiers[0].id):
            self.clear()
        if print_receipt:
            hand_out_receipts(self._session, dossiers)
        elif dossiers[0].instant:
            hand_out_fee_receipts(self._session, dossiers)
        for dossier in dossiers:
            self.received.emit(dossier)

    def _on_answered(self, dossier: Dossier, kind: str, text: str) -> None:
        """Something else than a receipt was given; what this citizen brought besides stays."""
        self._end()
        self._tell(kind, text, dossier)
        stands = self.keeping.finish(dossier.id)
        if stands and self.receipt.basket.kept:
            self._clear_dossier()
            self.keeping.keep_now()
            self.procedure.begin()
        elif stands:
            self.clear()
        self.received.emit(dossier)

    def _on_served(self, dossier: Dossier) -> None:
        hand_out_fee_receipts(self._session, (dossier,))
        self._tell("done", served_text(dossier), dossier)
        self.received.emit(dossier)

    def _tell(self, kind: str, text: str, dossier: Dossier) -> None:
        """What was recorded, with the way to it."""
        self._act = lambda: self._session.dossier_wanted.emit(dossier.id)
        self.notice.show_notice(kind, text, self.tr("Xem hồ sơ"))

    def _on_not_served(self, text: str) -> None:
        self.notice.show_notice("wrong", text)
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
            self.papers.show_case(procedure, chosen_index(self.procedure.case))
        else:
            self.papers.clear_case()
            self.receipt.clear_promise()
        self._preview.look_soon()

    def _show_place(self, place: tuple[str, str, int]) -> None:
        code, book, line = place
        self.receipt.show_number(code, self.tr("Quyển {0} · số thứ tự {1}").format(book, line))
