"""The headless day: the same windows, driven without a screen through what walks up to the counter."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from intake_desk import walk_in
from intake_desk.app import opening, resource
from intake_desk.day_file import Applicant, BadLine, Line, read_day
from intake_desk.day_report import DayClock, Report
from intake_desk.posing import pose
from intake_desk.sample import EmbeddedServer, SampleUnit, enrol_desk, serving
from intake_desk.services.closing import MOST_CASH, BadCash
from intake_desk.store.opening import KEY_NAME, AlreadyOpen, lock_or_refuse
from intake_desk.store.vault import Vault
from intake_desk.sync import keys
from intake_desk.sync.link import Link
from intake_desk.ui.application import Program
from intake_desk.ui.dossiers import lawful_steps as steps
from intake_desk.ui.driver import Driver, NotTaken, Stuck
from intake_desk.ui.keystrokes import shown_date, write
from intake_desk.ui.messages import explain
from intake_desk.ui.offscreen import hush_platform
from intake_desk.ui.status import waiting
from intake_desk.ui.unit_data.unit_data_page import CALENDAR, FEES, MONEY, PLACES, PROCEDURES, UnitDataPage
from intake_desk.wire import Holdings

SMALL, LARGE = (1366, 768), (1920, 1080)
NO_WORK = {"offline", "online", "close_day"}  # a day of nothing else took nothing
PAGES = (
    "intake", "register", "hand_back", "day", "drawer", "closing",
    "reports", "feedback", "exceptions", "sync", "settings",
)  # fmt: skip
DOCUMENTS = (PROCEDURES, FEES, MONEY, CALENDAR, PLACES)  # each is a page of its own in the pictures


def rehearse(home: Path, walk_ins: Path | None, out: Path) -> int:
    """Drive the windows through a day and leave its papers, pictures and summary in `out`.

    Returns 0 when the file was gone through, every receipt is there, the store proves itself and the server holds
    everything; lines that could not be taken are refused in words and listed. 1 when one of these is not so, or no
    line at all could be taken; 2 when there was nothing to begin with.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    hush_platform()
    try:
        out.mkdir(parents=True, exist_ok=True)
        home.mkdir(parents=True, exist_ok=True)
        (out / "summary.json").unlink(missing_ok=True)
    except OSError as error:
        return _not_begun(None, f"không ghi được vào {error.filename}: {error.strerror}")
    _clear_away(home)
    day_home = Path(tempfile.mkdtemp(prefix="day-", dir=home))  # the day starts on an empty desk; removed at its end
    sample_day = walk_ins or day_home / "sample_day.jsonl"
    if walk_ins is None:
        sample_day.write_bytes(resource("sample_day.jsonl"))
    try:
        lines = list(read_day(sample_day))
    except OSError as error:
        return _not_begun(day_home, f"không đọc được tệp {sample_day}: {error.strerror}")
    if lines and not any(isinstance(line, Line) for _, line in lines):
        return _not_begun(day_home, f"tệp {sample_day} không có dòng nào của một ngày làm việc")
    try:
        with serving(day_home / "server") as server:
            enrol_desk(day_home / "desk", day_home / "server", server.url)
            return Rehearsal(day_home / "desk", server, out).run(lines)
    finally:
        _forget(day_home)


def _forget(day_home: Path) -> None:
    """Leave nothing of a rehearsed day behind, in the keyring either."""
    vault = Vault(day_home / "desk")
    for name in (KEY_NAME, keys.KEY_NAME, keys.TOKEN_NAME):
        vault.forget(name)
    shutil.rmtree(day_home, ignore_errors=True)


def _clear_away(home: Path) -> None:
    """Remove what a rehearsal that was killed left behind; one that still runs holds its lock."""
    for left in home.glob("day-*"):
        try:
            with (left / "desk" / "desk.lock").open("a+b") as lock:
                lock_or_refuse(lock.fileno())
        except AlreadyOpen:
            continue
        except OSError:  # it was killed before there was a desk
            pass
        _forget(left)


def _not_begun(day_home: Path | None, reason: str) -> int:
    print(f"✗ {reason}", file=sys.stderr)  # noqa: T201
    if day_home is not None:
        shutil.rmtree(day_home)
    return 2


class Rehearsal:
    """One day at one desk."""

    def __init__(self, home: Path, server: EmbeddedServer, out: Path) -> None:
        self._server = server
        self._out = out
        self._home = home
        self._unit = msgspec.json.decode(resource("sample_unit.json"), type=SampleUnit)
        self._dossiers: dict[str, tuple[str, Line]] = {}
        self._report = Report()

    def run(self, lines: list[tuple[int, Line | BadLine]]) -> int:
        """Go through the lines; returns the exit status."""
        first = next((line.at for _, line in lines if isinstance(line, Line)), datetime.now(UTC))
        self._clock = DayClock(first - timedelta(minutes=5))
        program = Program(lambda: opening(self._home, self._clock, self._server.url), self._home, papers=self._out)
        self._driver = Driver(program)
        status = number = 0
        try:
            self._driver.open()
            self._driver.dress("light")
            self._driver.picture(self._out / "sign-in.png")
            for done, (number, line) in enumerate(lines, start=1):
                self._take(number, line)
                self._show_progress(done, len(lines))
            status = self._finish()
        except Stuck as error:
            print(f"\n✗ dòng {number}: {error}", file=sys.stderr)  # noqa: T201
            status = 1
        finally:
            program.close()
        return status

    def _take(self, number: int, line: Line | BadLine) -> None:
        if isinstance(line, BadLine):
            self._not_taken(number, "", line.reason)
            return
        self._clock.set(line.at)
        act = self._acts().get(line.do)
        if act is None:
            self._not_taken(number, line.ref, f"không biết việc “{line.do[:40]}”")
            return
        try:
            if line.do not in {"offline", "online"}:
                self._driver.sign_in(line.clerk, self._unit.password)
            act(line)
            self._report.done[line.do] += 1
        except NotTaken as refusal:
            self._not_taken(number, line.ref, str(refusal) or "không nhận được")

    def _acts(self) -> dict[str, Callable[[Line], None]]:
        return {
            "receive": self._receive,
            "refuse": self._refuse,
            "request_supplement": self._request_supplement,
            "supplement": self._supplement,
            "result_ready": lambda line: self._driver.step(self._id(line), steps.RESULT_READY),
            "hand_back": self._hand_back,
            "withdraw": self._withdraw,
            "correct": self._correct,
            "feedback": self._feedback,
            "offline": lambda _line: self._server.stop(),
            "online": lambda _line: self._server.start(),
            "close_day": self._close_day,
        }

    def _receive(self, line: Line) -> None:
        page = walk_in.fill(self._driver, line)
        walk_in.pay(self._driver, page, line)
        dossier = self._driver.save(page)
        self._remember(line, dossier.id)
        self._report.receive(line.ref, dossier)

    def _refuse(self, line: Line) -> None:
        page = walk_in.fill(self._driver, line)
        dossier = self._driver.refuse_at_counter(page, line.reason)
        self._remember(line, dossier.id)
        self._report.refused_at_counter.append({"procedure": line.procedure, "reason": line.reason})

    def _remember(self, line: Line, dossier_id: str) -> None:
        if line.ref:
            self._dossiers[line.ref] = (dossier_id, line)

    def _id(self, line: Line) -> str:
        return self._begun(line)[0]

    def _begun(self, line: Line) -> tuple[str, Line]:
        """The dossier that the line is about, and the line that it began with."""
        found = self._dossiers.get(line.ref)
        if found is None:
            raise NotTaken(f"không có hồ sơ “{line.ref[:40]}” được tiếp nhận trước đó")
        return found

    def _papers(self, line: Line) -> list[walk_in.Counted]:
        """The papers that a line about a dossier names, by name or by their place in the dossier's procedure."""
        first = self._begun(line)[1]
        assert self._driver.program.opening is not None
        catalogue = self._driver.program.opening.workbench.desk.reference.catalogue
        return walk_in.counted(catalogue.by_code(first.procedure), first.case, line.papers)

    def _request_supplement(self, line: Line) -> None:
        texts = [text for text, *_counts in self._papers(line)]

        def fill(dialog: Any) -> None:
            for text in texts:
                write(dialog.papers.other, text)
                dialog.papers.take_other()
            dialog.reason.setPlainText(line.reason)

        self._driver.step(self._id(line), steps.REQUEST_SUPPLEMENT, fill)

    def _supplement(self, line: Line) -> None:
        papers = self._papers(line)

        def fill(dialog: Any) -> None:
            self._driver.tick_table(dialog.papers, papers)

        self._driver.step(self._id(line), steps.RECEIVE_SUPPLEMENT, fill)

    def _withdraw(self, line: Line) -> None:
        self._driver.step(self._id(line), steps.WITHDRAW, lambda dialog: _reason(dialog, line.reason))

    def _correct(self, line: Line) -> None:
        def fill(dialog: Any) -> None:
            for name, value in line.set.items():
                editor = dialog.fields().get(name)
                if editor is None:
                    raise NotTaken(f"không sửa được trường “{name[:40]}”")
                if name == "sex":
                    editor.editor.set_value(value)
                    if editor.editor.value() != value:
                        raise NotTaken(f"giới tính “{value[:40]}” không nhận được")
                else:
                    write(editor.editor, shown_date(value) if name == "birth_date" else value)
            _reason(dialog, line.reason)

        self._driver.step(self._id(line), steps.CORRECT, fill)

    def _hand_back(self, line: Line) -> None:
        to, name, id_number = "other", "", ""
        if isinstance(line.to, Applicant):
            name, id_number = line.to.name, line.to.id_number
        elif line.to in {"applicant", "submitter"}:
            to = line.to
        else:
            name = line.to
        self._driver.hand_back(self._id(line), to, name, id_number)
        self._report.handed_back.append(line.ref)

    def _feedback(self, line: Line) -> None:
        self._driver.feedback(line.sender, line.about, line.text)

    def _close_day(self, line: Line) -> None:
        if line.counted_cash is not None and not 0 <= line.counted_cash <= MOST_CASH:
            raise NotTaken(explain(BadCash()))
        if not self._report.closings:
            self._pictures()
        reason = line.reason or "Chưa rõ nguyên nhân, để đối chiếu"
        view = self._driver.close_day(line.counted_cash, reason, self._unit.password)
        self._driver.picture(self._out / "closed-day.png")
        self._report.close(line.clerk, view)

    def _pictures(self) -> None:
        """Every page as it is now, light and dark, on a small and a large screen."""
        pose(self._driver, self._dossiers.values())
        for scheme in ("light", "dark"):
            self._driver.dress(scheme)
            for width, height in (SMALL, LARGE):
                self._driver.window.resize(width, height)
                size = "" if (width, height) == SMALL else f"-{width}"
                tone = "" if scheme == "light" else "-dark"
                for name in self._shown_in_turn():
                    self._driver.picture(self._out / f"{name.replace('_', '-')}{tone}{size}.png")
        self._driver.dress("light")
        self._driver.window.resize(*SMALL)
        self._driver.intake()

    def _shown_in_turn(self) -> Iterator[str]:
        """Bring every page, and every document of the unit's, to the front."""
        window = self._driver.window
        for key in PAGES:
            window.show_page(key)
            yield key
        page = window.page("unit_data")
        assert isinstance(page, UnitDataPage)
        for document in DOCUMENTS:
            window.show_page("unit_data")
            page.show_document(document)
            yield document

    def _not_taken(self, number: int, ref: str, reason: str) -> None:
        self._report.not_taken.append({"line": number, "ref": ref, "reason": reason})

    def _show_progress(self, done: int, total: int) -> None:
        text = f"{done}/{total} · {len(self._report.received)} tiếp nhận · {len(self._report.not_taken)} không nhận"
        if sys.stderr.isatty():
            print(f"\r{text}", end="", file=sys.stderr, flush=True)  # noqa: T201
        elif done == total or done % 25 == 0:
            print(text, file=sys.stderr, flush=True)  # noqa: T201

    def _finish(self) -> int:
        """Send what is left, compare with what the server says it holds, write the summary."""
        if not self._server.running:
            self._server.start()
        program = self._driver.program
        assert program.opening is not None
        bench = program.opening.workbench
        if self._driver.session.present is None:  # nobody came, or nobody could be taken: the pages are empty
            self._driver.sign_in(self._unit.clerks[0].login, self._unit.password)
        if not self._report.closings:
            self._pictures()
        self._driver.wait(lambda: program.shell.counter is not None, "the counter")
        self._driver.settle()
        assert program.shell.counter is not None
        sync = program.shell.counter.status.sync
        sync.round_now()
        self._driver.wait(lambda: sync.state.kind == "sent" and not waiting(bench), "everything sent")
        views = [bench.closing.view(day) for day in bench.closing.days()] or [bench.closing.view()]
        for view in views:
            if view.closing and view.late:  # the paper again for who closed, now with what came after it
                supervisor = next(clerk for clerk in bench.desk.clerks if clerk.login == view.closing.entry.actor)
                self._driver.session.hand_out(bench.slips.tally(supervisor, view))
        self._driver.settle()
        holdings = self._holdings()
        own = bench.desk.identity.journal
        head = bench.desk.journal.heads().get(own)
        entries = head.number if head else 0
        proof = program.opening.prove()
        summary = self._report.summary(views, holdings, entries, [finding.kind for finding in proof.findings])
        (self._out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", "utf-8")
        held = holdings.journals[own].number if own in holdings.journals else 0
        took = bool(self._report.done.keys() - NO_WORK) or not self._report.not_taken
        complete = took and held == entries and not proof.findings and self._papers_are_there()
        said = "✓" if complete else "✗"
        print(  # noqa: T201
            f"{said} {len(self._report.received)} tiếp nhận, {len(self._report.handed_back)} trả, "
            f"{len(self._report.not_taken)} dòng không nhận; máy chủ giữ {held}/{entries} mục ghi → {self._out}",
            file=sys.stderr,
        )
        return 0 if complete else 1

    def _holdings(self) -> Holdings:
        token = keys.desk_token(Vault(self._home))
        with Link(self._server.url, token) as link:
            return link.holdings()

    def _papers_are_there(self) -> bool:
        return all((self._out / one["file"]).is_file() for one in self._report.received)


def _reason(dialog: Any, text: str) -> None:
    dialog.reason.setPlainText(text)
