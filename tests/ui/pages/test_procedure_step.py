"""The procedure while it is typed: what this desk uses rises, what the unit adopts is there at once."""

import msgspec
import pytest

from intake_desk.domain.desk import SUPERVISOR
from intake_desk.store.sheets import Sheet
from intake_desk.ui.intake.procedure_step import ProcedureStep

EMIGRANT_CHILD = "1.003677"


@pytest.fixture
def step(session, shown):
    return shown(ProcedureStep(session))


def offered(step):
    return [match.value.code for match in step.hits.matches]


def type_in(step, text):
    step.search.setText(text)
    step.search.textEdited.emit(text)


def test_what_this_desk_takes_often_comes_first_while_it_is_typed(session, shown, receive, qtbot):
    type_in(before := shown(ProcedureStep(session)), "khai")
    assert "1.001193" == offered(before)[0]
    for _ in range(40):
        receive("Lò Thị Ọi", EMIGRANT_CHILD)
    step = shown(ProcedureStep(session))
    step.begin()
    qtbot.waitUntil(lambda: bool(offered(step)))
    assert EMIGRANT_CHILD == offered(step)[0]
    type_in(step, "khai")

    assert EMIGRANT_CHILD == offered(step)[0]


def test_what_the_unit_adopts_can_be_taken_without_opening_anew(step, session, bench, clerk):
    supervisor = msgspec.structs.replace(clerk, role=SUPERVISOR)
    bench.desk.sheets.put(Sheet("clerks", msgspec.json.encode((supervisor,))))
    lists = bench.procedure_lists
    lists.adopt(supervisor, lists.preview("a.csv", "Mã;Tên\nTP-01;Xác nhận tạm vắng".encode()))
    type_in(step, "xac nhan tam vang")

    assert "TP-01" == offered(step)[0]
