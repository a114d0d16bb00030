from concurrent.futures import Executor, Future

import pytest
from PySide6.QtCore import QModelIndex, Qt

from intake_desk.ui.paged_model import Page, PagedTableModel
from intake_desk.ui.table_model import Column, TableModel
from intake_desk.ui.tasks import Tasks

COLUMNS = (
    Column("Số", str),
    Column("Gấp đôi", lambda row: str(2 * row), align="right", spoken=lambda row: f"hai lần {row}"),
)
SIZE = 50


def numbers(query, after):
    """Pages of the numbers below *query*."""
    start = 0 if after is None else after + 1
    rows = list(range(start, min(start + SIZE, query)))
    return Page(rows, rows[-1] if rows and rows[-1] + 1 < query else None)


class SlowExecutor(Executor):
    """Answers when told to, in the order told."""

    def __init__(self):
        self.waiting = []

    def submit(self, work, /, *args, **kwargs):
        future = Future()
        self.waiting.append((future, work))
        return future

    def answer(self, number):
        future, work = self.waiting[number]
        future.set_result(work())


@pytest.fixture
def model(tasks):
    return PagedTableModel(COLUMNS, numbers, tasks)


def test_the_first_page_is_there_and_the_next_only_when_asked_for(model, qtbot):
    with qtbot.waitSignal(model.loaded):
        model.set_query(120)
    first = model.rowCount()
    with qtbot.waitSignal(model.loaded):
        model.fetchMore(QModelIndex())

    assert (50, 100) == (first, model.rowCount())
    assert model.canFetchMore(QModelIndex())


def test_the_last_page_ends_the_asking(model, qtbot):
    with qtbot.waitSignal(model.loaded):
        model.set_query(20)

    assert not model.canFetchMore(QModelIndex())


def test_a_late_page_of_an_older_question_is_dropped(app, qtbot):
    executor = SlowExecutor()
    model = PagedTableModel(COLUMNS, numbers, Tasks(executor))
    model.set_query(10)
    model.set_query(3)
    with qtbot.waitSignal(model.loaded):
        executor.answer(1)
    executor.answer(0)
    with qtbot.assertNotEmitted(model.loaded, wait=20):
        pass

    assert (0, 1, 2) == model.rows()


def test_old_rows_stay_until_the_new_answer_is_there(app, qtbot):
    executor = SlowExecutor()
    model = PagedTableModel(COLUMNS, numbers, Tasks(executor))
    model.set_query(10)
    with qtbot.waitSignal(model.loaded):
        executor.answer(0)
    model.set_query(3)

    assert 10 == model.rowCount()


def test_a_failure_is_told_and_asking_again_is_possible(tasks, qtbot):
    answers = [OSError("disk"), Page([1, 2])]

    def fetch(_query, _after):
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    model = PagedTableModel(COLUMNS, fetch, tasks)
    with qtbot.waitSignal(model.load_failed):
        model.set_query("x")
    with qtbot.waitSignal(model.loaded):
        model.reload()

    assert (1, 2) == model.rows()


def test_the_model_keeps_the_rules_of_qt(model, qtbot, qtmodeltester):
    with qtbot.waitSignal(model.loaded):
        model.set_query(120)

    qtmodeltester.check(model, force_py=True)
    qtmodeltester.check(model)


def test_a_cell_is_spoken_with_its_column(app):
    model = TableModel(COLUMNS)
    model.set_rows([7])

    assert "Số: 7" == model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "hai lần 7" == model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert model.row(1) is None
