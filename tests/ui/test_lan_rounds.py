"""The LAN as the window sees it: begun late, told of records, ended without a word."""

import pytest
from PySide6.QtCore import QObject, Signal

from intake_desk.sync import lan_settings
from intake_desk.sync.lan_settings import LanSettings
from intake_desk.ui.lan_rounds import LanRounds, LanView


class Sheets:
    """Settings in memory."""

    def __init__(self) -> None:
        self.kept = {}

    def setting(self, name, _kind, default):
        return self.kept.get(name, default)

    def set(self, name, value):
        self.kept[name] = {"on": value.on, "port": value.port, "peers": list(value.peers)}


class Session(QObject):
    """What the LAN uses of the session."""

    recorded = Signal()

    def __init__(self, tasks):
        super().__init__()
        self.tasks = tasks
        desk = type("Desk", (), {"sheets": Sheets()})
        self.workbench = type("Bench", (), {"desk": desk})

    def ask(self, question, answered, failed=None):
        self.tasks.run(question, answered, failed or (lambda error: None))


class Lan:
    error_code = "no_multicast"

    def __init__(self) -> None:
        self.done = []

    def start(self):
        self.done.append("start")

    def stop(self):
        self.done.append("stop")

    def push(self):
        self.done.append("push")

    def look(self):
        self.done.append("look")

    def states(self):
        return ("a state",)


@pytest.fixture
def session(tasks):
    return Session(tasks)


@pytest.fixture
def lan():
    return Lan()


@pytest.fixture
def rounds(session, tasks, lan):
    rounds = LanRounds(session, tasks, lambda *heard: setattr(lan, "heard", heard) or lan)
    rounds._late.setInterval(0)
    yield rounds
    rounds.stop()


def test_what_is_recorded_is_pushed_once_the_lan_has_begun(rounds, session, lan, qtbot):
    session.recorded.emit()
    rounds.start()
    qtbot.waitUntil(lambda: rounds._lan is not None)
    session.recorded.emit()
    assert ["start", "push"] == lan.done


def test_what_arrived_is_told(rounds, lan, qtbot):
    rounds.start()
    qtbot.waitUntil(lambda: rounds._lan is not None)
    with qtbot.waitSignal(rounds.received):
        lan.heard[0]()


def test_a_fault_is_told_once_of_each_kind(rounds, lan, qtbot):
    told = []
    rounds.crashed.connect(told.append)
    rounds.start()
    qtbot.waitUntil(lambda: rounds._lan is not None)
    for error in (ValueError(1), ValueError(2), KeyError()):
        lan.heard[1](error)
    assert [ValueError, KeyError] == [type(error) for error in told]


def test_after_the_end_nothing_is_heard_or_told(rounds, session, lan, qtbot):
    told = []
    rounds.received.connect(lambda: told.append("received"))
    rounds.crashed.connect(told.append)
    rounds.start()
    qtbot.waitUntil(lambda: rounds._lan is not None)
    rounds.stop()
    session.recorded.emit()
    lan.heard[0]()
    lan.heard[1](ValueError())
    assert (["start"], []) == (lan.done, told)


def test_a_lan_that_cannot_be_opened_is_told(session, tasks, qtbot):
    def fail(*_):
        raise ValueError

    rounds = LanRounds(session, tasks, fail)
    rounds._late.setInterval(0)
    with qtbot.waitSignal(rounds.crashed):
        rounds.start()


def test_what_is_chosen_is_kept_and_gone_by(rounds, session, lan, qtbot):
    done, views = [], []
    rounds.choose(LanSettings(on=False), lambda: done.append(1), done.append)
    qtbot.waitUntil(lambda: done == [1])
    rounds.ask(views.append)
    qtbot.waitUntil(lambda: bool(views))
    assert [LanView(LanSettings(on=False))] == views
    rounds.start()
    qtbot.waitUntil(lambda: rounds._lan is not None)
    rounds.choose(LanSettings(), lambda: done.append(2), done.append)
    qtbot.waitUntil(lambda: done == [1, 2])
    assert "look" in lan.done
    rounds.ask(views.append)
    qtbot.waitUntil(lambda: len(views) == 2)
    assert LanView(LanSettings(), ("a state",), "no_multicast") == views[-1]
    assert LanSettings() == lan_settings.load(session.workbench.desk.sheets)
