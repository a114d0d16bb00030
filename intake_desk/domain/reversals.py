"""What is said about payments after they were taken, and how it is taken out of the sums again.

Two desks that do not know of each other may each strike out, give back or put under another means what only one could.
The first in the world's order holds; the other finds no place in the dossier, is shown as a misfit, and stands in the
sums until an entry reverses it. Every entry's figures are made of itself alone. That entry may be written twice in the
same way: the second is a misfit too, and reversed in its turn. When no misfit about money is left, the sums are those
of the entries that hold.
"""

from typing import Final

import msgspec

from intake_desk.domain.dossier import Dossier, Misfit
from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import Facts
from intake_desk.domain.money_kinds import FeeMeansCorrected, FeeRefunded, FeeVoided, MisfitReversed

Mending = FeeVoided | FeeRefunded | FeeMeansCorrected
REVERSAL: Final = "fee.misfit_reversed"
# No two desks reverse each other so often; a larger depth is somebody's invention, and its sign alone matters.
DEEPEST: Final = 1000
# The kinds of misfits that stand in the sums.
IN_SUMS: Final = frozenset({"fee.voided", "fee.refunded", "fee.means_corrected", REVERSAL})


_SAYING: Final = frozenset({FeeVoided, FeeRefunded, FeeMeansCorrected, MisfitReversed})


def said_of(facts: Facts | None) -> tuple[Mending, int] | None:
    """What an entry says about a payment, and with which sign it counts; None where it says nothing about one."""
    if type(facts) not in _SAYING:  # asked of every entry of a day, several times
        return None
    if isinstance(facts, FeeVoided | FeeRefunded | FeeMeansCorrected):
        return facts, 1
    if not isinstance(facts, MisfitReversed) or not facts.depth:  # no program of ours says 0
        return None
    said = facts.void or facts.refund or facts.correction
    return None if said is None else (said, -1 if facts.depth % 2 else 1)


def brings_back(facts: MisfitReversed) -> bool:
    """Whether money comes in with it: it had been given back twice, and was brought again."""
    return facts.depth == 1 and facts.refund is not None


def reversal_of(entry: Entry, actor: str, journal: str, second: str) -> MisfitReversed:
    """What takes this entry out of the sums, where `actor` writes it in `journal` and `second` agrees."""
    said, facts = said_of(entry.facts), entry.facts
    assert said is not None
    mending, taker, where, depth = said[0], actor, journal, 1
    if isinstance(facts, MisfitReversed):
        taker, where = facts.taker, facts.journal
        depth = facts.depth + 1 if facts.depth < DEEPEST else 3 - facts.depth % 2
    elif isinstance(facts, FeeVoided | FeeMeansCorrected):
        taker, where = facts.taker, facts.journal
    return MisfitReversed(
        misfit=entry.hash,
        written_in=entry.place.journal,
        number=entry.place.number,
        taker=taker,
        journal=where,
        second=second,
        void=mending if isinstance(mending, FeeVoided) else None,
        refund=mending if isinstance(mending, FeeRefunded) else None,
        correction=mending if isinstance(mending, FeeMeansCorrected) else None,
        depth=depth,
    )


def undone_by(entry: Entry) -> MisfitReversed | None:
    """What takes this entry out of the sums, whoever will write it; None where it says nothing about a payment."""
    return None if said_of(entry.facts) is None else reversal_of(entry, "", "", "")


def in_sums(dossier: Dossier) -> tuple[Misfit, ...]:
    """The dossier's misfits that make the sums say something else than the dossier does."""
    return tuple(one for one in dossier.misfits if one.undone is not None)


def found_misfit(dossier: Dossier, entry: Entry) -> Misfit | None:
    """The misfit that is reversed; None when it is none, was reversed before, or is not what the entry says of it."""
    facts = entry.facts
    assert isinstance(facts, MisfitReversed)
    named = next((one for one in in_sums(dossier) if one.hash == facts.misfit), None)
    if named is None or named.undone is None:
        return None
    wanted = msgspec.structs.replace(named.undone, second=facts.second)
    if brings_back(wanted):
        wanted = msgspec.structs.replace(wanted, taker=entry.actor, journal=entry.place.journal)
    return named if facts == wanted else None
