from concurrent.futures import ThreadPoolExecutor
from threading import get_ident

from PySide6.QtCore import QObject, Signal

from intake_desk.ui.tasks import Tasks


def nothing(_value):
    pass


def test_work_runs_elsewhere_and_its_result_comes_back_here(app, qtbot):
    seen = []
    with ThreadPoolExecutor(1) as executor:
        tasks = Tasks(executor)
        tasks.run(get_ident, lambda thread: seen.extend([thread, get_ident()]), nothing)
        qtbot.waitUntil(lambda: len(seen) == 2)

    assert seen[0] != get_ident()
    assert seen[1] == get_ident()


def test_every_one_of_two_hundred_results_arrives(app, qtbot):
    seen = []
    with ThreadPoolExecutor(2) as executor:
        tasks = Tasks(executor)
        for number in range(200):
            tasks.run(lambda number=number: number, seen.append, nothing)
        qtbot.waitUntil(lambda: len(seen) == 200)

    assert set(range(200)) == set(seen)


def test_an_error_comes_back_as_a_value_and_done_is_not_called(tasks, qtbot):
    done, failed = [], []
    tasks.run(lambda: 1 / 0, done.append, failed.append)
    qtbot.waitUntil(lambda: bool(failed))

    assert [] == done
    assert isinstance(failed[0], ZeroDivisionError)


def test_nothing_is_delivered_before_run_returns(tasks, qtbot):
    seen = []
    tasks.run(lambda: 1, seen.append, nothing)
    at_once = list(seen)
    qtbot.waitUntil(lambda: bool(seen))

    assert [] == at_once
    assert [1] == seen


class Emitter(QObject):
    happened = Signal(bool)


def test_five_thousand_signals_do_not_wear_out_true(app):
    # PySide6 6.12.0 before Python 3.12 loses one reference to True per emit and dies after some hundreds.
    emitter, seen = Emitter(), []
    emitter.happened.connect(seen.append)
    for _ in range(5_000):
        emitter.happened.emit(True)

    assert [True] * 5_000 == seen


def test_when_the_window_goes_nothing_is_begun_and_no_answer_comes(app, qtbot):
    seen = []
    with ThreadPoolExecutor(1) as executor:
        tasks = Tasks(executor)
        other = Tasks(executor)
        tasks.run(lambda: 1, seen.append, seen.append)
        tasks.close()
        other.run(lambda: 2, seen.append, seen.append)
        qtbot.waitUntil(lambda: bool(seen))
    tasks.run(lambda: 3, seen.append, seen.append)

    assert [2] == seen
