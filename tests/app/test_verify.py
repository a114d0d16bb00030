"""What `intake-desk verify` says of a desk's files: that all agrees, or what does not, in a supervisor's words."""

from datetime import date

import pytest

from intake_desk import app
from intake_desk.store.database import Database
from intake_desk.store.database import run as sql
from intake_desk.store.opening import FILE, KEY_NAME
from intake_desk.store.vault import Vault
from tests.ruling import rule_off


@pytest.fixture
def busy_home(desk_home, application):
    """A desk with a few dossiers on it, closed."""
    desk = app.open_desk(desk_home)
    clerk = desk.workbench.accounts.sign_in("thuy", "mot-cua-2026")
    for number in range(5):
        desk.workbench.reception.receive(clerk, application(f"Đặng Thị Hường {'ABCDE'[number]}"))
    desk.close()
    return desk_home


def test_a_sound_desk_is_proven(run, busy_home):
    status, said, complaint = run("verify", "--home", busy_home)

    assert (0, "") == (status, complaint)
    assert "5 hồ sơ" in said


@pytest.mark.parametrize("what", ["desk.db", "roll"])
def test_a_flipped_byte_is_said_in_words_and_nothing_is_changed(run, busy_home, what):
    path = busy_home / what if what == "desk.db" else max((busy_home / "roll").iterdir())
    before = path.read_bytes()
    at = len(before) // 2
    altered = before[:at] + bytes([before[at] ^ 1]) + before[at + 1 :]
    path.write_bytes(altered)

    status, said, _complaint = run("verify", "--home", busy_home)

    assert 1 == status
    findings = [line for line in said.splitlines() if line.startswith("- ")]
    assert findings
    assert all(len(line.split()) > 3 for line in findings)
    assert altered == path.read_bytes()
    assert "Hường" not in said
    path.write_bytes(before)
    assert 0 == run("verify", "--home", busy_home)[0]


def test_one_changed_byte_of_a_closed_day_is_told_by_names_and_amounts(run, busy_home):
    desk = app.open_desk(busy_home)
    bench = desk.workbench
    clerk = bench.accounts.sign_in("hang", "mot-cua-2026")
    day, journal = bench.desk.business_day(), bench.desk.identity.journal
    rule_off(bench, clerk, day, "mot-cua-2026")
    name = bench.desk.clerk_name("thuy")
    desk.close()
    database = Database(busy_home / FILE, Vault(busy_home).get(KEY_NAME))
    with database.writing() as connection:
        number, body = sql(connection, "SELECT number, body FROM entry WHERE kind = 'fee.paid'").fetchone()
        at = body.index(b"\xa6amount\xcd") + 8  # the lower byte of the amount
        changed = body[: at + 1] + bytes([body[at + 1] ^ 1]) + body[at + 2 :]
        sql(connection, "UPDATE entry SET body = ? WHERE number = ?", (changed, number))
    database.close()

    status, said, _complaint = run("verify", "--home", busy_home)

    assert 1 == status
    assert f"Nhật ký Quầy 1, mục {number}: nội dung đã bị sửa" in said
    assert f"Ngày {date.fromisoformat(day):%d/%m/%Y}, sổ đã chốt, cán bộ “{name}”, tiền mặt: đã ký " in said
    assert "thủ tục “Chứng thực bản sao từ bản chính (2.000815)”, tiền mặt: đã ký " in said
    for key in (day, journal, "thuy", "cash", "clerk"):
        assert key not in said, said


def test_a_desk_that_is_open_elsewhere_is_left_alone(run, busy_home):
    desk = app.open_desk(busy_home)
    try:
        status, said, complaint = run("verify", "--home", busy_home)
    finally:
        desk.close()

    assert (1, "") == (status, said)
    assert "cửa sổ khác" in complaint


def test_where_no_desk_lives_there_is_nothing_to_prove(run, tmp_path):
    status, said, complaint = run("verify", "--home", tmp_path / "nothing")

    assert (1, "") == (status, said)
    assert "chưa được ghi danh" in complaint
    assert not (tmp_path / "nothing").exists()
