"""What a closing signs, which one holds, and what a proof finds."""

import json
import unicodedata
from importlib.resources import files

import msgspec
import pytest

from intake_desk.domain import kinds
from intake_desk.domain.closing_kinds import (
    Around,
    Covered,
    DayAddendum,
    DayClosed,
    PeriodClosed,
    SupervisorKeyMade,
    UncountedDrawer,
)
from intake_desk.domain.closing_sums import GROUPINGS, About, about_in, group, taken, tally_of, together
from intake_desk.domain.closings import Evidence, Trust, announces, four_words, prove, statement
from intake_desk.domain.holding import Line, holding, parted
from intake_desk.domain.money_kinds import DrawerOpened, FeeMeansCorrected, FeeRefunded, FeeVoided
from intake_desk.domain.reversals import said_of
from intake_desk.domain.tally import MEANS

DAY = "2026-11-20"
FIELDS = {"2.000815": "Chứng thực"}
WORDS = tuple(json.loads((files("intake_desk.resources") / "fingerprint_words.json").read_text("utf-8")))


def about(subject):
    return About("2.000815", "counter") if subject == "d1" else About("1.001193", "post")


def receipt(sort, number, amount, series=""):
    return kinds.FeeReceipt(sort=sort, series=series or f"{sort}-26", number=number, amount=amount)


@pytest.fixture
def money(book):
    """Two payments with receipts, one struck out, one given back in part, one under other means; one of old."""
    both = (receipt("phi", 1, 10_000), receipt("le_phi", 1, 2_000))
    one = (receipt("phi", 2, 20_000),)
    return [
        book.receive("d1"),
        book.receive("d2", 1002, actor="minh"),
        book.write(
            kinds.FeePaid(amount=12_000, means="cash", phi=10_000, le_phi=2_000, payment="p1", receipts=both),
            subject="d1",
        ),
        book.write(
            kinds.FeePaid(amount=20_000, means="transfer", phi=20_000, payment="p2", receipts=one), subject="d2",
            actor="minh",
        ),
        book.write(kinds.FeePaid(amount=5_000, means="cash", phi=5_000), subject="d2"),
        book.write(
            FeeVoided(payment="p1", amount=12_000, means="cash", taker="thuy", journal="10231-1", second="lan",
                      phi=10_000, le_phi=2_000, receipts=both), subject="d1", actor="hang",
        ),
        book.write(
            FeeRefunded(refund="r", payment="p2", amount=4_000, means="cash", second="hang", phi=4_000), subject="d2"
        ),
        book.write(
            FeeMeansCorrected(payment="p2", amount=20_000, was="transfer", means="cash", taker="minh",
                              journal="10231-1", second="lan", phi=20_000), subject="d2", actor="hang",
        ),
        book.write(kinds.FeeWaived(amount=3_000, le_phi=3_000), kinds.Reason(reason="hộ nghèo"), subject="d2"),
    ]  # fmt: skip


def test_the_money_is_the_same_by_every_grouping(money):
    groups = group(money, about, FIELDS)

    assert set(GROUPINGS) == set(groups)
    for grouping in GROUPINGS:
        assert 5_000 - 4_000 + 20_000 == sum(taken(counted) for counted in groups[grouping].values()), grouping
    for grouping in set(GROUPINGS) - {"means", "series"}:
        assert 2 == sum(counted.get("received", 0) for counted in groups[grouping].values()), grouping
    assert {"cash": 21_000, "voided": 12_000, "refunded": 4_000} == {
        name: tally_of(groups).total(name) for name in ("cash", "voided", "refunded")
    }


def test_what_is_struck_out_leaves_the_clerk_who_took_it_and_its_own_series(money):
    groups = group(money, about, FIELDS)

    assert "cash" not in groups["clerk"].get("hang", {})
    assert 20_000 == taken(groups["clerk"]["minh"])
    assert (10_000, 1) == (groups["series"]["phi-26"]["voided"], groups["series"]["phi-26"]["voided_receipts"])
    assert {"receipts": 1, "voided": 2_000, "voided_receipts": 1} == groups["series"]["le_phi-26"]
    assert {"Chứng thực", ""} == set(groups["field"])
    assert {"cash", "waived"} == {
        means for means, counted in groups["means"].items() if taken(counted) or "waived" in counted
    }


def test_closing_and_addenda_together_are_all_entries(money):
    for cut in range(len(money) + 1):
        parts = [group(money[:cut], about, FIELDS), group(money[cut:], about, FIELDS)]
        assert group(money, about, FIELDS) == together(parts)


def test_what_a_dossiers_beginning_says_is_in_its_first_entry(book):
    assert about_in(book.receive("d1")) == About("2.000815", "counter")
    assert about_in(book.write(kinds.FeePaid(amount=1, means="cash"), subject="d1")) is None


FACTS = DayClosed(
    covered=(Covered("10231-1", 3, bytes(32)),),
    tally={"cash": 1, "received": 2},
    groups={"clerk": {"thuy": {"cash": 1}}},
    around=(Around(journal="10231-2", number=4, heard_ms=5),),
    key=bytes(32),
    announced=2,
)


@pytest.mark.parametrize(
    "change",
    [
        {"covered": (Covered("10231-1", 4, bytes(32)),)},
        {"tally": {"cash": 2, "received": 2}},
        {"counted_cash": 0},
        {"due_cash": 0},
        {"tried": (49_000, 50_000)},
        {"uncounted": (UncountedDrawer("10231-1", "thuy"),)},
        {"witness": "thuy"},
        {"witnessed": ("10231-2",)},
        {"groups": {"clerk": {"thuy": {"cash": 2}}}},
        {"fields": FIELDS},
        {"around": ()},
        {"key": bytes(31) + b"1"},
        {"announced": 1},
    ],
)
def test_whatever_a_closing_says_is_signed(change):
    before, after = (statement(DAY, "hang", one) for one in (FACTS, msgspec.structs.replace(FACTS, **change)))
    assert before != after


def test_the_signature_itself_and_the_order_of_names_are_not_signed():
    other = msgspec.structs.replace(FACTS, signature=bytes(64), tally={"received": 2, "cash": 1})
    assert statement(DAY, "hang", FACTS) == statement(DAY, "hang", other)
    assert len({statement(day, who, FACTS) for day in (DAY, "2026-11-21") for who in ("hang", "lan")}) == 4


def test_what_a_program_signed_that_did_not_say_what_had_to_lie_there_stays_signed():
    older = msgspec.structs.replace(FACTS, counted_cash=5)
    around = [(one.journal, one.number, one.heard_ms) for one in FACTS.around]
    covered = [(one.journal, one.number, one.hash) for one in FACTS.covered]
    sums = (FACTS.tally, FACTS.groups, FACTS.key, FACTS.announced, FACTS.fields)
    said = ("closing 1", DAY, "hang", covered, *sums, 5, around)
    as_it_was = b"intake-desk ruling\n" + msgspec.msgpack.encode(said, order="deterministic")
    assert as_it_was == statement(DAY, "hang", older)
    assert b"closing 1" not in statement(DAY, "hang", msgspec.structs.replace(older, due_cash=5))


def test_an_addendum_signs_the_drawers_that_it_leaves_open_and_one_without_them_signs_as_it_always_did():
    addendum = DayAddendum(closing=b"", number=1, covered=FACTS.covered, tally=FACTS.tally, groups=FACTS.groups)
    chain = [FACTS.covered, FACTS.tally, FACTS.groups, b"", 0, {}, b"", b"", 1]
    covered = [(head.journal, head.number, head.hash) for head in FACTS.covered]
    said = ("addendum 1", DAY, "hang", covered, *chain[1:])
    assert statement(DAY, "hang", addendum) == b"intake-desk ruling\n" + msgspec.msgpack.Encoder(
        order="deterministic"
    ).encode(said)

    left = [msgspec.structs.replace(addendum, uncounted=(UncountedDrawer("0001", who),)) for who in ("thuy", "minh")]

    assert 3 == len({statement(DAY, "hang", one) for one in (addendum, *left)})


@pytest.mark.parametrize("facts", [FACTS, DayAddendum(closing=b"", number=1, covered=(), tally={})])
def test_who_agreed_and_for_which_desks_is_signed(facts):
    told = [{}, {"witness": "thuy"}, {"witness": "minh"}, {"witness": "thuy", "witnessed": ("10231-2",)}]
    assert len(told) == len({statement(DAY, "hang", msgspec.structs.replace(facts, **one)) for one in told})


def test_an_addendum_and_a_period_sign_other_words_than_a_closing():
    addendum = DayAddendum(closing=b"", number=1, covered=FACTS.covered, tally=FACTS.tally, groups=FACTS.groups)
    period = PeriodClosed(period=DAY, covered=FACTS.covered, tally=FACTS.tally, groups=FACTS.groups)
    assert len({statement(DAY, "hang", one) for one in (FACTS, addendum, period)}) == 3
    later = msgspec.structs.replace(addendum, previous=bytes(32))
    assert statement(DAY, "hang", addendum) != statement(DAY, "hang", later)


def test_four_words_say_a_hash_and_another_hash_is_other_words():
    said = four_words(bytes(range(32)), WORDS)
    assert 4 == len(said.split(" · "))
    assert all(word in WORDS for word in said.split(" · "))
    assert said != four_words(bytes(range(1, 33)), WORDS)
    with pytest.raises(ValueError, match="words"):
        four_words(bytes(32), WORDS[:500])


def test_the_words_differ_also_where_tone_marks_are_left_out():
    plain = {
        "".join(one for one in unicodedata.normalize("NFD", word.replace("đ", "d")) if not unicodedata.combining(one))
        for word in WORDS
    }
    assert 1024 == len(WORDS) == len(plain)
    assert all(1 < len(word) < 8 and word == unicodedata.normalize("NFC", word).lower() for word in WORDS)


def stand(entries):
    """The entries where no journal forked."""
    return [Line(entry.place.journal, entry) for entry in entries]


def addendum(book, closing, number, previous=b""):
    facts = DayAddendum(closing=closing.hash, number=number, previous=previous, covered=(), tally={})
    return book.write(facts, actor="hang")


def test_the_first_closing_holds_and_addenda_follow_one_another(book):
    first, second = (book.write(FACTS, actor="hang") for _ in range(2))
    lost = addendum(book, second, 1)
    one = addendum(book, first, 1)
    twin = addendum(book, first, 1)
    two = addendum(book, first, 2, one.hash)
    astray = addendum(book, first, 2, twin.hash)
    entries = [astray, two, twin, one, lost, second, first]

    held = holding(stand(entries), ())

    assert (first, (one, two)) == (held.closing, held.addenda)
    assert {second.hash, lost.hash, twin.hash, astray.hash} == {entry.hash for entry in held.others}
    assert held == holding(stand(reversed(entries)), ())
    assert holding(stand([lost]), ()).closing is None


def test_entries_belong_to_the_first_that_reaches_them(book):
    lines = [Line("10231-1", book.receive(f"d{number}", 1001 + number)) for number in range(4)]

    parts, left = parted(lines, [{"10231-1": 1}, {"10231-1": 3}])

    assert [[1], [2, 3]] == [[entry.place.number for entry in part] for part in parts]
    assert [4] == [entry.place.number for entry in left]


class Closed:
    """A day closed over the entries given, with a trust that knows one key."""

    def __init__(self, book, entries, *, signed=True, actor="hang", day=DAY):
        self.lines = [Line("10231-1", entry) for entry in entries]
        groups = group(entries, about, FIELDS)
        self.made = book.write(SupervisorKeyMade(public=b"k" * 32), actor="hang")
        facts = DayClosed(
            covered=(Covered("10231-1", len(entries), entries[-1].hash),),
            tally={**tally_of(groups).totals, "overdue": 3},
            groups=groups if signed else {},
            fields=FIELDS if signed else {},
            key=b"k" * 32 if signed else b"",
            announced=self.made.place.number if signed else 0,
            signature=b"signed" if signed else b"",
        )
        self.closing = book.write(facts, actor=actor, day=day)
        self.ends = {"10231-1": len(entries)}

    def prove(self, closing=None, lines=None, missing=(), *, genuine=True, signed_before=False):
        closing = closing or self.closing
        evidence = Evidence(
            day=DAY,
            lines=self.lines if lines is None else lines,
            reaches=[self.ends],
            missing=[missing],
            about=lambda subject, _ends: about(subject),
        )
        trust = Trust(
            lambda ruling: announces(ruling, self.made),
            lambda key, signature, said: genuine and said == statement(DAY, "hang", closing.facts) and bool(signature),
            lambda login: login != "minh",
            lambda _ruling: signed_before,
            lambda _ruling, login: login != "ghost",
        )
        return prove(evidence, holding(stand([closing]), ()), trust)


def test_a_day_that_agrees_is_proven(book, money):
    proof = Closed(book, money).prove()

    assert ((), True, 0, len(money)) == (proof.findings, proof.signed, proof.addenda, proof.entries)


def of_old(entries):
    """The entries among these that a program without keys could have written."""

    def old(facts):
        if isinstance(facts, kinds.FeePaid):
            return msgspec.structs.replace(facts, payment="")
        return facts if said_of(facts) is None else kinds.SlipPrinted(form="01")

    return [msgspec.structs.replace(entry, facts=old(entry.facts)) for entry in entries]


def test_an_older_programs_closing_is_proven_as_far_as_it_says_anything_and_is_not_signed(book, money):
    closed = Closed(book, of_old(money), signed=False)

    assert ((), False) == (closed.prove().findings, closed.prove().signed)
    found = closed.prove(lines=closed.lines[:-1]).findings
    assert {"waived", "waived_count", "waived_le_phi"} == {one.params["figure"] for one in found}


def test_a_changed_entry_names_the_row_that_differs(book, money):
    closed = Closed(book, money)
    paid = closed.lines[3].entry
    other = msgspec.structs.replace(paid, facts=msgspec.structs.replace(paid.facts, amount=20_001))
    lines = [*closed.lines[:3], Line("10231-1", other), *closed.lines[4:]]

    found = closed.prove(lines=lines).findings

    rows = {(one.params["grouping"], one.params["row"], one.params["figure"]) for one in found}
    assert {("clerk", "minh", "transfer"), ("procedure", "1.001193", "transfer"), ("series", "", "transfer")} <= rows
    assert {(0, 1)} == {(one.params["was"], one.params["now"]) for one in found if one.params["row"] == "minh"}


def test_a_changed_sum_a_false_signature_and_a_stranges_key_are_found(book, money):
    closed = Closed(book, money)
    facts = closed.closing.facts
    changed = msgspec.structs.replace(facts, tally={**facts.tally, "cash": 1})

    assert [("closing_differs", "cash", 1)] == [
        (one.kind, one.params["figure"], one.params["was"])
        for one in closed.prove(msgspec.structs.replace(closed.closing, facts=changed)).findings
    ]
    assert ["closing_signature"] == [one.kind for one in closed.prove(genuine=False).findings]
    closed.made = msgspec.structs.replace(closed.made, actor="minh")
    assert ["closing_key"] == [one.kind for one in closed.prove().findings]


def test_a_key_was_announced_before_by_the_clock_whatever_the_numbers_of_two_lines_are(book, money):
    closed = Closed(book, money)
    ruling, made = closed.closing, closed.made
    later = ruling.place.number + 4
    facts = msgspec.structs.replace(ruling.facts, announced=later)
    ruling = msgspec.structs.replace(ruling, facts=facts)
    place = msgspec.structs.replace(made.place, number=later)

    assert announces(ruling, msgspec.structs.replace(made, place=place))
    after = msgspec.structs.replace(place, hlc=ruling.place.hlc + 1)
    assert not announces(ruling, msgspec.structs.replace(made, place=after))
    assert not announces(ruling, made)  # it stands at another number than the one that was signed


def test_what_is_not_held_is_said_and_not_summed(book, money):
    closed = Closed(book, money)

    (found,) = closed.prove(lines=closed.lines[:2], missing=closed.closing.facts.covered).findings

    assert ("closing_lacks", "10231-1", len(money)) == (found.kind, found.params["journal"], found.params["number"])


def test_every_means_of_the_tally_is_money_that_was_taken():
    assert sum(range(1, len(MEANS) + 1)) == taken({means: at for at, means in enumerate(MEANS, 1)} | {"waived": 9})


def test_an_unsigned_closing_is_believed_only_of_a_program_that_had_no_keys(book, money):
    def kinds_of(proof):
        return [one.kind for one in proof.findings]

    old = of_old(money)
    assert [] == kinds_of(Closed(book, old, signed=False).prove())
    assert ["closing_signature"] == kinds_of(Closed(book, old, signed=False).prove(signed_before=True))
    assert ["closing_signature"] == kinds_of(Closed(book, money, signed=False).prove())
    assert ["closing_signature"] == kinds_of(Closed(book, old, signed=False, day="2026-11-22").prove())
    assert [] == kinds_of(Closed(book, old, signed=False, day="2026-11-21").prove())
    drawer = book.write(DrawerOpened(float_amount=0), subject="")
    assert ["closing_signature"] == kinds_of(Closed(book, [*old, drawer], signed=False).prove())


def test_a_closing_by_somebody_who_is_no_supervisor_is_found(book, money):
    unsigned = Closed(book, of_old(money), signed=False, actor="minh").prove()
    assert ["closing_role"] == [one.kind for one in unsigned.findings]
    assert "closing_role" in {one.kind for one in Closed(book, money, actor="minh").prove().findings}
