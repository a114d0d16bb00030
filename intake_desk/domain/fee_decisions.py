"""What the province decided about fees: which amount holds from which day on, for whom the published one is only a guess.

A dossier keeps what it was charged; only what is received from a decision's first day on is counted by it.
"""

from collections.abc import Iterable
from typing import Annotated, Final

import msgspec

from intake_desk.domain.folding import fold
from intake_desk.domain.procedures import ChannelTerms, Dong, FeeRule

MOST_DECISIONS: Final = 3_000
Text = Annotated[str, msgspec.Meta(max_length=300)]
Day = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
LastDay = Annotated[str, msgspec.Meta(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]


class FeeDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One amount with its date of effect, for a procedure (its code) or for every fee of a name; days are ISO.

    An empty `channel` means all of them, an empty `until` for good; `refundable` None leaves it as published.
    """

    number: Text
    since: Day
    kind: Annotated[str, msgspec.Meta(pattern="^(phi|le_phi)$")]
    amount: Dong
    per: Annotated[str, msgspec.Meta(pattern="^(case|copy|page)$")] = "case"
    from_page: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0
    further: Dong = 0
    cap: Dong = 0
    procedure: Text = ""
    fee: Text = ""
    channel: Annotated[str, msgspec.Meta(pattern="^(counter|online|post)?$")] = ""
    until: LastDay = ""
    refundable: bool | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """What makes it this decision: another line with the same key says the same thing anew."""
        named = (fold(self.number), self.since, self.kind, fold(self.procedure), fold(self.fee))
        return (*named, self.channel)

    def holds(self, day: str) -> bool:
        """Whether it is in force on a day (ISO)."""
        return self.since <= day and (not self.until or day <= self.until)


class FeeDecisions(msgspec.Struct, frozen=True, kw_only=True):
    """All decisions of one unit, as its list was adopted."""

    unit_code: Text = ""
    decisions: Annotated[tuple[FeeDecision, ...], msgspec.Meta(max_length=MOST_DECISIONS)] = ()


def in_force(
    terms: ChannelTerms, procedure: str, channel: str, day: str, decisions: Iterable[FeeDecision]
) -> ChannelTerms:
    """The published line as the decisions in force on that day make it; the newest wins, then the more exact one."""
    concerned = [
        one
        for one in decisions
        if one.holds(day) and one.channel in {"", channel} and fold(one.procedure) in {"", fold(procedure)}
    ]
    rules = terms.fees
    for decision in sorted(concerned, key=lambda one: (one.since, bool(one.procedure), bool(one.channel))):
        rules = _decided(rules, decision)
    if rules == terms.fees:
        return terms
    return msgspec.structs.replace(terms, fees=rules, by_province=False, fee_unstated=False)


def _decided(rules: tuple[FeeRule, ...], decision: FeeDecision) -> tuple[FeeRule, ...]:
    """The rules with this one in its place: that of its name, else all of its kind that other decisions left."""
    replaced = [rule for rule in rules if rule.kind == decision.kind and _same_name(rule, decision)]
    if not replaced and not decision.procedure:
        return rules
    replaced = replaced or [
        rule
        for rule in rules
        if rule.kind == decision.kind and not rule.extra and not (decision.fee and rule.decision == decision.number)
    ]
    if not replaced:
        return (*rules, _rule(decision, None))
    first = replaced[0]
    kept = [
        _rule(decision, first) if rule is first else rule for rule in rules if rule is first or rule not in replaced
    ]
    return tuple(kept)


def _same_name(rule: FeeRule, decision: FeeDecision) -> bool:
    return bool(decision.fee) and fold(rule.name) == fold(decision.fee)


def _rule(decision: FeeDecision, before: FeeRule | None) -> FeeRule:
    """The rule that a decision makes, in the place of another."""
    usual = "Phí" if decision.kind == "phi" else "Lệ phí"
    refundable = before.refundable if before and decision.refundable is None else decision.refundable is not False
    return FeeRule(
        kind=decision.kind,
        name=decision.fee or (before.name if before else usual),
        amount=decision.amount,
        per=decision.per,
        from_page=decision.from_page,
        further=decision.further,
        cap=decision.cap,
        extra=before.extra if before else False,
        refundable=refundable,
        decision=decision.number,
    )
