"""A stick at the server: bundles that desks sent are taken in, receipts and what the desks lack are put beside them."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from intake_desk.domain.refusals import Refusal
from intake_desk.server import journals, sheets, signatures
from intake_desk.server.central import Central
from intake_desk.sync import parcels
from intake_desk.sync.parcels import Bundle, BundleNotForUs, Packed, Part, Reader, Sender
from intake_desk.sync.receipts import SUFFIX as RECEIPT_SUFFIX
from intake_desk.sync.receipts import Receipt, write_receipt
from intake_desk.sync.sealing import sealing_key
from intake_desk.sync.stick import clear_unfinished, files_on, free_name, stem_of, stick
from intake_desk.wire import MOST_ENTRIES, UNIT_SHEET, Reach, Tail, UnitSheet


class CarriedIn(msgspec.Struct, kw_only=True):
    """What became of one file: whose it was, what was new, whether something before it is missing, why it was not
    taken.
    """

    name: str
    agency: str = ""
    writer: str = ""
    stored: int = 0
    followed: bool = True
    error_code: str = ""


class Carried(msgspec.Struct, kw_only=True):
    """What one stick brought, and what was put on it for each unit: receipts, and bundles for its desks."""

    lines: tuple[CarriedIn, ...] = ()
    receipts: tuple[Path, ...] = ()
    packed: dict[str, Packed] = {}


def carry(central: Central, folder: Path) -> Carried:
    """Take in the bundles that lie in a folder, and put there what goes back. One bad bundle stops only itself.

    Applying twice is harmless. Raises StickFailed.
    """
    done = Carried()
    with stick():
        files = files_on(folder, parcels.SUFFIX)
    by_unit: dict[str, list[Bundle]] = {}
    for path in files:
        try:
            with stick():
                agency = parcels.outside(path).agency
                if path.name.startswith(stem_of(f"{agency}/0")):  # our own, on its way to the desks
                    continue
                bundle = Bundle(path, _reader(central, agency))
                by_unit.setdefault(agency, []).append(bundle)
        except Refusal as error:
            done.lines = (*done.lines, CarriedIn(name=path.name, error_code=error.code))
    for agency, bundles in by_unit.items():
        _Unit(central, agency, folder).carry(bundles, done)
    return done


class _Unit:
    """One unit's bundles of one stick."""

    def __init__(self, central: Central, agency: str, folder: Path) -> None:
        self._central = central
        self._agency = agency
        self._folder = folder
        self._own = f"{agency}/0"
        self._held: dict[str, Reach] = {}
        self._heads: dict[str, dict[str, Reach]] = {}

    def carry(self, bundles: Iterable[Bundle], done: Carried) -> None:
        """Take the bundles, and put receipt and bundle beside them."""
        bundles = sorted(bundles, key=lambda bundle: bundle.header.made_ms)
        lines = {
            bundle.path: CarriedIn(name=bundle.path.name, agency=self._agency, writer=bundle.header.writer)
            for bundle in bundles
        }
        parcels.apply_in_turn(bundles, lambda bundle: self._apply(bundle, lines[bundle.path]))
        done.lines = (*done.lines, *lines.values())
        now_ms = self._central.now_ms()
        with stick():
            clear_unfinished(self._folder, self._own)
            done.receipts = (*done.receipts, self._leave_receipt(bundles, now_ms))
            packed = self._pack(now_ms)
        if packed is not None:
            done.packed = done.packed | {self._agency: packed}

    def _apply(self, bundle: Bundle, line: CarriedIn) -> tuple[int, bool]:
        """Store what the desks signed; nothing else, for nobody stands behind a stick."""
        stored, line.followed = 0, True
        try:
            with stick():
                for part in bundle.parts():
                    if part.heads:
                        self._heads[bundle.header.writer] = part.heads
                    if part.tails:
                        fresh, followed = self._take(part.tails)
                        stored += fresh
                        line.followed = line.followed and followed
        except Refusal as error:
            line.error_code = error.code
            return 0, True
        finally:
            line.stored += stored
        return stored, line.followed

    def _take(self, brought: tuple[Tail, ...]) -> tuple[int, bool]:
        database = self._central.database
        with database.reading() as connection:
            owners = signatures.owners(connection, self._agency, self._central.public_key)
        tails, _refused = journals.covered(owners, brought)
        now_ms = self._central.now_ms()
        taken = database.written(lambda connection: journals.take(connection, self._agency, tails, now_ms))
        if taken.stored:
            self._central.news.ring(self._agency)
        for name, reach in taken.held.items():
            self._held[name] = max(reach, self._held.get(name, reach), key=lambda reach: reach.number)
        return taken.stored, all(tail.journal in taken.held or tail.journal in taken.broken for tail in tails)

    def _leave_receipt(self, bundles: Iterable[Bundle], now_ms: int) -> Path:
        with self._central.database.reading() as connection:
            ends = journals.ends(connection, self._agency)
        receipt = Receipt(
            agency=self._agency,
            holder=self._own,
            made_ms=now_ms,
            bundles=tuple(bundle.header.mark for bundle in bundles),
            heads={name: Reach(end.number, end.hash) for name, end in ends.items()},
            taken=self._held,
        )
        path = free_name(self._folder, self._own, now_ms, RECEIPT_SUFFIX)
        write_receipt(path, receipt, self._central.key)
        return path

    def _pack(self, now_ms: int) -> Packed | None:
        """What the desks that sent something lack, for all desks of the unit; None when none could open it."""
        unit = _unit(self._central, self._agency)
        keys = [desk.sealing_key for desk in unit.desks if desk.sealing_key and not desk.revoked_ms] if unit else []
        if not keys:
            return None
        theirs = self._shared()

        def more() -> tuple[Tail, ...]:
            with self._central.database.reading() as connection:
                ends = journals.ends(connection, self._agency)
                tails = journals.lacking(connection, self._agency, ends, theirs, (), MOST_ENTRIES)
            theirs.update(
                {tail.journal: Reach(tail.after + len(tail.entries), tail.entries[-1].hash) for tail in tails}
            )
            return tails

        with self._central.database.reading() as connection:
            published = sheets.newer(connection, self._agency, {})
            ends = journals.ends(connection, self._agency)
        heads = Part(heads={name: Reach(end.number, end.hash) for name, end in ends.items()})
        return parcels.write_bundles(
            lambda: free_name(self._folder, self._own, now_ms, parcels.SUFFIX),
            Sender(agency=self._agency, journal=self._own, key=self._central.key, made_ms=now_ms),
            keys,
            [heads, *(Part(sheets=(sheet,)) for sheet in published)],
            more,
        )

    def _shared(self) -> dict[str, Reach]:
        """Up to where every desk that sent something has what we have; of a journal that forked nothing is assumed."""
        told = list(self._heads.values())
        common = [set(heads) for heads in told]
        names = set.intersection(*common) if common else set()
        shared = {name: min((heads[name] for heads in told), key=lambda reach: reach.number) for name in names}
        with self._central.database.reading() as connection:
            ends = journals.ends(connection, self._agency)
            apart = journals.ways_back(connection, self._agency, ends, shared, {})
        return {name: reach for name, reach in shared.items() if name not in apart or reach.number > ends[name].number}


def _reader(central: Central, agency: str) -> Reader:
    """How the server opens this unit's bundles. Raises BundleNotForUs when it is no unit of ours."""
    unit = _unit(central, agency)
    if unit is None:
        raise BundleNotForUs
    signers = {desk.journal: desk.public_key for desk in unit.desks if not desk.revoked_ms}
    return Reader(agency=agency, key=sealing_key(central.key), signer=signers.get)


def _unit(central: Central, agency: str) -> UnitSheet | None:
    with central.database.reading() as connection:
        published = {sheet.name: sheet.body for sheet in sheets.newer(connection, agency, {})}
    body = published.get(UNIT_SHEET)
    return None if body is None else msgspec.json.decode(body, type=UnitSheet)
