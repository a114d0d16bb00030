"""What the counter answers instead of a receipt: papers are asked for first, or the dossier is refused."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.kinds import PaperCount
from intake_desk.services.applications import Application
from intake_desk.services.slips import Printed
from intake_desk.ui.dossiers.step_dialogs import RefusalDialog, SupplementDialog
from intake_desk.ui.session import Session


class CounterAnswers(QObject):
    """``begun``; then ``given(Dossier, kind, words)`` with its slip, or ``failed(error, Application)``."""

    begun = Signal()
    given = Signal(object, str, str)
    failed = Signal(object, object)

    def __init__(self, session: Session, parent: QWidget, mark: Callable[[], str]) -> None:
        """`mark` tells under which id what stands on the page is unfinished."""
        super().__init__(parent)
        self._mark = mark
        self._session = session
        self._page = parent

    def ask_supplement(self, application: Application, papers: Sequence[str], missing: Sequence[str]) -> None:
        """Ask which papers are missing, once and completely; those known to be `missing` are ticked."""
        dialog = SupplementDialog(papers, self._page)
        for text in missing:
            dialog.papers.add_ticked(text)
        dialog.requested.connect(lambda wanted, reason: self.request(application, wanted, reason))
        dialog.open()

    def ask_refusal(self, application: Application) -> None:
        """Ask for the legal reason of a refusal."""
        dialog = RefusalDialog(self._page)
        dialog.answered.connect(lambda reason: self.refuse(application, reason))
        dialog.open()

    def request(self, application: Application, papers: tuple[PaperCount, ...], reason: str) -> None:
        """Record what is there and ask for what is not."""
        clerk, bench, mark = self._session.clerk, self._session.workbench, self._mark()
        self._record(
            application,
            lambda: bench.reception.ask_first(clerk, application, papers, reason, unfinished=mark),
            lambda dossier: bench.slips.supplement(clerk, dossier.id),
            lambda name: (
                "waiting",
                self.tr("Đã ghi, chờ {0} bổ sung. Hồ sơ được tiếp nhận khi đủ giấy tờ.").format(name),
            ),
        )

    def refuse(self, application: Application, reason: str) -> None:
        """Record that it was refused."""
        clerk, bench, mark = self._session.clerk, self._session.workbench, self._mark()
        self._record(
            application,
            lambda: bench.reception.refuse(clerk, application, reason, unfinished=mark),
            lambda dossier: bench.slips.refusal(clerk, dossier.id),
            lambda name: ("information", self.tr("Đã ghi từ chối tiếp nhận · {0}").format(name)),
        )

    def _record(
        self,
        application: Application,
        work: Callable[[], Dossier],
        slip: Callable[[Dossier], Printed],
        words: Callable[[str], tuple[str, str]],
    ) -> None:
        def done(dossier: Dossier) -> None:
            self.given.emit(dossier, *words(dossier.applicant.name))
            self._session.do(lambda: slip(dossier), self._session.hand_out)

        self.begun.emit()
        self._session.do(work, done, lambda error: self.failed.emit(error, application))
