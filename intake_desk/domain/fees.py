"""What a citizen pays: counted by the published rule, explained, and written in words."""

from collections.abc import Iterable

import msgspec

from intake_desk.domain import kinds
from intake_desk.domain.procedures import COUNTER, ChannelTerms, FeeRule, Procedure
from intake_desk.domain.refusals import Refusal


class BadCount(Refusal):
    """A number of pages or copies that cannot be counted; `field` names which."""

    code = "bad_count"


class FeeLine(msgspec.Struct, frozen=True):
    """One amount to pay; phí and lệ phí never share a line."""

    kind: str
    name: str
    amount: int
    how: str
    refundable: bool = True
    decision: str = ""


def assess(
    procedure: Procedure, pages: int = 1, copies: int = 1, channel: str = COUNTER, line: int = 0, extras: int = 0
) -> tuple[FeeLine, ...]:
    """Count the fees of one dossier; `extras` are copies of the result asked for beside the free one."""
    return reckon(procedure.terms(channel, line).fees, pages, copies, extras)


def reckon(rules: Iterable[FeeRule], pages: int = 1, copies: int = 1, extras: int = 0) -> tuple[FeeLine, ...]:
    """Count by these rules. Raises BadCount."""
    counted = (_line(rule, pages, extras if rule.extra else copies) for rule in rules if extras or not rule.extra)
    return tuple(counted)


def total(lines: tuple[FeeLine, ...]) -> int:
    return sum(line.amount for line in lines)


def refundable(lines: Iterable[kinds.FeeLine]) -> int:
    """How much of what was charged may be given back when the work is not done, in đồng."""
    return sum(line.amount for line in lines if line.refundable)


def explained(line: kinds.FeeLine) -> str:
    """How one fee was reckoned, by which decision, and that it is not given back where that is so."""
    said = (line.how, f"theo {line.decision}" if line.decision else "", "" if line.refundable else "không hoàn trả")
    return " · ".join(part for part in said if part)


def remark(terms: ChannelTerms) -> str:
    """Say what the amount alone would hide: that the province decides it, or that it is not stated."""
    if terms.by_province:
        return "Mức thu do Hội đồng nhân dân tỉnh, thành phố quyết định"
    return "Cổng dịch vụ công không ghi mức thu" if terms.fee_unstated else ""


def _line(rule: FeeRule, pages: int, copies: int) -> FeeLine:
    if rule.per == "page":
        amount, how = _by_page(rule, _counted("pages", pages), _counted("copies", copies))
    elif rule.per == "copy":
        amount = _counted("copies", copies) * rule.amount
        how = f"{copies} bản × {_thousands(rule.amount)}"
    else:
        amount, how = rule.amount, "1 hồ sơ"
    return FeeLine(rule.kind, rule.name, amount, how, rule.refundable, rule.decision)


def _counted(field: str, count: int) -> int:
    if count < 1:
        raise BadCount(field=field, least=1)
    return count


def _by_page(rule: FeeRule, pages: int, copies: int) -> tuple[int, str]:
    first = min(pages, rule.from_page - 1) if rule.from_page else pages
    further = pages - first
    one = first * rule.amount + further * rule.further
    if rule.cap and one > rule.cap:
        return copies * rule.cap, f"{copies} bản × {_thousands(rule.cap)} (mức tối đa)"
    how = f"{first} trang × {_thousands(rule.amount)}"
    if further:
        how = f"({how} + {further} trang × {_thousands(rule.further)})"
    return copies * one, f"{copies} bản × {how}"


def _thousands(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def dong(amount: int) -> str:
    """Write an amount as on a receipt: 18.000 đ."""
    return f"{_thousands(amount)} đ"
