"""Drives the program's own windows as a person would: scans, types, presses. For the headless day, nothing else."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QObject,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import QApplication, QWidget

from intake_desk.domain import exemptions
from intake_desk.domain.dossier import READY, Dossier
from intake_desk.domain.procedures import Procedure
from intake_desk.services.applications import CASH, LATER, TRANSFER, WAIVED
from intake_desk.services.casework import OTHER
from intake_desk.services.closing_view import DayView
from intake_desk.ui import theme
from intake_desk.ui.application import Program
from intake_desk.ui.day.closing_page import ClosingPage
from intake_desk.ui.day.day_page import DayPage
from intake_desk.ui.dossiers import lawful_steps as steps
from intake_desk.ui.dossiers.hand_back_page import HandBackPage
from intake_desk.ui.dossiers.register_page import RegisterPage
from intake_desk.ui.intake.intake_page import IntakePage
from intake_desk.ui.keystrokes import press, said_by, write
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import AskDialog, PapersTable
from intake_desk.ui.widgets.papers_model import NUMBERS

PATIENCE_SECONDS = 60.0
POLL_MS = 2
SCANNER_MS = 4
LAYOUT_TURNS = 8


class NotTaken(Exception):
    """The windows said no; the text is what they said."""


class Stuck(Exception):
    """The windows did not get where they were driven; the text says where."""


class Driver(QObject):
    """One person after another at one desk."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        self.shell = program.shell
        self.window = program.shell.window
        self._said: list[str] = []
        self._day = ""
        self._faults: list[Exception] = []

    @property
    def session(self) -> Session:
        """The session of the open desk."""
        assert self.shell.counter is not None
        return self.shell.counter.session

    def wait(self, until: Callable[[], bool], where: str) -> None:
        """Let the program work until something is so. Raises Stuck."""
        if until():
            return
        loop = QEventLoop()
        timer = QTimer()
        timer.setInterval(POLL_MS)
        end = time.monotonic() + PATIENCE_SECONDS
        timer.timeout.connect(lambda: loop.quit() if until() or time.monotonic() > end else None)
        timer.start()
        loop.exec()
        timer.stop()
        if not until():
            raise Stuck(where)

    def open(self) -> None:
        """Start the program and wait until somebody can sign in. Raises Stuck."""
        opened: list[bool] = []
        self.shell.desk_opened.connect(lambda: opened.append(True))
        self.program.start()
        self.window.activateWindow()
        self.wait(lambda: bool(opened), "opening the desk")
        self.session.refused.connect(self._on_refused)

    def sign_in(self, login: str, password: str) -> None:
        """Let this clerk sit down, after whoever sits there left. Raises NotTaken, Stuck."""
        present = self.session.present
        today = self.session.workbench.desk.day_by_clock()
        if present is not None and present.login == login and today <= self._day:
            return
        overlay = self.window.lock_overlay
        if present is not None:
            self.window.lock_requested.emit()
        self.wait(lambda: overlay.isVisible() and overlay.card.clerk.count() > 0, "the sign-in card")
        overlay.card.clerk.set_value(login)
        if overlay.card.clerk.value() != login:
            raise NotTaken(self.tr("Không có cán bộ “{0}” ở đơn vị này.").format(login[:40]))
        overlay.card.password.setText(password)
        overlay.card.button.click()
        self.wait(self._is_signed_in, f"signing in {login}")
        if self.session.present is None:
            raise NotTaken(overlay.card.password_field.error)
        self._day = today

    def _is_signed_in(self) -> bool:
        """Whether the card answered; the file's own dates are meant, so a doubtful day is confirmed."""
        asked = QApplication.activeModalWidget()
        if isinstance(asked, AskDialog) and self.session.present is None:
            asked.confirm.click()
        return self.session.present is not None or bool(self.window.lock_overlay.card.password_field.error)

    def scan(self, text: str) -> None:
        """Type as a scanner does: a burst of keys and Enter, into whatever has the focus."""
        handle = self.window.windowHandle()
        began = int(time.monotonic() * 1000)  # a scanner's own pace, however busy this machine is
        for number, letter in enumerate(text):
            press(handle, 0, letter, began + number * SCANNER_MS)
        press(handle, Qt.Key.Key_Return, "\r", began + len(text) * SCANNER_MS)

    def intake(self) -> IntakePage:
        """The intake, empty."""
        self.window.show_page("intake")
        page = self.window.page("intake")
        assert isinstance(page, IntakePage)
        page.notice.clear()
        page.clear()
        return page

    def pick_procedure(self, page: IntakePage, code: str, case: int) -> Procedure:
        """Find a procedure by its code and take its case by the published index. Raises NotTaken."""
        write(page.procedure.search, code)
        hit = page.procedure.hits.current()
        if hit is None or hit.value.code != code:
            raise NotTaken(self.tr("Không có thủ tục mã {0} trong danh mục.").format(code[:40] or "–"))
        press(page.procedure.search, Qt.Key.Key_Return, "\r")
        procedure = page.procedure.procedure
        assert procedure is not None
        chosen = procedure.case_at(case)
        if chosen is None and procedure.cases:
            raise NotTaken(self.tr("Thủ tục {0} không có trường hợp số {1}.").format(code, case))
        if chosen is not None and len(procedure.cases) > 1:
            page.procedure.case.set_value(procedure.cases.index(chosen))
            page.procedure.case.chosen.emit(page.procedure.case.value())
        return procedure

    def pay(self, page: IntakePage, amount: int | None, means: str, reason: str) -> None:
        """Say how the fee is paid; without an amount it stays to be paid later."""
        value = LATER if amount is None else {"cash": CASH, "transfer": TRANSFER, "waived": WAIVED}.get(means, "")
        paying = page.receipt.money
        paying.means.set_value(value)
        paying.means.chosen.emit(value)
        if value == WAIVED:
            paying.category.set_value(exemptions.OTHER)
            paying.category.chosen.emit(exemptions.OTHER)
            write(paying.waiver, reason)
        if amount is not None and amount != self._charged(page):
            self._set_amount(page, amount)

    def save(self, page: IntakePage) -> Dossier:
        """Press the one key, and once more where the page tells of a twin. Raises NotTaken with what the page said."""
        try:
            return self._answer(page, page.receipt.save.click)
        except NotTaken:
            if page.receipt.twin.isHidden():
                raise
            return self._answer(page, page.receipt.save.click)

    def refuse_at_counter(self, page: IntakePage, reason: str) -> Dossier:
        """Refuse what stands on the page, with its reason. Raises NotTaken."""

        def press() -> None:
            page.receipt.refuse.click()
            self._fill_reason(reason)

        return self._answer(page, press)

    def step(self, dossier_id: str, step: str, fill: Callable[[QWidget], None] | None = None) -> None:
        """Take a step in the register: find the dossier, press its button, answer its dialog. Raises NotTaken."""
        page = self.window.page("register")
        assert isinstance(page, RegisterPage)
        self.session.dossier_wanted.emit(dossier_id)
        panel = page.panel
        self.wait(
            lambda: panel.dossier is not None and panel.dossier.id == dossier_id and page.window().isVisible(),
            "the dossier in the register",
        )
        assert panel.dossier is not None
        dossier = panel.dossier
        if step not in steps.lawful(dossier):
            raise NotTaken(
                self.tr("Không làm được “{0}” khi hồ sơ {1} đang ở trạng thái này.").format(
                    steps.step_text(step).rstrip("…"), dossier.code
                )
            )
        taken: list[object] = []
        stopped: list[str] = []
        page.steps.taken.connect(taken.append)
        page.steps.stopped.connect(stopped.append)
        self.settle()  # while the paper of the step before is being made, no other step begins
        try:
            page.steps.take(step, dossier)
            self.wait(lambda: page.steps.dialog is not None or bool(taken or stopped), "the step's question")
            dialog = page.steps.dialog
            if dialog is not None:
                try:
                    if fill is not None:
                        fill(dialog)
                except NotTaken:
                    dialog.reject()
                    raise
                dialog.confirm.click()
                problem = dialog.isVisible() and not dialog.confirm.isEnabled()
                self.wait(
                    lambda: bool(taken or stopped) or (problem and dialog.confirm.isEnabled()) or not problem,
                    "the step's answer",
                )
                if not taken and dialog.isVisible():
                    said = said_by(dialog)
                    dialog.reject()
                    raise NotTaken(said)
            self.wait(lambda: bool(taken or stopped), "the step recorded")
        finally:
            page.steps.taken.disconnect(taken.append)
            page.steps.stopped.disconnect(stopped.append)
        if stopped:
            raise NotTaken(stopped[0])

    def hand_back(self, dossier_id: str, to: str, name: str, id_number: str) -> None:
        """Hand a result over on its page. Raises NotTaken with what the page said."""
        page = self.window.page("hand_back")
        assert isinstance(page, HandBackPage)
        page.notice.clear()
        self.session.hand_back_wanted.emit(dossier_id)
        card = page.card
        self.wait(lambda: card.dossier is not None and card.dossier.id == dossier_id, "the dossier to hand back")
        assert card.dossier is not None
        if card.dossier.state != READY:
            raise NotTaken(card.standing.text())
        card.form.who.set_value(to)
        card.form.who.chosen.emit(to)
        if to == OTHER:
            write(card.form.name, name)
            write(card.form.id_number, id_number)
        page.card.main.click()
        self.wait(lambda: card.dossier is None or page.notice.isVisible() or bool(said_by(card)), "the hand-over")
        problem = said_by(card)
        if card.dossier is not None and card.dossier.state == READY and problem:
            raise NotTaken(problem)
        self.settle()

    def feedback(self, sender: str, about: str, text: str) -> None:
        """Write a citizen's feedback down on the page of the day. Raises NotTaken."""
        self.window.show_page("day")
        page = self.window.page("day")
        assert isinstance(page, DayPage)
        page.ask_feedback()
        dialog = page.dialog
        assert dialog is not None
        write(dialog.who, sender)
        write(dialog.about, about)
        dialog.reason.setPlainText(text)
        dialog.confirm.click()
        self.settle()
        if page.dialog is not None:
            said = said_by(page.dialog)
            page.dialog.reject()
            raise NotTaken(said)

    def close_day(self, counted_cash: int | None, reason: str, password: str) -> DayView:
        """Rule the day off on its page, and wait until its tally is a paper. Raises NotTaken."""
        self.window.show_page("closing")
        page = self.window.page("closing")
        assert isinstance(page, ClosingPage)
        page.refresh()
        self.settle()
        decision = page.decision
        if not decision.close_day.isVisible():
            raise NotTaken(decision.state.text() if decision.state.isVisible() else decision.consequence.text())
        page.ask_to_close()
        self.wait(lambda: page.dialog is not None, "the question before closing")
        dialog = page.dialog
        assert dialog is not None
        dialog.counted.set_amount(counted_cash)
        for field in (*dialog.reasons.values(), *((dialog.note,) if dialog.differs() else ())):
            field.set_value(reason)
        dialog.password.setText(password)
        dialog.confirm.click()
        self.wait(lambda: not page.busy, "the closing")
        self.settle()
        if page.dialog is not None:
            said = said_by(dialog)
            dialog.reject()
            raise NotTaken(said)
        return self.session.workbench.closing.view()

    def tick_table(self, table: PapersTable, papers: list[tuple[str, int, int, int]]) -> None:
        """Tick exactly these papers with their numbers; what the list lacks is written below it."""
        model = table.model
        for number, row in enumerate(model.papers):
            if row.ticked:
                model.toggle(number)
        for text, *counts in papers:
            number = next((at for at, row in enumerate(model.papers) if row.text == text), -1)
            if number < 0:
                write(table.other, text)
                press(table.other, Qt.Key.Key_Return, "\r")
                number = len(model.papers) - 1
            if not model.papers[number].ticked:
                model.toggle(number)
            for column, count in zip(NUMBERS, counts, strict=True):
                model.set_number(number, column, count)

    def picture(self, path: Path) -> None:
        """The window as it is now."""
        self.settle()
        # Words that have just changed are laid out on the loop's next turns: a part, then what holds it.
        for _turn in range(LAYOUT_TURNS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self.window.grab().save(str(path))

    def settle(self) -> None:
        """Until nothing is being asked, recorded or drawn."""
        ready: list[int] = []
        self.session.tasks.run(lambda: None, lambda _none: ready.append(1), lambda _error: ready.append(1))
        self.wait(lambda: len(ready) == 1, "the store's thread")
        self.session.lookups.run(lambda: None, lambda _none: ready.append(1), lambda _error: ready.append(1))
        self.wait(lambda: len(ready) == 2, "the look-ups' thread")  # noqa: PLR2004  # two threads

    def dress(self, scheme: str) -> None:
        """Light or dark."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, scheme)

    def _answer(self, page: IntakePage, press: Callable[[], None]) -> Dossier:
        received: list[Dossier] = []
        refused: list[str] = []
        page.received.connect(received.append)
        page.not_recorded.connect(refused.append)
        try:
            press()
            self.wait(lambda: bool(received or refused), "the intake recorded")
        finally:
            page.received.disconnect(received.append)
            page.not_recorded.disconnect(refused.append)
        if refused:
            raise NotTaken(refused[0])
        return received[0]

    def _charged(self, page: IntakePage) -> int:
        reception, application = self.session.workbench.reception, page.application()
        answer: list[int] = []
        self.session.ask(
            lambda: reception.promise(application).fee_total, answer.append, lambda _error: answer.append(-1)
        )
        self.wait(lambda: bool(answer), "the fee")
        return answer[0]

    def _set_amount(self, page: IntakePage, amount: int) -> None:
        """A fee per copy is asked for in copies; any other that differs is set by hand."""
        copies = page.papers.copies
        if page.papers.copies_field.isVisibleTo(page):
            for count in range(1, 100):
                copies.set_value(count)
                if self._charged(page) >= amount:
                    break
            if self._charged(page) == amount:
                return
            copies.set_value(1)
        page.receipt.change_amount.show()
        page.receipt.change_amount.click()
        page.receipt.amount.set_value(amount)
        page.receipt.amount.edited.emit(amount)

    def _fill_reason(self, reason: str) -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        dialog.reason.setPlainText(reason)  # type: ignore[attr-defined]
        dialog.confirm.click()  # type: ignore[attr-defined]
        if dialog.isVisible():
            said = said_by(dialog)
            dialog.reject()  # type: ignore[attr-defined]
            raise NotTaken(said)

    def _on_refused(self, error: Exception) -> None:
        self._faults.append(error)
        self._said.append(explain(error))
