"""What the search for missing cash goes by: what is known beside a drawer, and the pieces of evidence it names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

import msgspec

from intake_desk.domain.cash_lines import Movement
from intake_desk.domain.drawers import Drawer
from intake_desk.domain.hand_overs import HandOver
from intake_desk.domain.kinds import FeeReceipt
from intake_desk.domain.statements import StatementRow

# A second dossier for the same thing is begun while the citizen still stands there.
TWICE_MS = 15 * 60_000


class Clue(msgspec.Struct, frozen=True, kw_only=True):
    """Something that speaks for a cause: where it stands (dossier, moment, receipts), or a line of the statement; `own`
    where the drawer at the other end is the same clerk's. `text` is what the bank, or whoever moved cash, wrote to it.
    """

    at_ms: int = 0
    subject: str = ""
    amount: int = 0
    receipts: tuple[FeeReceipt, ...] = ()
    payment: str = ""
    other: str = ""
    line: str = ""
    text: str = ""
    own: bool = False


class DossierMoney(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a dossier beside its payments: fees that fell due, all that was paid, whether it was withdrawn
    or refused (`gone`) or handed back, when and by whom it was received, whether a clerk set its fee (`set_by_hand`).

    `person` tells its applicant from any other of the day, "" when not known; `batch` is what was brought together.
    """

    subject: str
    code: str = ""
    other_codes: tuple[str, ...] = ()
    person: str = ""
    procedure: str = ""
    batch: str = ""
    charged: int = 0
    paid: int = 0
    waived: int = 0
    gone: bool = False
    handed_back: bool = False
    clerk: str = ""
    at_ms: int = 0
    set_by_hand: bool = False


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What is known beside the drawer: the statement's lines that belong to no transfer, hand-overs, the day's other
    drawers, the dossiers, and what the clerk's last drawer had kept (None when unknown).

    `matched` are the payments that a line of the statement was already matched to; `statement` says that there is one.
    `bank_day` is the last day (ISO) on which the bank books what was paid on the drawer's: its own when not known.
    `waived` is what its clerk let go while it was theirs.
    """

    lines: tuple[StatementRow, ...] = ()
    matched: frozenset[str] = frozenset()
    statement: bool = False
    bank_day: str = ""
    hand_overs: tuple[HandOver, ...] = ()
    others: tuple[Drawer, ...] = ()
    dossiers: dict[str, DossierMoney] = msgspec.field(default_factory=dict)
    kept: int | None = None
    waived: tuple[Clue, ...] = ()


def taken_twice(
    payments: Iterable[Movement], dossiers: Mapping[str, DossierMoney]
) -> Iterator[tuple[Movement, Movement]]:
    """The payments, the earlier first, by which one person paid the same for the same procedure within some minutes,
    in two dossiers.
    """
    alike: dict[tuple[str, str, int], list[Movement]] = defaultdict(list)
    for one in payments:
        known = dossiers.get(one.subject)
        if known is not None and known.person and known.procedure:
            alike[known.person, known.procedure, one.charged].append(one)
    for same in alike.values():
        for first, second in combinations(sorted(same, key=lambda one: (one.at_ms, one.order)), 2):
            if first.subject != second.subject and second.at_ms - first.at_ms <= TWICE_MS:
                yield first, second
