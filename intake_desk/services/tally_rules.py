"""What the tally's paper says of the rules of money that were changed on the day: account, books, amounts."""

from collections.abc import Iterator
from typing import Final

import msgspec

from intake_desk.domain.fee_decisions import FeeDecision
from intake_desk.domain.fees import dong
from intake_desk.domain.people import show_date
from intake_desk.domain.procedure_terms import fee_said
from intake_desk.domain.rule_changes import RuleChange, masked
from intake_desk.domain.slips import RuleRow, TallySheet
from intake_desk.domain.times import from_ms
from intake_desk.domain.vietqr import BankAccount
from intake_desk.services.closing_view import DayView
from intake_desk.services.desk import Desk
from intake_desk.services.unit_money import bank_name

# A province's whole list would fill the paper: what holds on the very day or soon stands first.
MOST_LISTED: Final = 12


def with_rules(sheet: TallySheet, desk: Desk, view: DayView) -> TallySheet:
    """The sheet with every such change: a rule that was bent for an hour stays on the paper."""
    rows = tuple(
        RuleRow(
            at=from_ms(change.entry.at_ms),
            clerk=desk.clerk_name(change.entry.actor),
            agreed=desk.clerk_name(change.second) if change.second else "",
            text=f"Bắt đầu áp dụng, cập nhật ngày {show_date(change.entry.day)}: {text}" if change.begins else text,
        )
        for change in view.rule_changes
        for text in _said(change)
    )
    return msgspec.structs.replace(sheet, rules=rows)


def _said(change: RuleChange) -> Iterator[str]:
    if change.account is not None:
        was, now = map(_account, change.account)
        yield f"Tài khoản nhận chuyển khoản: {was} → {now}"
    for was, now in change.series:
        yield f"Ký hiệu biên lai: {was} → {now}"
    first = sorted(change.amounts, key=lambda pair: not change.holds_soon(pair))
    amounts = [_decided(*pair) for pair in first]
    amounts += [
        f"{one.name} ({one.code}): {one.before} → {one.after}, theo danh mục thủ tục của đơn vị"
        for one in change.procedures
    ]
    yield from amounts[:MOST_LISTED]
    if len(amounts) > MOST_LISTED:
        yield f"và {len(amounts) - MOST_LISTED} mức thu nữa, cùng lúc"


def _account(account: BankAccount) -> str:
    return f"{bank_name(account.bank)} {masked(account)} ({account.holder})" if account.is_known else "chưa có"


def _decided(before: FeeDecision | None, after: FeeDecision | None) -> str:
    said = after or before
    assert said is not None
    until = f" đến {show_date(said.until)}" if said.until else ""
    what = ", ".join(filter(None, (said.procedure, said.number))) + f", hiệu lực từ {show_date(said.since)}{until}"
    if after is None:
        return f"Bỏ mức thu {fee_said(said.rule)} ({what})"
    was = f"{dong(before.amount)} → " if before is not None and before.amount != after.amount else ""
    return f"{was}{fee_said(after.rule)} ({what})"
