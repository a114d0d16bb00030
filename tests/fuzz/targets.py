"""Every decoder that is given a stranger's bytes: how it is called, by what it refuses, and what it takes.

A target reads bytes and gives a value, or raises one of its refusals; anything else is a fault. Seeds are what it is
really sent, so that both fuzzers begin behind the first check.
"""

import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import NamedTuple

import httpx2
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.day_file import read_day
from intake_desk.domain import life, registry
from intake_desk.domain.calendars import BadCalendar, Calendar, check_calendar
from intake_desk.domain.documents import BadDocument, unpack
from intake_desk.domain.entries import BrokenEntry, Sealed, unseal
from intake_desk.domain.numbers import code_in
from intake_desk.domain.people import (
    BadDate,
    BadIdentityNumber,
    BadPhone,
    BadTaxCode,
    UnreadableCard,
    is_card,
    read_card,
    read_date,
    read_id_number,
    read_phone,
    read_tax_code,
)
from intake_desk.domain.places import PlaceList
from intake_desk.domain.procedure_columns import HEADINGS, ListWithoutHeadings
from intake_desk.domain.procedure_editions import read_delta
from intake_desk.domain.procedure_lists import TooManyProcedures, compare
from intake_desk.domain.receipts import read_receipt as read_receipt_text
from intake_desk.packing import BadPacking, unpacked
from intake_desk.server import door, office, sealed_file
from intake_desk.server.answers import Refused
from intake_desk.server.keys import read_bearer
from intake_desk.server.national_link import NationalLink, NotReached, SignInRefused
from intake_desk.server.office_messages import OfficeSignIn
from intake_desk.server.pages.visitors import FORM_TYPE, FormRefused, csrf_of, read_form
from intake_desk.services.place_rows import KNOWN, NoNameColumn, read_places
from intake_desk.services.table_limits import EmptyTable, TableTooLarge, UnreadableTable
from intake_desk.services.tables import read_table
from intake_desk.store.roll import read_segment
from intake_desk.store.wal import read_log
from intake_desk.sync import lan_server, link, parcels, receipts
from intake_desk.sync.failures import StrangeAnswer
from tests.fuzz import seeds

BODY = 64 * 1024
NOBODY = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()
MEMORY = Path("/dev/shm")  # where files cost no disk, if there is such a place
_kept = tempfile.TemporaryDirectory(prefix="fuzz-", dir=MEMORY if MEMORY.is_dir() else None)
FOLDER = Path(_kept.name)


class Target(NamedTuple):
    """A decoder, by what it refuses, and what it is really sent."""

    name: str
    read: Callable[[bytes], object]
    refuses: tuple[type[Exception], ...]
    seeds: Callable[[], list[bytes]]


def asked(media_type):
    return SimpleNamespace(headers={"content-type": media_type})


def chosen(data, options):
    """One of several, by the first byte; and the rest."""
    return options[data[0] % len(options)] if data else options[0], data[1:]


def as_text(data):
    """What a scanner or a keyboard could have typed, halves of letters too."""
    return data.decode("utf-8", "surrogateescape")


def message(data):
    """What a desk tells the server, with its signatures."""
    decoder, body = chosen(data, seeds.REQUESTS)
    said = door.read(asked(door.MEDIA_TYPE), body, decoder)
    for tail in getattr(said, "tails", ()):
        seeds.vouched(tail, NOBODY)
    return said


def lan_message(data):
    """What a desk tells another one."""
    return lan_server._read(data)


def answer(data):
    """What a server answers."""
    decoder, body = chosen(data, seeds.ANSWERS)
    return link.decoded(httpx2.Response(200, content=body), decoder)


def problem(data):
    """Why a server refuses."""
    return link.explained(httpx2.Response(403, content=data))


def national(data):
    """What the national system answers."""

    def says(_request):
        return httpx2.Response(200, content=data)

    with_it = NationalLink("https://national.example", "user", "secret", "H26", httpx2.MockTransport(says))
    try:
        return with_it.call("x")
    finally:
        with_it.close()


def entry(data):
    """An entry of another desk, and the dossier that it makes."""
    size = int.from_bytes(data[:2], "big")
    read = unseal(Sealed(data[2 : 2 + size], data[2 + size :]))
    return life.fold([read])


def facts(data):
    """Both parts of an entry of some kind and version."""
    kind, rest = chosen(data, registry.KINDS)
    size = int.from_bytes(rest[:2], "big")
    return registry.read(kind.name, kind.version, rest[2 : 2 + size], rest[2 + size :])


def file_of(data, name):
    path = FOLDER / name
    path.write_bytes(data)
    return path


def roll(data):
    """A file of the roll, as a broken disk gives it."""
    return read_segment(file_of(data, seeds.SEGMENT), seeds.CIPHER)


def log(data):
    """A write-ahead log, as a broken disk gives it."""
    file_of(data, "store.db-wal")
    return read_log(FOLDER / "store.db")


def bundle(data):
    """A bundle on somebody's stick."""
    return list(parcels.Bundle(file_of(data, "a.idb"), seeds.READER).parts())


def bundled(data):
    """What a bundle of a desk of the unit holds, whatever that desk put into it."""
    return parcels._part(data)


def stick_receipt(data):
    """A receipt on somebody's stick."""
    return receipts.read_receipt(file_of(data, "a.idr"), seeds.SIGNERS)


def signed_receipt(data):
    """A receipt that a desk of the unit signed, whatever it says."""
    return receipts.read_receipt(file_of(seeds.signed_receipt(data), "b.idr"), seeds.SIGNERS)


def receipt_text(data):
    """The QR of a citizen's receipt, and the code on any of our papers."""
    text = as_text(data)
    return read_receipt_text(text), code_in(text)


def card(data):
    """The QR of an identity card."""
    text = as_text(data)
    is_card(text)
    return read_card(text)


def typed(data):
    """What is typed of a person."""
    read, rest = chosen(data, (read_date, read_phone, read_id_number, read_tax_code))
    return read(as_text(rest))


def table(data):
    """A table that somebody brings: any, a list of places, a list of procedures."""
    sort, content = chosen(data, ("any.csv", "places.xlsx", "procedures.csv"))
    if sort == "places.xlsx":
        return read_places(read_table("places", content, KNOWN))
    read = read_table(sort, content, HEADINGS)
    return compare((), read.header, read.rows, read.lines) if sort == "procedures.csv" else read


def document(data):
    """A document that a desk adopted for the whole unit."""
    kind, body = chosen(data, (Calendar, PlaceList, None))
    if kind is None:
        return read_delta(body)
    read = unpack(body, kind)
    return check_calendar(read) if kind is Calendar else read


def unfolded_document(data):
    """The same, behind its packing."""
    kind, body = chosen(data, (Calendar, PlaceList, None))
    place = next(at for at, one in enumerate((Calendar, PlaceList, None)) if one is kind)
    return document(bytes([place]) + seeds.zipped(body))


def backup(data):
    """A sealed backup."""
    return b"".join(sealed_file.unseal(BytesIO(data), bytes(32)))


def day(data):
    """A day written down in a file."""
    return list(read_day(file_of(data, "day.jsonl")))


def wish(data):
    """What a program of the back office asks for."""
    kind, body = chosen(data, (*office.WISHES.values(), OfficeSignIn))
    return office._read(asked(office.JSON), body, kind)


def form(data):
    """What a browser sends."""
    return read_form(asked(FORM_TYPE), data, csrf_of("fuzz"))


def token(data):
    """An Authorization header."""
    return read_bearer(data.decode("latin-1"))


def packed(data):
    """A packed body."""
    return unpacked(data, BODY)


BUNDLE = (parcels.NotABundle, parcels.BundleDamaged, parcels.BundleNotForUs, parcels.BundleOfAStranger)
TABLE = (UnreadableTable, TableTooLarge, EmptyTable, NoNameColumn, ListWithoutHeadings, TooManyProcedures)
TARGETS = {
    target.name: target
    for target in (
        Target("message", message, (Refused,), seeds.requests),
        Target("lan-message", lan_message, (lan_server.Declined,), seeds.exchanges),
        Target("answer", answer, (StrangeAnswer,), seeds.answers),
        Target("problem", problem, (), seeds.problems),
        Target("national", national, (NotReached, SignInRefused), seeds.national),
        Target("packed", packed, (BadPacking,), seeds.packed),
        Target("entry", entry, (BrokenEntry,), seeds.entries),
        Target("facts", facts, (), seeds.facts),
        Target("roll", roll, (), seeds.rolls),
        Target("log", log, (), seeds.logs),
        Target("bundle", bundle, BUNDLE, seeds.bundles),
        Target("bundled", bundled, (parcels.BundleDamaged,), seeds.parts),
        Target("stick-receipt", stick_receipt, (receipts.NotAReceipt,), seeds.stick_receipts),
        Target("signed-receipt", signed_receipt, (receipts.NotAReceipt,), seeds.receipts),
        Target("receipt-text", receipt_text, (), seeds.receipt_texts),
        Target("card", card, (UnreadableCard,), seeds.cards),
        Target("typed", typed, (BadDate, BadPhone, BadIdentityNumber, BadTaxCode), seeds.typed),
        Target("table", table, TABLE, seeds.tables),
        Target("document", document, (BadDocument, BadCalendar), seeds.documents),
        Target("unfolded-document", unfolded_document, (BadDocument, BadCalendar), seeds.unfolded_documents),
        Target("backup", backup, (sealed_file.BrokenSeal,), seeds.backups),
        Target("day", day, (), seeds.days),
        Target("wish", wish, (Refused,), seeds.wishes),
        Target("form", form, (FormRefused,), seeds.forms),
        Target("token", token, (), seeds.tokens),
    )
}


def tried(target, data):
    """Whether the decoder took it; its refusals are as good. Whatever else it raises is a fault."""
    try:
        target.read(data)
    except target.refuses:
        return False
    return True
