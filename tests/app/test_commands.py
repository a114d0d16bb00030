"""The commands as a person runs them: each does what it says, or says in words why not, and its status is true."""

import json
import os
import re

import pytest

from intake_desk import __version__, app, cli
from intake_desk.domain.dossier import READY
from intake_desk.domain.procedures import Catalogue
from intake_desk.server import sheets
from intake_desk.server.central import open_central
from intake_desk.store.vault import Vault

UNIT_1 = '{"unit": {"agency": "H26.9", "unit_code": "1", "parent": "", "name": "", "place": ""}, "clerks": [%s]}'
COMMANDS = (
    "run",
    "enrol",
    "verify",
    "serve",
    "unit",
    "procedures",
    "code",
    "officer",
    "office-token",
    "token",
    "backup",
    "prove",
    "restore",
    "carry",
    "national",
    "spread",
    "sample",
)


def test_help_names_every_command_in_words(capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["--help"])

    said = capsys.readouterr().out
    assert not end.value.code
    for command in COMMANDS:
        assert re.search(rf"^\s+{command}\s+\w", said, re.MULTILINE), command


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_of_its_own(capsys, command):
    with pytest.raises(SystemExit) as end:
        cli.main([command, "--help"])

    assert not end.value.code
    assert command in capsys.readouterr().out


def test_version(capsys):
    with pytest.raises(SystemExit) as end:
        cli.main(["--version"])

    assert not end.value.code
    assert __version__ == capsys.readouterr().out.strip()


@pytest.mark.parametrize("line", [["dance"], ["verify", "--dance"], ["enrol"], ["code", "--home", "x"], ["sample"]])
def test_a_command_that_is_none_is_refused(capsys, line):
    with pytest.raises(SystemExit) as end:
        cli.main(line)

    assert 2 == end.value.code
    assert "usage: intake-desk" in capsys.readouterr().err


def test_a_wrong_code_enrols_nobody_and_says_so(run, unit, tmp_path):
    home = tmp_path / "stranger"
    try:
        status, said, complaint = run(
            "enrol", "--home", home, "--server", unit.server.url, "--code", "AAAA-BBBB-CCCC", "--name", "Quầy lạ"
        )
    finally:
        for name in ("store key", "desk key", "desk token"):
            Vault(home).forget(name)

    assert (1, "") == (status, said)
    assert "Mã ghi danh" in complaint


@pytest.mark.parametrize(
    ("address", "sentence"),
    [("http://127.0.0.1:9", "Không tới được máy chủ"), ("http://motcua.example", "phải là https"), ("x", "máy chủ")],
)
def test_a_server_that_is_none_is_said_in_words(run, tmp_path, address, sentence):
    home = tmp_path / "stranger"
    try:
        status, _said, complaint = run("enrol", "--home", home, "--server", address, "--code", "A", "--name", "Quầy")
    finally:
        for name in ("store key", "desk key", "desk token"):
            Vault(home).forget(name)

    assert 1 == status
    assert sentence in complaint


def test_a_desk_that_is_enrolled_is_not_enrolled_again(run, desk_home, unit):
    status, _said, complaint = run(
        "enrol", "--home", desk_home, "--server", unit.server.url, "--code", "A", "--name", "Quầy"
    )

    assert 1 == status
    assert "đã là một quầy" in complaint


def test_from_nothing_to_a_desk_by_commands_alone(run, unit, tmp_path, application):
    file, home = tmp_path / "unit.json", tmp_path / "desk"
    described = {
        "unit": {
            "agency": "H26.104",
            "unit_code": "10232",
            "parent": "ỦY BAN NHÂN DÂN XÃ THỬ",
            "name": "TRUNG TÂM",
            "place": "Thử",
        },
        "clerks": [{"login": " Lan", "name": "Phạm Thị Lan", "password": "mat-khau-dau", "role": "supervisor"}],
    }
    file.write_text(json.dumps(described, ensure_ascii=False), "utf-8")

    assert 0 == run("unit", "--home", unit.home, "--file", file)[0]
    status, code, _ = run("code", "--home", unit.home, "--agency", "H26.104")
    assert 0 == status
    try:
        status, said, complaint = run(
            "enrol", "--home", home, "--server", unit.server.url, "--code", code.strip(), "--name", "Quầy A"
        )
        assert (0, "Quầy A: H26.104, 1001–1999\n") == (status, said), complaint
        desk = app.open_desk(home)
        clerk = desk.workbench.accounts.sign_in("lan", "mat-khau-dau")
        dossier = desk.workbench.reception.receive(clerk, application())
        assert dossier.code.startswith("H26.104-")
        desk.workbench.casework.result_ready(clerk, dossier.id)
        assert READY == desk.workbench.lookup.dossier(dossier.id).state
        desk.close()
    finally:
        for name in ("store key", "desk key", "desk token"):
            Vault(home).forget(name)


def test_a_code_of_an_unknown_unit_is_refused(run, unit):
    status, said, complaint = run("code", "--home", unit.home, "--agency", "Z99")

    assert (1, "") == (status, said)
    assert "chưa có đơn vị Z99" in complaint


def test_an_officer_gets_an_account_a_programs_token_and_loses_both(run, unit):
    account = ("--home", unit.home, "--agency", "H26.103", "--login", "lan")
    status, password, _ = run("officer", *account, "--name", "Phạm Thị Lan")
    assert (0, 2) == (status, len(password.strip().split("-")))
    status, token, _ = run("office-token", *account)
    assert (0, "H26.103~officer~") == (status, token[:16])
    assert 0 == run("officer", *account, "--remove")[0]
    for refused in (run("office-token", *account), run("officer", *account, "--remove")):
        assert (1, True) == (refused[0], "không có tài khoản lan" in refused[2])


def test_an_account_that_cannot_be_is_refused_in_words(run, unit):
    status, _, said = run("officer", "--home", unit.home, "--agency", "H26.77", "--login", "x", "--name", "X")
    assert (1, True) == (status, "chưa có đơn vị H26.77" in said)
    status, _, said = run("officer", "--home", unit.home, "--agency", "H26.103", "--login", "x")
    assert (1, True) == (status, "cần tên đăng nhập" in said)


def test_a_catalogue_is_published_to_a_units_desks(run, unit, tmp_path):
    described, file = tmp_path / "unit.json", tmp_path / "procedures.json"
    described.write_text(UNIT_1 % "")
    sheet = json.loads(app.resource("procedures.json"))
    file.write_text(json.dumps({**sheet, "version": "tỉnh-1", "procedures": sheet["procedures"][:9]}), "utf-8")

    assert 0 == run("unit", "--home", unit.home, "--file", described)[0]
    assert 0 == run("procedures", "--home", unit.home, "--agency", "H26.9", "--file", file)[0]
    central = open_central(unit.home, None)
    with central.database.reading() as connection:
        published = {one.name: one.body for one in sheets.newer(connection, "H26.9", {})}
    central.close()
    assert "tỉnh-1" == Catalogue.decode(published["procedures"]).version


def test_a_catalogue_goes_to_a_known_unit_only(run, unit, tmp_path):
    file = tmp_path / "procedures.json"
    file.write_bytes(app.resource("procedures.json"))
    status, _said, complaint = run("procedures", "--home", unit.home, "--agency", "Z99", "--file", file)

    assert 1 == status
    assert "chưa có đơn vị Z99" in complaint


@pytest.mark.parametrize("content", ["", "{}", '{"version": 1}'])
def test_a_catalogue_that_is_none_is_not_published(run, unit, tmp_path, content):
    file = tmp_path / "procedures.json"
    file.write_text(content)
    status, _said, complaint = run("procedures", "--home", unit.home, "--agency", "H26.9", "--file", file)

    assert 2 == status
    assert str(file) in complaint


CLERK_1 = '{"login": "%s", "name": "Lan", "password": "x", "role": "%s"}'


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        '{"unit": {"agency": 1}, "clerks": []}',
        UNIT_1 % (CLERK_1 % ("lan", "king")),
        UNIT_1 % (CLERK_1 % (" ", "clerk")),
        UNIT_1 % (CLERK_1 % ("lan", "clerk") + "," + CLERK_1 % ("LAN", "clerk")),
    ],
)
def test_a_unit_file_that_is_none_is_refused(run, unit, tmp_path, content):
    file = tmp_path / "unit.json"
    file.write_text(content)

    status, _said, complaint = run("unit", "--home", unit.home, "--file", file)

    assert 2 == status
    assert str(file) in complaint


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "không đọc được tệp"),
        (b"x\ny\nz\n", "không có dòng nào"),
        ("{}".encode("utf-16"), "không có dòng nào"),
    ],
)
def test_a_day_that_cannot_be_read_is_said_in_words(run, tmp_path, monkeypatch, content, sentence):
    monkeypatch.setenv("QT_QPA_PLATFORM", os.environ["QT_QPA_PLATFORM"])
    file = tmp_path / "day.jsonl"
    if content is not None:
        file.write_bytes(content)

    status, _said, complaint = run(
        "sample", "--home", tmp_path / "home", "--headless", "--walk-ins", file, "--out", tmp_path / "out"
    )

    assert 2 == status
    assert sentence in complaint
    assert "Error" not in complaint
    assert [] == list((tmp_path / "home").iterdir())


def test_without_a_secret_store_there_is_no_desk_and_no_key_in_the_open(intake_desk, desk_home, unit, tmp_path):
    keyless = {"DBUS_SESSION_BUS_ADDRESS": None, "XDG_RUNTIME_DIR": str(tmp_path)}
    home = tmp_path / "fresh"

    proven = intake_desk("verify", "--home", desk_home, **keyless)
    enrolled = intake_desk(
        "enrol", "--home", home, "--server", unit.server.url, "--code", "A", "--name", "Quầy", **keyless
    )

    for done in (proven, enrolled):
        assert (1, "") == (done.returncode, done.stdout)
        assert "Máy chưa có kho khóa bí mật" in done.stderr
        assert "Traceback" not in done.stderr
    assert [] == [path for path in home.rglob("*") if path.is_file()]


@pytest.fixture
def own_server(run, tmp_path):
    """The home of a server of one's own, with a unit, that nobody serves."""
    described = tmp_path / "unit.json"
    described.write_text(UNIT_1 % "")
    assert 0 == run("unit", "--home", tmp_path / "server", "--file", described)[0]
    return tmp_path / "server"


def test_a_backup_is_made_and_put_back_by_commands(run, own_server, tmp_path):
    status, said, complaint = run("backup", "--home", own_server, "--to", tmp_path / "backups")
    (backup,) = (tmp_path / "backups").iterdir()
    assert (0, f"{backup}: 0 nhật ký, 0 mục ghi\n", "") == (status, said, complaint)
    status, said, complaint = run("restore", "--home", own_server, "--from", backup)
    assert (0, "") == (status, complaint)
    assert "các quầy sẽ tự gửi lại" in said
    assert 0 == run("code", "--home", own_server, "--agency", "H26.9")[0]


def test_a_unit_that_ruled_nothing_off_is_proven(run, own_server):
    status, said, complaint = run("prove", "--home", own_server, "--agency", "H26.9")

    assert (0, "") == (status, complaint)
    assert "H26.9: 0 mục ghi, 0 ngày đã chốt (0 chưa ký), 0 kỳ đã quyết toán: không có sai lệch.\n" == said


def test_what_is_no_backup_is_not_put_back(run, own_server, tmp_path):
    false = tmp_path / "intake-desk-20261122T000000.db"
    false.write_bytes(b"x" * 8192)
    for source in (false, tmp_path / "none.db"):
        status, _, complaint = run("restore", "--home", own_server, "--from", source)
        assert 1 == status
        assert complaint
    assert 0 == run("code", "--home", own_server, "--agency", "H26.9")[0]


def test_nothing_is_put_back_while_the_server_runs(run, unit, tmp_path):
    assert 0 == run("backup", "--home", unit.home, "--to", tmp_path)[0]
    (backup,) = tmp_path.iterdir()
    status, _, complaint = run("restore", "--home", unit.home, "--from", backup)
    assert (1, True) == (status, complaint.startswith("Máy chủ đang chạy"))


def test_a_token_is_for_a_known_unit(run, own_server):
    assert run("token", "--home", own_server, "--agency", "H26.9")[1].startswith("H26.9~admin~")
    status, _, complaint = run("token", "--home", own_server, "--agency", "H99.1")
    assert (1, "Máy chủ chưa có đơn vị H99.1. Khai báo đơn vị trước bằng lệnh unit.\n") == (status, complaint)


def test_a_database_that_is_none_of_ours_is_refused_in_words_by_every_command(run, intake_desk, own_server):
    for command in ("code", "token", "deeds"):
        arguments = ("--home", own_server, "--agency", "H26.9", "--database-url", "mysql://nowhere/x")
        status, said, complaint = run(command, *arguments)
        assert (1, "") == (status, said)
        assert "Không mở được cơ sở dữ liệu" in complaint
    served = intake_desk("serve", "--home", own_server, "--port", "0", "--database-url", "mysql://nowhere/x")
    assert (1, "") == (served.returncode, served.stdout)
    assert "Không mở được cơ sở dữ liệu" in served.stderr
    assert "Traceback" not in served.stderr
