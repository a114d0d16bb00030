"""Keeps what stands on the intake, so that a crash costs no citizen a second wait: it is found again on the shelf."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from intake_desk.domain.desk import Clerk
from intake_desk.domain.refusals import Refusal
from intake_desk.services.unfinished import Unfinished, UnfinishedDesk, Written
from intake_desk.ui.intake.aside_shelf import ASIDE_KEY, AsideShelf, named
from intake_desk.ui.messages import explain
from intake_desk.ui.session import Session
from intake_desk.ui.widgets.buttons import key_text

PAUSE_MS = 2_500


class Keeping(QObject):
    """What stands on the page has a ``mark``: the id that its dossier gets, so that it is recorded once.

    ``told(kind, words)`` for the page's notice; ``handed_over`` when somebody else sits down: what stands there is kept
    for who wrote it, and nothing of it is theirs to see.
    """

    told = Signal(str, str)
    handed_over = Signal()

    def __init__(
        self, session: Session, written: Callable[[], Written | None], shelf: AsideShelf, parent: QObject
    ) -> None:
        """`written` reads the page."""
        super().__init__(parent)
        self._session = session
        self._written = written
        self._shelf = shelf
        self._clerk = session.present
        self._failing = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep_now)
        session.clerk_changed.connect(self._on_clerk)
        self.begin()

    def begin(self, mark: str = "") -> None:
        """From now on something else stands on the page: what is kept as `mark`, or nothing yet."""
        self._pause.stop()
        self.mark = mark or self._session.workbench.desk.new_id()
        self._kept: Written | None = None

    def look_soon(self) -> None:
        """Something was changed: it is kept in a moment, however fast more comes."""
        if not self._pause.isActive():
            self._pause.start()

    def keep_now(self) -> None:
        """Keep what stands on the page, in place of what was kept of it."""
        if self._session.present is not None:
            self._keep()

    def put_aside(self) -> Unfinished | None:
        """Keep what stands on the page as put aside, and begin anew; None when nothing does."""
        written = self._written()
        if written is None:
            return None
        aside = self._begun(written, aside=True)
        self._write(aside)
        self.begin()
        return aside

    def finish(self, dossier_id: str) -> bool:
        """What was unfinished under this id is recorded: it may not come back. Whether it stands on the page still;
        the next card may have been scanned already.
        """
        self._shelf.throw_away(dossier_id)
        stands = self.mark == dossier_id
        if stands:
            self.begin()
        return stands

    def drop(self) -> None:
        """What stands on the page goes: begin anew."""
        if self._kept is not None:
            self._forget(self.mark)
        self.begin()

    def throw_away(self, mark: str) -> None:
        """Take this off the shelf for good."""
        self._shelf.throw_away(mark)
        self._forget(mark)
        self.told.emit("done", self.tr("Đã bỏ hồ sơ cất bên."))

    def recall(self) -> None:
        """Find what who sits here left at this desk, and put it on the shelf."""
        clerk, desk = self._session.clerk, self._session.workbench.unfinished
        self._session.tasks.run(
            lambda: desk.recall(clerk), lambda found: self._on_recalled(clerk, found), self._session.refused.emit
        )

    def _on_clerk(self, clerk: Clerk | None) -> None:
        if clerk is None:  # who leaves is still seated on the store's thread
            self._keep()
            return
        before, self._clerk = self._clerk, clerk
        if before is not None and before.login == clerk.login:
            self.look_soon()
            return
        self.begin()
        self._shelf.clear_all()
        self.handed_over.emit()
        self.recall()

    def _keep(self) -> None:
        self._pause.stop()
        written = self._written()
        if written == self._kept:
            return
        if written is None:
            self._forget(self.mark)
        else:
            self._write(self._begun(written, aside=False))
        self._kept = written

    def _begun(self, written: Written, *, aside: bool) -> Unfinished:
        now_ms = self._session.workbench.desk.now_ms()
        return Unfinished(id=self.mark, name=written.applicant.name, kept_at=now_ms, written=written, aside=aside)

    def _write(self, begun: Unfinished) -> None:
        self._run(lambda desk, clerk: desk.keep(clerk, begun))

    def _forget(self, mark: str) -> None:
        self._run(lambda desk, clerk: desk.forget(clerk, mark))

    def _run(self, work: Callable[[UnfinishedDesk, Clerk], None]) -> None:
        """On the store's thread, in turn with what is recorded; no list need look again for it."""
        clerk, desk = self._clerk, self._session.workbench.unfinished
        if clerk is not None:
            self._session.tasks.run(lambda: work(desk, clerk), self._on_kept, self._on_failed)

    def _on_kept(self, _none: None) -> None:
        self._failing = False

    def _on_failed(self, error: Exception) -> None:
        """Said once, not after every pause; the next change tries again."""
        self._kept = None
        if not isinstance(error, Refusal):
            self._session.refused.emit(error)
        elif not self._failing:
            self.told.emit("wrong", self.tr("Chưa giữ được hồ sơ đang nhập trên máy này. {0}").format(explain(error)))
        self._failing = True

    def _on_recalled(self, clerk: Clerk, found: Sequence[Unfinished]) -> None:
        if self._session.present is not clerk:
            return
        here = {self.mark, *(one.id for one in self._shelf.asides)}
        fresh = [one for one in found if one.id not in here]
        for one in fresh:
            if one.written is not None:
                self._shelf.put(one)
        self._tell(fresh)

    def _tell(self, found: Sequence[Unfinished]) -> None:
        """What was found, the worst first."""
        key = key_text(ASIDE_KEY)
        lost = ", ".join(named(one) for one in found if one.written is None)
        screen = ", ".join(named(one) for one in found if one.written is not None and not one.aside)
        aside = sum(one.written is not None and one.aside for one in found)
        parts = []
        if lost:
            parts.append(self.tr("Không mở lại được hồ sơ đang nhập dở của {0}: phải nhập lại.").format(lost))
        if screen:
            parts.append(self.tr("Tìm lại được hồ sơ đang nhập dở của {0}: mở ở Cất bên ({1}).").format(screen, key))
        elif aside:
            parts.append(self.tr("Cất bên còn {0} hồ sơ chưa lưu từ lần trước ({1}).").format(aside, key))
        if parts:
            self.told.emit("wrong" if lost else "waiting" if screen else "information", " ".join(parts))
