"""The whole program, its folder put back from a copy while the network is away: everybody is told, no number twice."""

import shutil
from contextlib import closing

from intake_desk.app import open_desk
from intake_desk.domain import exceptions
from tests.app.conftest import PASSWORD


def receive(desk, application):
    bench = desk.workbench
    code = bench.reception.receive(bench.accounts.sign_in("thuy", PASSWORD), application()).code
    desk.keep_watermark()  # as the window does, two seconds later
    return code


def test_a_folder_put_back_is_told_in_the_inbox_and_gives_no_number_twice(desk_home, clock, application, tmp_path):
    with closing(open_desk(desk_home, clock)) as desk:
        receive(desk, application)
    copy = shutil.copytree(desk_home, tmp_path / "copy")
    with closing(open_desk(desk_home, clock)) as desk:
        vanished = receive(desk, application)
    shutil.rmtree(desk_home)
    shutil.move(copy, desk_home)

    with closing(open_desk(desk_home, clock)) as desk:
        assert desk.opened.set_back > 0
        code = receive(desk, application)

        (item,) = desk.workbench.exceptions.open()
        assert (exceptions.SET_BACK, desk.workbench.desk.identity.desk_name) == (item.sort, item.about)
        assert code > vanished
    with closing(open_desk(desk_home, clock)) as desk:
        assert 0 == desk.opened.set_back
