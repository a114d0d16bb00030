"""Many rows at once are the rows that were given, on each database, in their own transaction."""

import pytest
import sqlalchemy as sa

from intake_desk.server import bulk, schema

AGENCY = "H26.103"
TEXTS = ("plain", "Khuất Thị Bí Mật", "tab\tline\nback\\slash \\N", "'; DROP TABLE entry; --", "")


def row(number, **changes):
    fields = {
        "agency": AGENCY, "journal": f"{AGENCY}/1", "number": number, "hash": bytes([number % 256]) * 32,
        "subject": TEXTS[number % len(TEXTS)], "body": bytes(range(256)), "personal": b"",
        "received_ms": 2**52 + number,
    }  # fmt: skip
    return fields | changes


def held(central):
    with central.database.reading() as connection:
        rows = connection.execute(sa.select(schema.entry).order_by(schema.entry.c.number)).mappings()
        return [dict(one) for one in rows]


def append(central, rows):
    central.database.written(lambda connection: bulk.append(connection, schema.entry, rows))


def change(central, rows):
    central.database.written(lambda connection: bulk.change(connection, schema.entry, rows))


def test_rows_are_there_as_they_were_given(central):
    rows = [row(number) for number in range(1, 301)]
    append(central, rows)
    assert rows == held(central)


def test_no_rows_are_no_work(central):
    append(central, [])
    change(central, [])
    assert [] == held(central)


def test_a_key_that_is_there_already_stops_all_of_them(central):
    append(central, [row(2)])
    with pytest.raises(sa.exc.DatabaseError):
        append(central, [row(1), row(2), row(3)])
    assert [row(2)] == held(central)
    append(central, [row(1)])  # the connection is as good as before
    assert [row(1), row(2)] == held(central)


def test_what_follows_in_the_transaction_goes_with_it(central):
    with pytest.raises(ZeroDivisionError), central.database.writing() as connection:  # noqa: PT012  # the block is it
        bulk.append(connection, schema.entry, [row(1)])
        assert 1 == connection.execute(sa.select(sa.func.count()).select_from(schema.entry)).scalar()
        raise ZeroDivisionError
    assert [] == held(central)


def test_only_the_rows_with_these_keys_are_changed_and_only_in_what_is_named(central):
    append(central, [row(number) for number in range(1, 6)])
    append(central, [row(2, agency="H26.104")])
    keys = ("agency", "journal", "number")
    fresh = [{name: row(number)[name] for name in keys} | {"body": b"\0", "subject": "\\x"} for number in (2, 4, 99)]
    change(central, fresh)

    changed = {2: {"body": b"\0", "subject": "\\x"}, 4: {"body": b"\0", "subject": "\\x"}}
    mine = [one for one in held(central) if one["agency"] == AGENCY]
    assert [row(number, **changed.get(number, {})) for number in range(1, 6)] == mine
    assert row(2, agency="H26.104") in held(central)


def test_every_column_of_the_other_tables_that_are_written_so_keeps_its_kind(central):
    signature = {"agency": AGENCY, "journal": "j", "number": 2**53, "signature": b"\0" * 64}
    figure = {"agency": AGENCY, "day": "2026-11-20", "hour": 23, "received": 2**40, "resolved": 0, "kept": 1}

    def write(connection):
        bulk.append(connection, schema.signature, [signature])
        bulk.append(connection, schema.figure, [figure])
        bulk.change(connection, schema.figure, [figure | {"kept": 2**41}])

    central.database.written(write)
    with central.database.reading() as connection:
        assert signature == dict(connection.execute(sa.select(schema.signature)).mappings().one())
        assert figure | {"kept": 2**41} == dict(connection.execute(sa.select(schema.figure)).mappings().one())
