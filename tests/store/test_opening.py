"""Whatever befell the files, opening brings back what was printed, says what it did, and overwrites nothing damaged."""

import shutil
import sqlite3

import msgspec
import pytest
from keyring.backend import KeyringBackend

from intake_desk.domain.folding import fold
from intake_desk.store import opening
from intake_desk.store.database import StoreFailed, WrongKey
from intake_desk.store.opening import KEY_NAME, AlreadyOpen, KeyMissing, Store, open_store
from intake_desk.store.vault import Vault

KEY = bytes(range(32))
JOURNAL = "26103-1"
DAY = "2026-11-20"


class Safe(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.secrets = {}

    def get_password(self, service, username):
        return self.secrets.get((service, username))

    def set_password(self, service, username, password):
        self.secrets[service, username] = password

    def delete_password(self, service, username):
        del self.secrets[service, username]


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "home", Safe())


def test_a_quiet_start_finds_nothing_to_mend(desk):
    desk.work()

    desk.reopen()

    assert opening.Opened() == desk.found


def test_the_home_is_for_its_owner_alone(desk):
    assert 0o700 == desk.home.stat().st_mode & 0o777


def test_only_one_program_opens_a_desk(desk, in_process):
    desk.receive()
    with pytest.raises(AlreadyOpen):
        Store(desk.home, KEY)

    said = in_process(
        "from intake_desk.store.opening import AlreadyOpen\ntry: desk.open()\nexcept AlreadyOpen: print('refused')"
    )

    assert "refused\n" == said
    assert "H26.103-261120-1002" == desk.receive().code


def test_a_failed_start_lets_go_of_the_desk(desk):
    desk.receive()
    desk.close()
    with pytest.raises(WrongKey):
        Store(desk.home, bytes(32))

    assert 1 == len(desk.open().codes())


def test_a_wrong_key_changes_no_byte(desk):
    desk.work()
    desk.close()
    before = {path: path.read_bytes() for path in desk.home.rglob("*") if path.is_file()}

    with pytest.raises(WrongKey):
        Store(desk.home, bytes(32))
    (desk.home / "desk.db").rename(desk.home / "elsewhere")
    with pytest.raises(WrongKey):
        Store(desk.home, bytes(32))
    (desk.home / "elsewhere").rename(desk.home / "desk.db")

    assert before == {path: path.read_bytes() for path in desk.home.rglob("*") if path.is_file()}


def test_a_plain_sqlite_file_is_not_a_store(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    with sqlite3.connect(home / "desk.db") as plain:
        plain.execute("CREATE TABLE t (a)")
    plain.close()

    with pytest.raises(WrongKey):
        Store(home, KEY)


def test_the_first_start_makes_a_key_and_keeps_it(vault, tmp_path):
    open_store(tmp_path / "home", vault).close()
    key = vault.get(KEY_NAME)

    open_store(tmp_path / "home", vault).close()

    assert 32 == len(key)
    assert key == vault.get(KEY_NAME)


@pytest.mark.parametrize("lost", ["nothing else", "the database too", "the roll too"])
def test_a_lost_key_is_never_replaced_by_a_new_one(vault, tmp_path, lost):
    home = tmp_path / "home"
    open_store(home, vault).close()
    vault.forget(KEY_NAME)
    if lost == "the database too":
        (home / "desk.db").unlink()
    elif lost == "the roll too":
        shutil.rmtree(home / "roll")

    with pytest.raises(KeyMissing):
        open_store(home, vault)
    assert vault.get(KEY_NAME) is None


def test_names_and_phones_stand_on_the_disk_nowhere(closed, in_process):
    """In the database, its log and shared memory, the roll, and the copies set aside."""
    in_process(
        """
desk.open()
for number in range(50): desk.receive("Trương Quỳnh Như", phone="0987654321", id_number="001190099999")
desk.store.database.copy_to(desk.home / "copy.db")
os._exit(0)
"""
    )
    home = closed.home
    assert {"desk.db", "desk.db-wal", "desk.db-shm", "copy.db"} <= {path.name for path in home.iterdir()}
    closed.open()
    closed.close()

    for path in home.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            for secret in ("Trương", "Quỳnh Như", "0987654321", "001190099999", fold("Trương Quỳnh Như"), "quynh"):
                assert secret.encode() not in data, (path, secret)


def test_what_opening_found_can_be_told():
    found = opening.Opened(recovered=1, recovered_codes=("a",))

    assert {"recovered", "recovered_codes", "roll_refilled", "copy", "restored", "set_aside", "set_back"} == set(
        msgspec.structs.asdict(found)
    )


@pytest.mark.parametrize("call", ["fsync", "write", "open"])
def test_a_disk_that_fails_at_the_start_is_told_by_name(closed, disk, call):
    disk.refuse(call)
    with pytest.raises(StoreFailed):
        Store(closed.home, KEY)
    disk.works()

    assert "H26.103-261120-1001" == closed.open().receive().code
