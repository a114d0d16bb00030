"""A procedure's channels, limits, fees and papers: said in words, and changed only where a list says otherwise."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from intake_desk.domain.folding import fold
from intake_desk.domain.procedures import (
    COUNTER,
    ONLINE,
    PARTY,
    POST,
    STATE,
    ChannelTerms,
    FeeRule,
    Limit,
    Paper,
    Procedure,
)

Fees = tuple[tuple[FeeRule, ...], bool]

CHANNEL_WORDS: Final = {COUNTER: "Trực tiếp", ONLINE: "Trực tuyến", POST: "Bưu chính"}
BLOCK_WORDS: Final = {STATE: "Nhà nước", PARTY: "Đảng"}
_BY_PROVINCE: Final = "theo mức của Hội đồng nhân dân tỉnh, thành phố"
_SHORTER: Final = {_BY_PROVINCE: "theo tỉnh"}
_PER_WORDS: Final = {"case": "", "copy": "/bản", "page": "/trang"}
_KIND_WORDS: Final = {"phi": "phí", "le_phi": "lệ phí"}


def with_terms(
    start: Procedure, limit: Limit | None, fees: Fees | None, channels: Iterable[str]
) -> tuple[ChannelTerms, ...]:
    """The published lines with what a list says of limit, fees and channels; what it says already stays as it is."""
    held = tuple(dict.fromkeys(terms.channel for terms in start.channels))
    wanted = tuple(channels) or held or (COUNTER,)
    limit = None if limit in _limits(start) else limit
    if fees is not None:
        fees = (tuple(_kept(rule, start) for rule in fees[0]), fees[1])
    if fees is not None and _same_fees(start, fees):
        fees = None
    if limit is None and fees is None and set(wanted) == set(held):
        return start.channels
    lines: list[ChannelTerms] = []
    for channel in wanted:
        for terms in start.lines(channel)[: 1 if limit else None]:
            line = msgspec.structs.replace(terms, channel=channel, limit=limit or terms.limit)
            if fees is not None:
                extra = tuple(rule for rule in terms.fees if rule.extra)
                line = msgspec.structs.replace(
                    line, fees=fees[0] + extra, by_province=fees[1], fee_unstated=fees[1] and not fees[0]
                )
            if line not in lines:
                lines.append(line)
    return tuple(lines)


def _kept(rule: FeeRule, start: Procedure) -> FeeRule:
    """The rule as a list states it; whether it is given back no list says, so that stays."""
    kept = {(one.kind, one.name) for terms in start.channels for one in terms.fees if not one.refundable}
    return msgspec.structs.replace(rule, refundable=(rule.kind, rule.name) not in kept)


def limits_said(procedure: Procedure) -> str:
    """The limits in words; those of single cases with the case they hold for."""
    lines = dict.fromkeys(terms.limit.said for terms in procedure.lines())
    cases = dict.fromkeys(f"{case.title}: {case.limit.said}" for case in procedure.cases if case.limit)
    return "; ".join((*lines, *cases))


def fee_said(rule: FeeRule) -> str:
    """One fee in words: "Phí chứng thực bản sao 2.000 đ/trang, từ trang thứ 3 là 1.000 đ, tối đa 200.000 đ/bản"."""
    words = f"{rule.name} {amount_said(rule)}"
    return f"{words}, nếu xin thêm bản sao" if rule.extra else words


def amount_said(rule: FeeRule) -> str:
    """How much it is, without its name; nought is free."""
    if not rule.amount:
        return "không thu"
    words = f"{_dong(rule.amount)}{_PER_WORDS[rule.per]}"
    if rule.further:
        words += f", từ trang thứ {rule.from_page} là {_dong(rule.further)}"
    return f"{words}, tối đa {_dong(rule.cap)}/bản" if rule.cap else words


def fees_said(procedure: Procedure, channel: str = COUNTER) -> str:
    """The fees in words, each once."""
    said: dict[str, None] = {}
    for terms in procedure.lines(channel):
        said |= dict.fromkeys([_without_amount(terms)] if _without_amount(terms) else ())
        said |= dict.fromkeys(f"{fee_said(rule)} ({_KIND_WORDS[rule.kind]})" for rule in terms.fees)
    return "; ".join(said)


def amounts_said(procedure: Procedure) -> str:
    """The fees in the fewest words: "20.000 đ"."""
    said: dict[str, None] = {}
    for terms in procedure.lines():
        rules = [rule for rule in terms.fees if not rule.extra]
        said |= dict.fromkeys(f"{_dong(rule.amount)}{_PER_WORDS[rule.per]}" for rule in rules)
        said |= {} if rules else {_SHORTER.get(_without_amount(terms), _without_amount(terms)): None}
    return "; ".join(said)


def _without_amount(terms: ChannelTerms) -> str:
    if terms.by_province:
        return _BY_PROVINCE
    if any(not rule.extra for rule in terms.fees):
        return ""
    return "không ghi mức thu" if terms.fee_unstated else "không thu"


def channels_said(procedure: Procedure) -> str:
    """The ways in which it may be handed in."""
    return ", ".join(dict.fromkeys(CHANNEL_WORDS.get(terms.channel, terms.channel) for terms in procedure.channels))


def paper_said(paper: Paper) -> str:
    """One paper with its counts."""
    counts = [f"{paper.originals} bản chính"] if paper.originals else []
    counts += [f"{paper.copies} bản sao"] if paper.copies else []
    text = f"{paper.text} ({', '.join(counts)})" if counts else paper.text
    return f"{text} (số hóa)" if paper.digitise else text


def papers_said(procedure: Procedure) -> str:
    """All papers, one a line, under the title of their case."""
    lines: list[str] = []
    for case in procedure.cases:
        lines += [f"{case.title}:"] if case.title else []
        lines += [paper_said(paper) for paper in case.papers]
    return "\n".join(lines)


def same_papers(listed: Sequence[Paper], held: Sequence[Paper]) -> bool:
    """Whether a list names the papers that hold, in any order; one that marks none to digitise says nothing of it."""
    marks = any(paper.digitise for paper in listed)
    return _compared(listed, marks=marks) == _compared(held, marks=marks)


def _compared(papers: Iterable[Paper], *, marks: bool) -> list[tuple[str, int, int, bool]]:
    return sorted((fold(one.text), one.originals, one.copies, marks and one.digitise) for one in papers)


def _limits(procedure: Procedure) -> set[Limit]:
    """Every limit that holds now, of the counter's lines or of a single case."""
    cases = {case.limit for case in procedure.cases if case.limit}
    return cases | {terms.limit for terms in procedure.lines()} if procedure.channels else cases


def _same_fees(procedure: Procedure, fees: Fees) -> bool:
    rules, by_province = fees
    return bool(procedure.channels) and any(
        _nameless(terms.fees) == _nameless(rules)
        and (terms.by_province or not by_province)
        and (bool(rules) or not terms.fee_unstated)
        for terms in procedure.lines()
    )


def _nameless(rules: Iterable[FeeRule]) -> list[FeeRule]:
    return [msgspec.structs.replace(rule, name="") for rule in rules if not rule.extra]


def _dong(amount: int) -> str:
    return f"{amount:,} đ".replace(",", ".")
