"""The exchange by a USB stick: what others lack is taken out in bundles, theirs are taken in, receipts go back.

It is the exchange with the answer left for later: the same tails, taken by the same rule, only as far as their owners
signed. So a bundle may be applied twice, late, in any order, or never.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from intake_desk.domain.branches import base_of
from intake_desk.domain.desk import DeskIdentity
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import local
from intake_desk.store.days import first_numbers
from intake_desk.store.journal import Head, Journal
from intake_desk.store.sheets import Sheets
from intake_desk.sync import carry_book, parcels
from intake_desk.sync.carry_book import IN, OUT, RECEIPT, REFUSED, Carried, Held
from intake_desk.sync.parcels import Bundle, Packed, Part, Reader, Sender
from intake_desk.sync.receipts import SUFFIX as RECEIPT_SUFFIX
from intake_desk.sync.receipts import Receipt, read_receipt, write_receipt
from intake_desk.sync.sealing import sealing_key
from intake_desk.sync.stick import clear_unfinished, files_on, free_name, stem_of, stick
from intake_desk.sync.tails import Bringer, owners
from intake_desk.sync.taking import Taken, Taker, added
from intake_desk.sync.unit_sheets import UnitSheets
from intake_desk.wire import MOST_ENTRIES, Reach, Tail

SERVER: Final = 0
# Of a desk that never gave a receipt it is not known what it holds: the last month is a fair guess.
DAYS: Final = 30


class NobodyToCarryTo(Refusal):
    """None of those who were chosen has told a key to which a bundle could be sealed."""

    code = "nobody_to_carry_to"


class NothingOnStick(Refusal):
    """The folder holds no bundle and no receipt."""

    code = "nothing_on_stick"


class Receiver(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody to whom a bundle can be taken: a desk by its number, or the server (0, without a name)."""

    desk: int
    name: str
    sealing_key: bytes

    @property
    def ready(self) -> bool:
        """Whether there is a key to seal to."""
        return bool(self.sealing_key)


class Carrier:
    """One desk's bundles and receipts. Calls block on the disk and the stick: never on the GUI thread."""

    def __init__(
        self,
        journal: Journal,
        sheets: Sheets,
        identity: DeskIdentity,
        key: Ed25519PrivateKey,
        now_ms: Callable[[], int],
    ) -> None:
        self._journal, self._sheets, self._identity, self._key, self._now_ms = journal, sheets, identity, key, now_ms
        self._unit_sheets = UnitSheets(sheets, identity)
        self._bringer = Bringer(journal, identity.journal, key)
        self._taker = Taker(journal, sheets, identity, key)

    def receivers(self) -> tuple[Receiver, ...]:
        """The server and the unit's other desks."""
        unit = self._unit_sheets.unit()
        server = Receiver(desk=SERVER, name="", sealing_key=unit.sealing_key if unit else b"")
        others = sorted(self._unit_sheets.desks().values(), key=lambda desk: desk.number)
        return (
            server,
            *(
                Receiver(desk=desk.number, name=desk.name, sealing_key=desk.sealing_key)
                for desk in others
                if desk.number != self._identity.desk
            ),
        )

    def story(self) -> tuple[Carried, ...]:
        """What sticks did here, newest first."""
        return carry_book.load(self._sheets).story

    def make_bundle(self, folder: Path, chosen: Collection[int] | None = None, days: int = DAYS) -> Packed:
        """Write what the chosen receivers (all, unless told) surely or probably lack, in as many files as it takes.

        Of whoever gave a receipt it is known what they hold, as of the server; others get the last `days`.
        Raises NobodyToCarryTo, StickFailed, and what the store raises.
        """
        ready = [one for one in self.receivers() if one.ready and (chosen is None or one.desk in chosen)]
        if not ready:
            raise NobodyToCarryTo
        mine = self._journal.heads()
        starts = self._starts(mine, ready, days)
        own, now_ms = self._identity, self._now_ms()

        def more() -> tuple[Tail, ...]:
            tails = self._bringer.tails(mine, starts, MOST_ENTRIES)
            starts.update({tail.journal: tail.after + len(tail.entries) for tail in tails})
            return tails

        with stick():
            clear_unfinished(folder, own.journal)
            packed = parcels.write_bundles(
                lambda: free_name(folder, own.journal, now_ms, parcels.SUFFIX),
                Sender(agency=own.agency, journal=own.journal, key=self._key, made_ms=now_ms),
                [one.sealing_key for one in ready],
                [
                    Part(heads={name: Reach(head.number, head.hash) for name, head in mine.items()}),
                    *(Part(sheets=(sheet,)) for sheet in self._unit_sheets.newer({})),
                ],
                more,
            )
        done = Carried(at_ms=now_ms, kind=OUT, entries=packed.entries, files=len(packed.files), size=packed.size)
        carry_book.save(self._sheets, carry_book.load(self._sheets).with_story(done))
        return packed

    def bring_in(self, folder: Path) -> tuple[Carried, ...]:
        """Take in all bundles and receipts that lie in a folder, and leave a receipt there; what became of each file.

        One that is damaged or not for us stops only itself. Raises NothingOnStick, StickFailed, and what the store
        raises.
        """
        own = stem_of(self._identity.journal)
        with stick():
            parcelled, receipts = (
                [path for path in files_on(folder, suffix) if not path.name.startswith(own)]
                for suffix in (parcels.SUFFIX, RECEIPT_SUFFIX)
            )
        if not parcelled and not receipts:
            raise NothingOnStick
        reached: dict[str, Reach] = {}
        lines = [self._received_receipt(path) for path in receipts]
        bundles, refused = self._open_all(parcelled)
        lines += refused
        lines += self._apply_all(bundles, reached)
        if bundles:
            self._leave_receipt(folder, bundles, reached)
        book = carry_book.load(self._sheets)
        carry_book.save(self._sheets, book.with_story(*(line for line in lines if line.kind)))
        return tuple(lines)

    def apply_bundle(self, path: Path) -> Taken:
        """Take in one bundle.

        Raises NotABundle, BundleDamaged, BundleNotForUs, BundleOfAStranger, StickFailed, and what the store raises.
        """
        with stick():
            return self._apply(Bundle(path, self._reader()))

    def _starts(self, mine: Mapping[str, Head], ready: Iterable[Receiver], days: int) -> dict[str, int]:
        """From which number on somebody of the receivers lacks each journal."""
        book = carry_book.load(self._sheets)
        since = (local(datetime.fromtimestamp(self._now_ms() / 1000, UTC)).date() - timedelta(days=days)).isoformat()
        recent = first_numbers(self._journal.database, since)
        known = self._unit_sheets.desks()

        def start(receiver: Receiver, head: Head) -> int:
            if receiver.desk == SERVER:
                return head.server_number
            journal = known[receiver.desk].journal
            if base_of(head.journal) == journal:  # it wrote this itself
                return head.number
            held = book.held.get(journal)
            if held is not None:
                return held.numbers.get(head.journal, 0)
            return recent.get(head.journal, head.number + 1) - 1

        return {name: max(head.after, min(start(one, head) for one in ready)) for name, head in mine.items()}

    def _reader(self) -> Reader:
        signers = {desk.journal: desk.public_key for desk in self._unit_sheets.desks().values()}
        signers[f"{self._identity.agency}/{SERVER}"] = self._identity.server_public_key
        return Reader(agency=self._identity.agency, key=sealing_key(self._key), signer=signers.get)

    def _open_all(self, paths: Iterable[Path]) -> tuple[list[Bundle], list[Carried]]:
        """The bundles that may be applied, and the files that are none."""
        bundles: list[Bundle] = []
        refused: list[Carried] = []
        reader = self._reader()
        for path in paths:
            try:
                with stick():
                    bundles.append(Bundle(path, reader))
            except Refusal as error:
                refused.append(self._refused(path, error))
        return bundles, refused

    def _apply_all(self, bundles: Iterable[Bundle], reached: dict[str, Reach]) -> list[Carried]:
        """What became of each; `reached` learns up to where the tails are held now."""
        lines: dict[Path, Carried] = {}

        def apply(bundle: Bundle) -> tuple[int, bool]:
            before = lines.get(bundle.path)
            try:
                with stick():
                    taken = self._apply(bundle)
            except Refusal as error:
                lines[bundle.path] = self._refused(bundle.path, error)
                return 0, True
            for name, reach in taken.reached.items():
                reached[name] = max(reach, reached.get(name, reach), key=lambda reach: reach.number)
            lines[bundle.path] = Carried(
                at_ms=self._now_ms(),
                kind=IN,
                who=bundle.header.writer,
                made_ms=bundle.header.made_ms,
                entries=taken.received + (before.entries if before else 0),
                size=bundle.size,
                gaps=taken.gaps,
                name=bundle.path.name,
            )
            return taken.received, not taken.gaps

        parcels.apply_in_turn(bundles, apply)
        return list(lines.values())

    def _apply(self, bundle: Bundle) -> Taken:
        whole = Taken()
        for part in bundle.parts():
            self._unit_sheets.keep(part.sheets)
            taken = self._taker.take(part.tails)
            whole.received += taken.received
            whole.reached |= taken.reached
            whole.refused = added(whole.refused, *taken.refused)
            whole.gaps = added(whole.gaps, *taken.gaps)
        return whole

    def _leave_receipt(self, folder: Path, bundles: Iterable[Bundle], reached: Mapping[str, Reach]) -> None:
        own, now_ms = self._identity, self._now_ms()
        receipt = Receipt(
            agency=own.agency,
            holder=own.journal,
            made_ms=now_ms,
            bundles=tuple(bundle.header.mark for bundle in bundles),
            heads={name: Reach(head.number, head.hash) for name, head in self._journal.heads().items()},
            taken=dict(reached),
        )
        with stick():
            path = free_name(folder, own.journal, now_ms, RECEIPT_SUFFIX)
            write_receipt(path, receipt, self._key)

    def _received_receipt(self, path: Path) -> Carried:
        try:
            with stick():
                receipt = read_receipt(path, owners(self._sheets, self._identity, self._key))
            fresh = self._keep_receipt(receipt)
        except Refusal as error:
            return self._refused(path, error)
        return Carried(
            at_ms=self._now_ms(),
            kind=RECEIPT if fresh else "",
            who=receipt.holder,
            made_ms=receipt.made_ms,
            files=len(receipt.bundles),
            name=path.name,
        )

    def _keep_receipt(self, receipt: Receipt) -> bool:
        """Remember what its holder has, as far as that is what we have; False when it is no news."""
        book = carry_book.load(self._sheets)
        known = book.held.get(receipt.holder)
        if known is not None and known.made_ms >= receipt.made_ms:
            return False
        heads = self._journal.heads()
        told = [*receipt.heads.items(), *receipt.taken.items()]
        sure = dict.fromkeys(heads, 0)
        for name, reach in told:
            if self._journal.stands(name, reach.number, reach.hash):
                sure[name] = max(reach.number, sure[name])
        # whoever is further than we are has what we have; should it not, its next receipt says so
        further = {
            name: heads[name].number for name, reach in told if name in heads and reach.number > heads[name].number
        }
        held = Held(made_ms=receipt.made_ms, numbers=sure | further)
        carry_book.save(self._sheets, book.with_held(receipt.holder, held))
        if receipt.holder == f"{self._identity.agency}/{SERVER}":
            news = {name: number for name, number in sure.items() if number > heads[name].server_number}
            self._journal.server_holds(news)
        return True

    def _refused(self, path: Path, error: Refusal) -> Carried:
        return Carried(at_ms=self._now_ms(), kind=REFUSED, error_code=error.code, name=path.name)
