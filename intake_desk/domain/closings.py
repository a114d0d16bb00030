"""Ruling off: what a closing signs, what its sums say, and the proof of a closed day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from intake_desk.domain.closing_kinds import Covered, DayAddendum, DayClosed, Groups, SupervisorKeyMade
from intake_desk.domain.closing_sums import PROCEDURE, About, group, less, tally_of
from intake_desk.domain.drawers import Drawer, fold_drawers
from intake_desk.domain.entries import Entry
from intake_desk.domain.holding import Ends, Holding, Line, Ruling, parted
from intake_desk.domain.kinds import FeePaid
from intake_desk.domain.money_kinds import DrawerClosed, DrawerCounted, DrawerOpened
from intake_desk.domain.periods import business_day
from intake_desk.domain.reversals import said_of
from intake_desk.domain.tally import figures

OVERDUE: Final = "overdue"
WORDS: Final = 4
LEAST_WORDS: Final = 512

_WITH_KEYS = DrawerOpened | DrawerCounted | DrawerClosed | SupervisorKeyMade

_encoder = msgspec.msgpack.Encoder(order="deterministic")


def statement(day: str, actor: str, facts: Ruling) -> bytes:
    """The bytes that a supervisor signs: everything that a closing says of the day, but for its own signature.

    A field that is added to a kind one day is signed under a label of its own: what was signed before stays signed.
    """
    covered = [(head.journal, head.number, head.hash) for head in facts.covered]
    sums = (covered, facts.tally, facts.groups, facts.key, facts.announced)
    if isinstance(facts, DayClosed):
        around = [(one.journal, one.number, one.heard_ms) for one in facts.around]
        counted = _counted(facts)
        label = f"closing {len(counted)}"
        said: tuple[object, ...] = (label, day, actor, *sums, facts.fields, *counted, around)
    elif isinstance(facts, DayAddendum):
        chain: tuple[object, ...] = (facts.closing, facts.previous, facts.number)
        label = "addendum 2" if facts.moves else "addendum 1"
        if facts.uncounted:
            label, chain = f"{label} open", (*chain, _left(facts))
        said = (label, day, actor, *sums, facts.fields, *chain)
    else:
        said = ("period 1", facts.period, actor, *sums)
    if isinstance(facts, DayClosed | DayAddendum) and (facts.witness or facts.witnessed):
        said = (f"{said[0]} witnessed", *said[1:], facts.witness, facts.witnessed)
    return b"intake-desk ruling\n" + _encoder.encode(said)


def _counted(facts: DayClosed) -> tuple[object, ...]:
    """What a closing says of the counting of its cash, as programs have said more and more of it."""
    if facts.tried or facts.uncounted:
        return facts.counted_cash, facts.due_cash, (facts.tried, _left(facts))
    return (facts.counted_cash,) if facts.due_cash is None else (facts.counted_cash, facts.due_cash)


def _left(facts: DayClosed | DayAddendum) -> list[tuple[str, str]]:
    return [(one.journal, one.clerk) for one in facts.uncounted]


def four_words(mark: bytes, words: Sequence[str]) -> str:
    """A hash as four everyday words, to be read out and copied to the wall: "sông · ngói · tháng · bưởi"."""
    if len(words) < LEAST_WORDS:
        raise ValueError("too few words to tell days apart")
    number, said = int.from_bytes(mark), []
    for _place in range(WORDS):
        number, word = divmod(number, len(words))
        said.append(words[word])
    return " · ".join(said)


class Sealing(msgspec.Struct, frozen=True, kw_only=True):
    """What each closing and addendum of a day brought in, and what was known of dossiers' beginnings within its reach.

    `about` tells what a beginning says: the one within how far a ruling reaches, or, with None, any.
    """

    rulings: Sequence[Entry]
    parts: Sequence[Sequence[Entry]]
    reaches: Sequence[Ends]
    about: Callable[[str, Ends | None], About]

    def sums(self, place: int) -> Groups:
        """What the journals say that the ruling at this place has to say."""
        facts = self.rulings[place].facts
        assert isinstance(facts, DayClosed | DayAddendum)
        if isinstance(facts, DayAddendum) and facts.moves:
            return self.further(self.parts[place], facts.fields, place, self.reaches[place])
        return self._alone(place, facts.fields)

    def further(
        self, part: Iterable[Entry], fields: Mapping[str, str], place: int | None = None, ends: Ends | None = None
    ) -> Groups:
        """What an addendum that follows those before `place` (all, without one) says when it brings this part in."""
        before = len(self.rulings) if place is None else place
        covered = [*(entry for one in self.parts[:before] for entry in one), *part]
        now = group(covered, lambda subject: self.about(subject, ends), fields)
        return less(now, [self._sealed(at, fields) for at in range(before)])

    def moved(self) -> int:
        """How many dossiers are known better now than when their figures were sealed."""
        found: set[str] = set()
        for place, part in enumerate(self.parts):
            last = max((at for at in range(place, len(self.rulings)) if at == place or self._moves(at)), default=place)
            ends = self.reaches[last]
            subjects = {entry.subject for entry in part if entry.subject and figures(entry)} - found
            found |= {one for one in subjects if self.about(one, ends) != self.about(one, None)}
        return len(found)

    def fields(self, fields: Mapping[str, str]) -> dict[str, str]:
        """The field of each procedure for the next addendum: what was sealed in one field stays in it."""
        sealed: dict[str, str] = {}
        counted: set[str] = set()
        for ruling in self.rulings:
            facts = ruling.facts
            assert isinstance(facts, DayClosed | DayAddendum)
            sealed = {**facts.fields, **sealed}
            counted |= facts.groups.get(PROCEDURE, {}).keys()
        return {code: field for code, field in fields.items() if code not in counted} | sealed

    def _moves(self, place: int) -> bool:
        facts = self.rulings[place].facts
        return isinstance(facts, DayAddendum) and facts.moves

    def _sealed(self, place: int, fields: Mapping[str, str]) -> Groups:
        """What this ruling sealed; an older program's closing said less, and is taken as the journals have it."""
        facts = self.rulings[place].facts
        assert isinstance(facts, DayClosed | DayAddendum)
        return facts.groups or self._alone(place, fields)

    def _alone(self, place: int, fields: Mapping[str, str]) -> Groups:
        ends = self.reaches[place]
        return group(self.parts[place], lambda subject: self.about(subject, ends), fields)


class Disagreement(msgspec.Struct, frozen=True):
    """One thing that does not agree about a closed day: its kind and what is needed to say it in words."""

    kind: str
    params: dict[str, str | int]


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What a closed day is proven by: its entries, how far each ruling reaches, and what is not held of its heads.

    `about` tells what a dossier's beginning says: the one within how far a ruling reaches, or, with None, any.
    """

    day: str
    lines: Sequence[Line]
    reaches: Sequence[Ends]
    missing: Sequence[Sequence[Covered]]
    about: Callable[[str, Ends | None], About]


def announces(ruling: Entry, entry: Entry) -> bool:
    """Whether this is the entry by which whoever closed the day or the period announced the key, at the same desk and
    before: in the world's order, since of a journal that forked the numbers of two lines say nothing of each other.
    """
    facts = ruling.facts
    assert isinstance(facts, Ruling)
    made, place = entry.facts, entry.place
    return (
        isinstance(made, SupervisorKeyMade)
        and (entry.actor, made.public) == (ruling.actor, facts.key)
        and (place.journal, place.number) == (ruling.place.journal, facts.announced)
        and entry.order < ruling.order
    )


class Trust(msgspec.Struct, frozen=True):
    """How signatures are believed: whether the signer's own entry announced the key, what the cipher says, whether this
    login may rule off (a supervisor's, or one that is not known any more), whether somebody had signed before, and
    whether whoever is named (a login) can have worked in the unit: False only where every sheet of clerks is known
    that the ruling's desk can have had.
    """

    announced: Callable[[Entry], bool]
    signed_by: Callable[[bytes, bytes, bytes], bool]
    may_sign: Callable[[str], bool]
    signed_before: Callable[[Entry], bool]
    known: Callable[[Entry, str], bool]


class DayProof(msgspec.Struct, frozen=True, kw_only=True):
    """What came of proving a closed day; no findings means that journals, sums and signatures agree.

    `signed` is False when an older program closed it, which had no keys.
    """

    day: str
    entries: int
    addenda: int
    signed: bool
    findings: tuple[Disagreement, ...]


def sealed_by(evidence: Evidence, held: Holding) -> Sealing:
    """What the closing and the addenda that hold of a day brought in."""
    parts, _left = parted(evidence.lines, evidence.reaches)
    return Sealing(rulings=held.rulings, parts=parts, reaches=evidence.reaches, about=evidence.about)


def prove(evidence: Evidence, held: Holding, trust: Trust) -> DayProof:
    """Whether a day's closing and addenda say what the journals say; each disagreement names the row that differs."""
    sealing = sealed_by(evidence, held)
    findings: list[Disagreement] = []
    for place, ruling in enumerate(held.rulings):
        findings += [*_signature(ruling, place, trust, evidence.lines), *_people(ruling, trust)]
        lacking = evidence.missing[place]
        findings += [_finding("closing_lacks", ruling, journal=head.journal, number=head.number) for head in lacking]
        if not lacking:
            findings += _sums(ruling, place, sealing.sums(place))
            findings += _cash(ruling, [entry for part in sealing.parts[: place + 1] for entry in part])
    signed = all(isinstance(one.facts, DayClosed | DayAddendum) and one.facts.signature for one in held.rulings)
    return DayProof(
        day=evidence.day,
        entries=sum(map(len, sealing.parts)),
        addenda=len(held.addenda),
        signed=signed,
        findings=tuple(findings),
    )


def _signature(ruling: Entry, place: int, trust: Trust, lines: Iterable[Line]) -> list[Disagreement]:
    facts = ruling.facts
    assert isinstance(facts, DayClosed | DayAddendum)
    where: dict[str, str | int] = {"journal": ruling.place.journal, "number": ruling.place.number}
    found = [] if trust.may_sign(ruling.actor) else [_finding("closing_role", ruling, **where)]
    unsigned = not facts.key and not facts.signature and not facts.groups and place == 0
    newer = (line.entry.order < ruling.order and _is_newer(line.entry) for line in lines)
    if unsigned and not _too_early(ruling) and not any(newer) and not trust.signed_before(ruling):
        return found  # an older program's
    if not trust.signed_by(facts.key, facts.signature, statement(ruling.day, ruling.actor, facts)):
        return [*found, _finding("closing_signature", ruling, **where)]
    if not trust.announced(ruling):
        return [*found, _finding("closing_key", ruling, **where)]
    return found


def _people(ruling: Entry, trust: Trust) -> list[Disagreement]:
    """Whether somebody of the unit signed, and before somebody else where the signer's own till wanted a witness."""
    facts = ruling.facts
    assert isinstance(facts, DayClosed | DayAddendum)
    where: dict[str, str | int] = {"journal": ruling.place.journal, "number": ruling.place.number}
    found = [] if trust.known(ruling, ruling.actor) else [_finding("closing_stranger", ruling, **where)]
    nobody = not facts.witness or facts.witness == ruling.actor or not trust.known(ruling, facts.witness)
    if (facts.witness and not facts.witnessed) or (facts.witnessed and nobody):
        found.append(_finding("closing_witness", ruling, **where))
    return found


def _cash(ruling: Entry, covered: Iterable[Entry]) -> list[Disagreement]:
    """Whether the drawers that are covered are as the ruling says: where the signer's own stood that a witness answers
    for, and what had to lie in the open ones. Who saw a drawer closed may not have been known at the signer's desk.
    """
    facts = ruling.facts
    assert isinstance(facts, DayClosed | DayAddendum)
    if not facts.witnessed and getattr(facts, "due_cash", None) is None:
        return []
    drawers = fold_drawers(covered)
    found: list[Disagreement] = []
    if facts.witnessed:
        own = [one for one in drawers if one.clerk == ruling.actor]
        left = {one.desk for one in own if one.is_open} - set(facts.witnessed)
        desks = sorted({*left, *(set(facts.witnessed) - {one.desk for one in own})})
        found += [_finding("closing_till", ruling, journal=desk) for desk in desks]
    if isinstance(facts, DayClosed) and facts.due_cash is not None:
        due = sum(one.expected for one in counted_in_one(facts, drawers))
        if due != facts.due_cash:
            found.append(_finding("closing_due", ruling, was=facts.due_cash, now=due))
    return found


def counted_in_one(facts: DayClosed, sealed: Iterable[Drawer]) -> tuple[Drawer, ...]:
    """Which of the sealed drawers whoever ruled the day off counted in one: all that were open and that the closing
    does not name as uncounted; an older program counted those of every desk.
    """
    if facts.counted_cash is None:
        return ()
    left = {(one.journal, one.clerk) for one in facts.uncounted}
    return tuple(one for one in sealed if one.is_open and (one.desk, one.clerk) not in left)


def _too_early(ruling: Entry) -> bool:
    """Whether the day had not begun yet when it was ruled off, however clocks may differ."""
    try:
        return date.fromisoformat(ruling.day) > business_day(ruling.at_ms) + timedelta(days=1)
    except (ValueError, OverflowError):  # another program's day
        return False


def _is_newer(entry: Entry) -> bool:
    """Whether only a program that has keys writes so."""
    facts = entry.facts
    if isinstance(facts, FeePaid):
        return bool(facts.payment)
    return isinstance(facts, _WITH_KEYS) or said_of(facts) is not None


def _sums(ruling: Entry, place: int, found: Groups) -> list[Disagreement]:
    facts = ruling.facts
    assert isinstance(facts, DayClosed | DayAddendum)
    sealed = {name: value for name, value in facts.tally.items() if name != OVERDUE and value}
    rows = differing({"day": {"": sealed}}, {"day": {"": dict(tally_of(found).totals)}})
    if facts.groups or facts.key:
        rows += differing(facts.groups, found)
    return [
        _finding("closing_differs", ruling, addendum=place, grouping=grouping, row=row, figure=figure, was=was, now=now)
        for grouping, row, figure, was, now in rows
    ]


def differing(sealed: Groups, found: Groups) -> list[tuple[str, str, str, int, int]]:
    """Where sums differ from what was sealed: grouping, row, figure, what it was, what it is."""
    rows = [
        (grouping, row)
        for grouping in sorted(sealed.keys() | found.keys())
        for row in sorted(sealed.get(grouping, {}).keys() | found.get(grouping, {}).keys())
    ]
    found_rows: list[tuple[str, str, str, int, int]] = []
    for grouping, row in rows:
        was, now = sealed.get(grouping, {}).get(row, {}), found.get(grouping, {}).get(row, {})
        found_rows += [
            (grouping, row, figure, was.get(figure, 0), now.get(figure, 0))
            for figure in sorted(was.keys() | now.keys())
            if was.get(figure, 0) != now.get(figure, 0)
        ]
    return found_rows


def _finding(kind: str, ruling: Entry, **params: str | int) -> Disagreement:
    return Disagreement(kind, {"day": ruling.day, **params})
