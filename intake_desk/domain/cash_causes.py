"""Why a drawer is short or over: likely causes, each with what speaks for it, the likeliest first.

Every rule looks for one kind of mistake that would make exactly the difference; how much else speaks for it decides its
rank. Two causes that each have something of their own to show may also make the difference together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

import msgspec

from intake_desk.domain.cash_clues import Clue, DossierMoney, Surroundings, taken_twice
from intake_desk.domain.cash_lines import ACCEPTED, CASH, FLOAT, HANDED, MOVED, Movement
from intake_desk.domain.cash_slips import noughts, swapped, swaps
from intake_desk.domain.drawers import Drawer
from intake_desk.domain.money_kinds import DENOMINATIONS
from intake_desk.domain.statements import compact, names_code, names_some_code
from intake_desk.domain.times import from_ms

CHARGED_TWICE, MISSED_VOID, OTHER_MEANS, HAND_OVER = "charged_twice", "missed_void", "other_means", "hand_over"
TRANSPOSED, MISCOUNTED, CHANGE, WRONG_DOSSIER = "transposed", "miscounted", "change", "wrong_dossier"
FLOAT_WRONG, NOT_RECORDED, OTHER_DRAWER, TWO = "float_wrong", "not_recorded", "other_drawer", "two"
NOUGHT, UNREAD, NOT_WAIVED, NOT_MOVED = "nought", "unread", "not_waived", "not_moved"
SORTS = (
    CHARGED_TWICE,
    MISSED_VOID,
    OTHER_MEANS,
    HAND_OVER,
    TRANSPOSED,
    NOUGHT,
    MISCOUNTED,
    CHANGE,
    WRONG_DOSSIER,
    FLOAT_WRONG,
    NOT_MOVED,
    NOT_RECORDED,
    NOT_WAIVED,
    OTHER_DRAWER,
    UNREAD,
    TWO,
)

# How much is believed of what has a witness of its own, of what only adds up, and of what could always be.
STRONG, FAIR, WEAK, LEAST = 90, 60, 40, 20
MOST_SHOWN = 5
MOST_ALIKE = 2  # beside the best of a sort
NEARLY = 5  # so little tells two of a sort apart that both are named
MOST_PAIRED = 40
NEAR_MS = 45 * 60_000
TWICE_STEP_MS = 5 * 60_000
LEAST_NOTE = DENOMINATIONS[-1]
BUNDLES = (1, 10, 20, 50, 100)
# Notes that are taken for each other at a glance: 20.000 and 500.000 are both blue, 10.000 and 200.000 both brown.
ALIKE = ((500_000, 20_000), (200_000, 10_000), (100_000, 10_000), (50_000, 5_000), (20_000, 2_000), (200_000, 20_000))


class Cause(msgspec.Struct, frozen=True, kw_only=True):
    """One explanation of `effect` đồng of difference; `should` is the amount that had to stand there, where one is
    known, `notes` how many notes of `denomination`; `parts` the two causes of a pair.

    `alike` are others of its sort that are as likely, `more` how many there are beyond these.
    """

    sort: str
    effect: int
    score: int
    clues: tuple[Clue, ...] = ()
    should: int = 0
    denomination: int = 0
    notes: int = 0
    parts: tuple["Cause", ...] = ()
    alike: tuple["Cause", ...] = ()
    more: int = 0


def find_causes(drawer: Drawer, difference: int, around: Surroundings, most: int = MOST_SHOWN) -> tuple[Cause, ...]:
    """The likeliest causes of this difference (counted less expected: below 0 is short), best first, one of a sort
    with those that are as likely beside it.
    """
    if not difference:
        return ()
    every = [cause for cause in _candidates(drawer, difference, around) if cause.effect]
    single = _merged([cause for cause in every if cause.effect == difference])
    paired = _pairs(every, difference)
    ranked = sorted([*single, *paired], key=lambda one: (-one.score, SORTS.index(one.sort)))
    return tuple(ranked[:most])


def _candidates(drawer: Drawer, difference: int, around: Surroundings) -> Iterator[Cause]:
    yield from _paid_too_often(drawer, around)
    yield from _paid_for_another(drawer, around)
    yield from _gone(drawer, around)
    yield from _other_means(drawer, around)
    yield from _on_the_way(drawer, around)
    yield from _wrong_dossier(drawer, around)
    yield from _wrong_float(drawer, around)
    yield from _not_recorded(drawer, around)
    yield from _not_moved(drawer)
    for waived in around.waived:  # and the citizen paid in cash
        yield Cause(sort=NOT_WAIVED, effect=waived.amount, score=FAIR + 14, clues=(waived,))
    yield from _others(drawer, difference, around)
    yield from _mistyped(drawer)
    yield from _digits_of_a_fee(drawer, around)
    yield from _unread(drawer, difference, around)
    yield from _change(drawer)
    yield from _miscounted(drawer, difference)
    for payment in _cash(drawer):
        if payment.amount == -difference:
            yield Cause(sort=MISSED_VOID, effect=-payment.amount, score=LEAST, clues=(_clue(payment),))


def _paid_too_often(drawer: Drawer, around: Surroundings) -> Iterator[Cause]:
    """One dossier, the same amount twice: the second never came."""
    by_subject: dict[str, list[Movement]] = defaultdict(list)
    for payment in drawer.payments:
        by_subject[payment.subject].append(payment)
    for subject, payments in by_subject.items():
        known = around.dossiers.get(subject)
        over = known is not None and known.paid > known.charged
        for first, second in combinations(payments, 2):
            if CASH not in (first.means, second.means) or first.charged != second.charged:
                continue
            score = STRONG + (9 if over else -25)
            again = second if second.means == CASH else first
            yield Cause(
                sort=CHARGED_TWICE, effect=-again.amount, score=score, clues=(_clue(again), _clue(first)), should=0
            )


def _paid_for_another(drawer: Drawer, around: Surroundings) -> Iterator[Cause]:
    """One person was received twice for the same thing, in two dossiers: the second never paid."""
    given_back = {one.payment for one in drawer.movements if one.charged < 0}
    stand = [one for one in drawer.payments if one.payment not in given_back]
    for first, second in taken_twice(stand, around.dossiers):
        if CASH not in (first.means, second.means):
            continue
        again, other = (second, first) if second.means == CASH else (first, second)
        batches = {around.dossiers[one.subject].batch for one in (first, second)}
        meant = len(batches) == 1 and batches != {""}  # brought together and told apart when they were received
        score = FAIR + 5 if meant else STRONG - 2 - (second.at_ms - first.at_ms) // TWICE_STEP_MS
        yield Cause(sort=CHARGED_TWICE, effect=-again.amount, score=score, clues=(_clue(again), _clue(other)))


def _gone(drawer: Drawer, around: Surroundings) -> Iterator[Cause]:
    """The dossier was withdrawn or refused and the money went back, or was never taken."""
    given_back = {one.payment for one in drawer.movements if one.charged < 0}
    for payment in _cash(drawer):
        known = around.dossiers.get(payment.subject)
        if known is not None and known.gone and payment.payment not in given_back:
            yield Cause(sort=MISSED_VOID, effect=-payment.amount, score=STRONG + 3, clues=(_clue(payment),))


def _other_means(drawer: Drawer, around: Surroundings) -> Iterator[Cause]:
    """Recorded as cash and come to the bank; or recorded as a transfer that the bank knows nothing of."""
    for payment in drawer.payments:
        if payment.means == CASH:
            yield from _at_the_bank(drawer, payment, around)
        elif payment.payment not in around.matched:
            score = FAIR + 15 if around.statement else WEAK + 5
            yield Cause(sort=OTHER_MEANS, effect=payment.charged, score=score, clues=(_clue(payment),))


def _at_the_bank(drawer: Drawer, payment: Movement, around: Surroundings) -> Iterator[Cause]:
    """A line of those days that names this dossier, or none; one that names another never speaks for this payment."""
    known = around.dossiers.get(payment.subject)
    codes = (known.code, *known.other_codes) if known is not None else ()
    last = max(drawer.day, around.bank_day, _day_of(payment.at_ms))
    for line in around.lines:
        if line.amount != payment.amount or (line.at_ms and not drawer.day <= _day_of(line.at_ms) <= last):
            continue
        text = compact(line.text)
        if any(code and names_code(text, code) for code in codes):
            score = STRONG + 8
        elif not line.at_ms or names_some_code(text):
            continue
        elif abs(line.at_ms - payment.at_ms) <= NEAR_MS:
            score = FAIR + 15 - abs(line.at_ms - payment.at_ms) // (NEAR_MS // 15)
        else:
            score = FAIR
        clue = Clue(at_ms=line.at_ms, amount=line.amount, line=line.mark, text=line.text)
        yield Cause(sort=OTHER_MEANS, effect=-payment.amount, score=score, clues=(_clue(payment), clue))


def _on_the_way(drawer: Drawer, around: Surroundings) -> Iterator[Cause]:
    """Cash that was written as handed over and lies here, or was handed over and not accepted, or another amount."""
    for one in around.hand_overs:
        if drawer.clerk not in (one.giver, one.receiver):
            continue
        clue = Clue(at_ms=one.at_ms, amount=one.amount, other=one.receiver if one.giver == drawer.clerk else one.giver)
        if one.accepted is None:
            score = STRONG + (4 if one.giver == drawer.clerk else 2)
            yield Cause(sort=HAND_OVER, effect=one.amount, score=score, clues=(clue,))
        elif one.accepted != one.amount:
            gap = one.amount - one.accepted
            yield Cause(sort=HAND_OVER, effect=gap, score=STRONG + 5, clues=(clue,), should=one.accepted)
            yield Cause(sort=HAND_OVER, effect=-gap, score=STRONG, clues=(clue,), should=one.accepted)


def _wrong_dossier(drawer: Drawer, around: Surroundings) -> Iterator[Cause]:
    """The amount is not what this dossier costs; it may be what another one costs that stood beside it."""
    for payment in _cash(drawer):
        known = around.dossiers.get(payment.subject)
        if known is None or not known.charged or known.paid == known.charged - known.waived:
            continue
        fee = known.charged - known.waived
        if payment.amount == fee:
            continue
        effect = fee - payment.amount
        if swapped(payment.amount, fee):
            yield Cause(sort=TRANSPOSED, effect=effect, score=STRONG + 7, clues=(_clue(payment),), should=fee)
            continue
        meant = [
            one for one in around.dossiers.values() if one.charged == payment.amount and one.subject != known.subject
        ]
        owing = [one for one in meant if one.paid < one.charged - one.waived] or meant
        near = min(owing, key=lambda one: abs(one.at_ms - payment.at_ms), default=None)
        clues = (_clue(payment),) if near is None else (_clue(payment), _of_dossier(near))
        score = STRONG + 6 if near is not None else STRONG - 5
        yield Cause(sort=WRONG_DOSSIER, effect=effect, score=score, clues=clues, should=fee)


def _wrong_float(drawer: Drawer, around: Surroundings) -> Iterator[Cause]:
    if around.kept is None or not drawer.opened or drawer.session != 1 or around.kept == drawer.float_amount:
        return
    opened = next(one for one in drawer.movements if one.sort == FLOAT)
    yield Cause(
        sort=FLOAT_WRONG,
        effect=around.kept - drawer.float_amount,
        score=STRONG + 7,
        clues=(_clue(opened),),
        should=around.kept,
    )


def _not_recorded(drawer: Drawer, around: Surroundings) -> Iterator[Cause]:
    """The citizen has the result and nothing was recorded as paid."""
    for known in around.dossiers.values():
        owed = known.charged - known.waived - known.paid
        if known.clerk == drawer.clerk and owed > 0 and not known.gone:
            score = STRONG - 5 if known.handed_back else FAIR - 5
            yield Cause(sort=NOT_RECORDED, effect=owed, score=score, clues=(_of_dossier(known),), should=owed)


def _not_moved(drawer: Drawer) -> Iterator[Cause]:
    """Written as taken out, and it still lies here; or as put in, and it never came."""
    for one in drawer.movements:
        if one.sort == MOVED and not one.earlier:
            yield Cause(sort=NOT_MOVED, effect=-one.amount, score=FAIR + 14, clues=(_clue(one),))


def _others(drawer: Drawer, difference: int, around: Surroundings) -> Iterator[Cause]:
    """What is missing here lies in a neighbour's drawer, or the other way round."""
    for other in around.others:
        if other.key == drawer.key or not other.counts:
            continue
        if other.counts[-1].difference == -difference:
            own = other.clerk == drawer.clerk
            clue = Clue(at_ms=other.counts[-1].at_ms, amount=-difference, other=other.clerk, own=own)
            yield Cause(sort=OTHER_DRAWER, effect=difference, score=FAIR + 12, clues=(clue,))


def _mistyped(drawer: Drawer) -> Iterator[Cause]:
    """Two digits that changed places in an amount typed by hand, or a nought too many or too few."""
    for one in drawer.movements:
        if one.sort not in {MOVED, HANDED, ACCEPTED, FLOAT} or one.earlier:
            continue
        size, sign = abs(one.amount), 1 if one.amount > 0 else -1
        for sort, score, said in ((TRANSPOSED, FAIR + 10, swaps(size)), (NOUGHT, FAIR + 8, noughts(size))):
            for meant in said:
                yield Cause(sort=sort, effect=sign * (meant - size), score=score, clues=(_clue(one),), should=meant)


def _digits_of_a_fee(drawer: Drawer, around: Surroundings) -> Iterator[Cause]:
    """A fee that was typed, or taken, with two digits in each other's place; typed it is where no rule set it. Where
    change was reckoned the amount was read once more.
    """
    for one in _cash(drawer):
        known = around.dossiers.get(one.subject)
        typed = known is not None and known.set_by_hand
        for meant in swaps(one.amount):
            if meant % LEAST_NOTE == one.amount % LEAST_NOTE:  # what could be paid, or given as change
                score = FAIR + 12 if typed else WEAK + (14 if one.tendered <= one.amount else 8)
                yield Cause(sort=TRANSPOSED, effect=meant - one.amount, score=score, clues=(_clue(one),), should=meant)
        for meant in noughts(one.amount) if typed else ():
            yield Cause(sort=NOUGHT, effect=meant - one.amount, score=FAIR + 9, clues=(_clue(one),), should=meant)


def _unread(drawer: Drawer, difference: int, around: Surroundings) -> Iterator[Cause]:
    """Recorded as cash, and perhaps a transfer: no statement was read that could say so. Who got change paid cash."""
    if around.statement:
        return
    for one in _cash(drawer):
        if one.amount == -difference and one.tendered <= one.amount:
            yield Cause(sort=UNREAD, effect=-one.amount, score=WEAK + 9, clues=(_clue(one),))


def _change(drawer: Drawer) -> Iterator[Cause]:
    """No change was given, or twice, or for another note than the citizen gave."""
    for payment in _cash(drawer):
        change = payment.tendered - payment.amount
        if change <= 0:
            continue
        for effect in (change, -change):
            yield Cause(sort=CHANGE, effect=effect, score=WEAK + 12, clues=(_clue(payment),), should=change)
        for real, taken in ALIKE:
            for note, other in ((real, taken), (taken, real)):
                if payment.tendered == note:
                    clue = _clue(payment)
                    yield Cause(sort=CHANGE, effect=other - note, score=WEAK + 5, clues=(clue,), denomination=other)


def _miscounted(drawer: Drawer, difference: int) -> Iterator[Cause]:
    """A note or a bundle too few or too many, or one sort of note taken for another: never more notes too many than
    were counted.
    """
    size, sign = abs(difference), 1 if difference > 0 else -1
    counts = drawer.counts
    notes = counts[-1].notes if counts else {}

    def counted(note: int, many: int) -> bool:
        return not notes or notes.get(str(note), 0) >= many

    for earlier in counts[:-1]:
        moved = [note for note in DENOMINATIONS if earlier.notes.get(str(note), 0) != notes.get(str(note), 0)]
        gap = counts[-1].counted - earlier.counted - (counts[-1].expected - earlier.expected)
        if len(moved) == 1 and gap == difference:
            yield Cause(sort=MISCOUNTED, effect=difference, score=STRONG, denomination=moved[0], notes=gap // moved[0])
    for note in DENOMINATIONS:
        count, rest = divmod(size, note)
        if rest or count not in BUNDLES or (sign > 0 and not counted(note, count)):
            continue
        score = WEAK + (6 if count == 1 else 2)
        yield Cause(sort=MISCOUNTED, effect=difference, score=score, denomination=note, notes=sign * count)
    for dear, cheap in ALIKE:
        if size == dear - cheap and counted(dear if sign > 0 else cheap, 1):
            yield Cause(sort=MISCOUNTED, effect=difference, score=WEAK + 8, denomination=dear, notes=sign, should=cheap)


def _merged(causes: Iterable[Cause]) -> list[Cause]:
    """One of each sort: the best, beside it what is as likely and points elsewhere."""
    sorts: dict[str, list[Cause]] = {}
    for cause in sorted(causes, key=lambda one: -one.score):
        same = sorts.setdefault(cause.sort, [])
        if not same or (same[0].score - cause.score <= NEARLY and _points_to(cause) not in map(_points_to, same)):
            same.append(cause)
    return [
        msgspec.structs.replace(best, alike=tuple(rest[:MOST_ALIKE]), more=max(len(rest) - MOST_ALIKE, 0))
        for best, *rest in sorts.values()
    ]


def _points_to(cause: Cause) -> tuple[object, ...]:
    """What somebody would have to look at."""
    clue = cause.clues[0] if cause.clues else Clue()
    there = (clue.payment or clue.subject or (clue.at_ms, clue.other), cause.denomination, cause.should)
    return (*there, *map(_points_to, cause.parts))


def _pairs(causes: list[Cause], difference: int) -> list[Cause]:
    """Two causes that have something of their own to show and make the difference together: the best, and its like."""
    shown = sorted((one for one in causes if one.score >= FAIR), key=lambda one: -one.score)[:MOST_PAIRED]
    pairs = [
        Cause(
            sort=TWO,
            effect=difference,
            score=(first.score + second.score) // 2 - (20 if min(first.score, second.score) >= STRONG else 35),
            clues=(*first.clues[:1], *second.clues[:1]),
            parts=(first, second),
        )
        for first, second in combinations(shown, 2)
        if first.effect + second.effect == difference and first.clues[:1] != second.clues[:1]
    ]
    return _merged(pairs)


def _cash(drawer: Drawer) -> Iterator[Movement]:
    return (one for one in drawer.payments if one.means == CASH)


def _day_of(at_ms: int) -> str:
    return from_ms(at_ms).date().isoformat()


def _clue(one: Movement) -> Clue:
    return Clue(
        at_ms=one.at_ms,
        subject=one.subject,
        amount=abs(one.charged or one.amount),
        receipts=one.receipts,
        payment=one.payment,
        other=one.other,
        text=one.reason,
    )


def _of_dossier(known: DossierMoney) -> Clue:
    return Clue(at_ms=known.at_ms, subject=known.subject, amount=known.charged)
