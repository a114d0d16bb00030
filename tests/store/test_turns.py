"""Whoever asks first writes first, and a long work lets in who waits."""

import threading

import pytest

from intake_desk.domain import kinds
from intake_desk.store import journal as journals
from intake_desk.store.database import Database, run
from intake_desk.store.turns import Turns

PATIENCE = 20


class Threads:
    """Threads that a test starts, all of which end."""

    def __init__(self) -> None:
        self._started = []
        self.faults = []

    def start(self, work):
        def caught():
            try:
                work()
            except BaseException as error:  # noqa: BLE001  # looked at when the test ends
                self.faults.append(error)

        self._started.append(threading.Thread(target=caught, daemon=True))
        self._started[-1].start()

    def join(self):
        for thread in self._started:
            thread.join(PATIENCE)
            assert not thread.is_alive()


@pytest.fixture
def threads():
    made = Threads()
    yield made
    made.join()
    assert [] == made.faults


def until_waiting(turns, count):
    """Until so many wait: nothing tells it, so it is looked at until then."""
    over = threading.Event()
    timer = threading.Timer(PATIENCE, over.set)
    timer.start()
    while len(turns._waiting) < count:
        assert not over.is_set()
    timer.cancel()


def test_turns_are_taken_in_the_order_of_asking(threads):
    turns, came = Turns(), []

    def take(number):
        with turns:
            came.append(number)

    with turns:
        for number in range(20):
            threads.start(lambda number=number: take(number))
            until_waiting(turns, number + 1)
        assert [] == came
    threads.join()
    assert list(range(20)) == came


def test_who_just_ended_does_not_come_before_who_waits(threads):
    turns, came = Turns(), []

    def take():
        with turns:
            came.append("other")

    turns.__enter__()
    threads.start(take)
    until_waiting(turns, 1)
    turns.__exit__(None, None, None)
    with turns:
        came.append("again")
    threads.join()
    assert ["other", "again"] == came


def test_a_turn_may_be_taken_again_inside_and_ends_with_the_outermost(threads):
    turns, came = Turns(), []

    def take():
        with turns:
            came.append("other")

    with turns:
        with turns:
            threads.start(take)
            until_waiting(turns, 1)
        assert turns.awaited is True
        came.append("outer")
    threads.join()
    assert (["outer", "other"], False) == (came, turns.awaited)


def test_a_turn_that_ends_with_an_error_is_passed_on(threads):
    turns, came = Turns(), []

    def fail():
        with pytest.raises(ZeroDivisionError), turns:
            raise ZeroDivisionError

    def take():
        with turns:
            came.append("other")

    with turns:
        threads.start(fail)
        until_waiting(turns, 1)
        threads.start(take)
        until_waiting(turns, 2)
    threads.join()
    assert ["other"] == came


@pytest.mark.parametrize("given", [False, True], ids=["before its turn", "just as it has its turn"])
def test_whoever_is_torn_away_while_it_waits_keeps_nobody_waiting(threads, monkeypatch, given):
    turns, came = Turns(), []
    wait = threading.Event.wait
    torn = threading.Event()

    def torn_away(event, *seconds):
        if threading.current_thread().name != "torn":
            return wait(event, *seconds)
        if given:
            wait(event)
        raise KeyboardInterrupt

    def taken():
        threading.current_thread().name = "torn"
        with pytest.raises(KeyboardInterrupt), turns:
            came.append("torn")
        torn.set()

    def take():
        with turns:
            came.append("other")

    monkeypatch.setattr(threading.Event, "wait", torn_away)
    with turns:
        threads.start(taken)
        if given:
            until_waiting(turns, 1)
        else:
            assert wait(torn, PATIENCE)
        threads.start(take)
        until_waiting(turns, 2 if given else 1)
    threads.join()
    assert ["other"] == came


@pytest.fixture
def database(tmp_path):
    opened = Database(tmp_path / "desk.db", bytes(32))
    with opened.writing() as connection:
        run(connection, "CREATE TABLE t (a)")
    yield opened
    opened.close()


def test_writers_of_the_file_take_turns_in_the_order_of_asking(database, threads):
    def put(value):
        with database.writing() as connection:
            run(connection, "INSERT INTO t VALUES (?)", (value,))

    with database.writing():
        for value in range(10):
            threads.start(lambda value=value: put(value))
            until_waiting(database._turns, value + 1)
        assert database.awaited is True
    threads.join()
    with database.reading() as connection:
        assert list(range(10)) == [row[0] for row in run(connection, "SELECT a FROM t ORDER BY rowid")]


def test_a_long_tail_lets_in_the_clerk_who_waits_and_then_goes_on(desk, other, threads, monkeypatch):
    monkeypatch.setattr(journals, "STORED_AT_ONCE", 5)
    tail = [other.receive()] + [other.write(kinds.ResultReady()) for _ in range(39)]

    def accept():
        assert 40 == desk.journal.accept(other.name, tail)

    turns = desk.store.database._turns
    with desk.store.database.writing():
        threads.start(accept)
        until_waiting(turns, 1)
        threads.start(desk.receive)
        until_waiting(turns, 2)
    threads.join()

    with desk.store.database.reading() as connection:
        stored = [row[0] for row in run(connection, "SELECT journal FROM entry ORDER BY id")]
    assert 40 == stored.count(other.name)
    assert 0 < stored.index(desk.journal.name) < 40


def test_while_nobody_waits_a_tail_is_stored_in_one_go(desk, other, monkeypatch):
    monkeypatch.setattr(journals, "STORED_AT_ONCE", 5)
    writing, begun = Database.writing, []
    monkeypatch.setattr(Database, "writing", lambda database: begun.append(1) or writing(database))
    tail = [other.receive()] + [other.write(kinds.ResultReady()) for _ in range(39)]
    begun.clear()

    desk.journal.accept(other.name, tail)
    assert 1 == len(begun)
