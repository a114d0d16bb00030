"""Before anything is recorded: is the same there already? Told once beside the button, and the same key goes on."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.people import Person
from intake_desk.services.applications import Application
from intake_desk.services.just_received import ASIDE, RECEIVED, WAITING, Twin, twins_of
from intake_desk.services.unfinished import Unfinished
from intake_desk.ui.dossiers.dossier_text import short_code
from intake_desk.ui.formats import at_text, money
from intake_desk.ui.intake.aside_shelf import ASIDE_KEY
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Notice
from intake_desk.ui.widgets.buttons import key_text

translate = QCoreApplication.translate

Asides = Callable[[], Sequence[Unfinished]]


class TwinCheck:
    """Tells in its notice what there is already; whoever has been told of all of it is not stopped."""

    def __init__(self, session: Session, notice: Notice, asides: Asides, mark: Callable[[], str] = str) -> None:
        """`mark` is the id that what stands here gets: it is no twin of its own."""
        self._session = session
        self._notice = notice
        self._asides = asides
        self._mark = mark
        self._told: frozenset[Twin] = frozenset()
        notice.closed.connect(self._forget)

    def question(self, person: Person, procedures: Sequence[str]) -> Callable[[], tuple[Twin, ...]]:
        """What to ask the store, of the person and the procedures as they are now."""
        desk, asides, mark = self._session.workbench.desk, tuple(self._asides()), self._mark()
        return lambda: tuple(twin for twin in twins_of(desk, person, procedures, asides) if twin.id != mark or not mark)

    def show(self, twins: Sequence[Twin], *, several: bool = False, stopped: bool = False) -> None:
        """Tell of these, with their procedures' names where it may be one of `several`; `stopped` when nothing was
        recorded because of them.
        """
        if not twins:
            self._notice.clear()
            return
        first, *others = (self._line(twin, named=several) for twin in twins)
        if stopped:
            others.append(translate("twins", "Chưa ghi: bấm lần nữa nếu vẫn ghi."))
        self._notice.show_notice("waiting", first, detail="\n".join(others))
        self._told = frozenset(twins)

    def before(
        self,
        several: Sequence[Application],
        go: Callable[[], object],
        failed: Callable[[Exception], object],
        stopped: Callable[[str], object],
        stands: Callable[[], bool],
    ) -> None:
        """Ask, then `go` on with what one person brought; or be `stopped` by what nobody was told of yet. It is told
        here as long as that person `stands` at the key.
        """
        person, codes = several[-1].applicant, [one.procedure for one in several]
        told = self._told  # when the key was pressed: what comes to light only now has been read by nobody

        def answered(twins: tuple[Twin, ...]) -> None:
            if told.issuperset(twins):
                go()
                return
            if stands():
                self.show(twins, several=len(codes) > 1, stopped=True)
            stopped(" ".join(self._line(twin, named=True) for twin in twins))

        self._session.ask(self.question(person, codes), answered, failed)

    def _forget(self) -> None:
        self._told = frozenset()

    def _line(self, twin: Twin, *, named: bool) -> str:
        desk = self._session.workbench.desk
        at, code = at_text(twin.at_ms, desk.now()), short_code(twin.code)
        if twin.sort == RECEIVED:
            said = translate("twins", "Vừa tiếp nhận lúc {0}, mã {1}, phí {2}").format(at, code, money(twin.fee))
        elif twin.sort == WAITING:
            said = translate("twins", "Đã nộp trực tuyến {0}, mã {1}, chờ tiếp nhận").format(at, code)
        elif twin.sort == ASIDE:
            said = translate("twins", "Đang cất bên từ {0}, chưa lưu ({1})").format(at, key_text(ASIDE_KEY))
        else:
            said = translate("twins", "Có hai lần trong lần lưu này")
        procedure = desk.reference.known(twin.procedure) if named else None
        return f"{procedure.short_name}: {said[0].lower()}{said[1:]}." if procedure else f"{said}."
