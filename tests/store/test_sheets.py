"""Sheets and settings are kept by name, the newest of each, in the database and on the roll."""

from hashlib import sha256

import msgspec
import pytest

from intake_desk.store.journal import StoreFailed
from intake_desk.store.sheets import Sheet


class Setting(msgspec.Struct):
    """A setting with a shape."""

    count: int = 0
    key: bytes = b""


def test_the_newest_sheet_of_a_name_is_kept(desk):
    desk.store.sheets.put(Sheet("unit", b"old", b"s1"))
    desk.store.sheets.put(Sheet("unit", b"new", b"s2"))
    desk.store.sheets.put(Sheet("clerks", b"[]"))

    assert Sheet("unit", b"new", b"s2") == desk.store.sheets.get("unit")
    assert desk.store.sheets.get("calendar") is None
    assert {"unit": sha256(b"new").hexdigest(), "clerks": sha256(b"[]").hexdigest()} == desk.store.sheets.hashes()


def test_a_setting_comes_back_in_its_shape(desk):
    desk.store.sheets.set("tries", Setting(count=3, key=b"\x00\xff"))

    assert Setting(count=3, key=b"\x00\xff") == desk.store.sheets.setting("tries", Setting, Setting())
    assert Setting() == desk.store.sheets.setting("never set", Setting, Setting())


def test_a_sheet_that_the_disk_does_not_take_leaves_the_old_one(desk, disk):
    desk.store.sheets.put(Sheet("unit", b"old"))
    disk.refuse("fsync")
    with pytest.raises(StoreFailed):
        desk.store.sheets.put(Sheet("unit", b"new"))
    disk.works()

    assert b"old" == desk.store.sheets.get("unit").body


def test_many_changes_come_back_as_they_last_were(desk):
    for number in range(30):
        desk.store.sheets.set("count", number)
        desk.store.sheets.put(Sheet("unit", b"%d" % number))
    desk.close()
    (desk.home / "desk.db").unlink()

    desk.open()

    assert 29 == desk.store.sheets.setting("count", int, 0)
    assert b"29" == desk.store.sheets.get("unit").body
