"""What the page of fees says in its rows: the decisions adopted, and what a file would change of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.fee_decisions import FeeDecision
from intake_desk.domain.folding import fold
from intake_desk.domain.people import show_date
from intake_desk.domain.procedure_terms import amount_said
from intake_desk.services.fee_lists import FeesPreview
from intake_desk.services.fee_rows import RefusedLine
from intake_desk.ui.table_model import Column, TagLook
from intake_desk.ui.unit_data.list_changes import ChangeRow

translate = QCoreApplication.translate


@dataclass(frozen=True)
class DecisionRow:
    """A decision as the table shows it: with the name of its procedure, on this day."""

    decision: FeeDecision
    procedure: str
    today: str


def decision_columns() -> tuple[Column, ...]:
    """Whether it holds, what it is about, how much, since when, by which decision."""
    return (
        Column(translate("fee_list", "Hiệu lực"), lambda row: _standing(row).text, width=128, tag=_standing),
        Column(translate("fee_list", "Khoản thu, thủ tục"), about, stretch=True, strong=True),
        Column(translate("fee_list", "Mức thu"), lambda row: amount_said(row.decision.rule), width=252),
        Column(translate("fee_list", "Kênh"), lambda row: channel_word(row.decision.channel), width=92),
        Column(translate("fee_list", "Thời gian"), lambda row: days_said(row.decision), width=190),
        Column(translate("fee_list", "Quyết định"), lambda row: row.decision.number, width=160, tone=_soft),
    )


def change_rows(preview: FeesPreview) -> Iterator[ChangeRow]:
    """The lines that were refused first, then what changes."""
    for line in preview.refused:
        yield ChangeRow("refused", line.name or translate("fee_list", "Dòng {0}").format(line.line), refused_text(line))
    for one in preview.removed:
        yield ChangeRow("removed", named(one), translate("fee_list", "không có trong tệp: bỏ khỏi danh sách"))
    for before, after in preview.changed:
        yield ChangeRow("changed", named(after), f"{told(before)}  →  {told(after)}")
    for one in preview.added:
        yield ChangeRow("added", named(one), told(one))


def refused_text(line: RefusedLine) -> str:
    """Why a line of the file is left out."""
    why = {
        "number": translate("fee_list", "thiếu số quyết định, nghị quyết"),
        "date": translate("fee_list", "ngày “{0}” không đúng, cần ngày/tháng/năm"),
        "order": translate("fee_list", "ngày hết hiệu lực {0} trước ngày có hiệu lực"),
        "about": translate("fee_list", "thiếu mã thủ tục hoặc tên khoản thu"),
        "code": translate("fee_list", "không có thủ tục mã “{0}” trong danh mục"),
        "kind": translate("fee_list", "không rõ là phí hay lệ phí: ghi cột “Loại” hoặc tên bắt đầu bằng Phí, Lệ phí"),
        "amount": translate("fee_list", "không hiểu mức thu “{0}”, mỗi dòng một mức"),
        "channel": translate("fee_list", "không hiểu kênh “{0}”"),
        "refund": translate("fee_list", "cột hoàn trả chỉ ghi Có hoặc Không"),
        "long": translate("fee_list", "ô quá dài"),
        "repeated": translate("fee_list", "đã có ở dòng trên"),
        "many": translate("fee_list", "danh sách quá dài"),
    }[line.why]
    return translate("fee_list", "dòng {0}: {1}").format(line.line, why.format(line.said))


def found(rows: Sequence[DecisionRow], typed: str) -> list[DecisionRow]:
    """The rows in which every word that was typed stands, with or without its marks."""
    words = fold(typed).split()
    return [row for row in rows if all(word in _searched(row) for word in words)]


def about(row: DecisionRow) -> str:
    """What it is about: the fee by its name, the procedure with its code."""
    procedure = f"{row.decision.procedure} {row.procedure}".strip()
    return " · ".join(part for part in (row.decision.fee, procedure) if part)


def named(decision: FeeDecision) -> str:
    """What a decision is about, in few words."""
    return " · ".join(part for part in (decision.fee, decision.procedure) if part)


def told(decision: FeeDecision) -> str:
    """A decision in one line."""
    kept = translate("fee_list", "không hoàn trả") if decision.refundable is False else ""
    parts = (amount_said(decision.rule), channel_word(decision.channel), days_said(decision), decision.number, kept)
    return " · ".join(part for part in parts if part)


def channel_word(channel: str) -> str:
    """Through which channel a dossier comes, for which it holds."""
    return {
        "counter": translate("fee_list", "Trực tiếp"),
        "online": translate("fee_list", "Trực tuyến"),
        "post": translate("fee_list", "Bưu chính"),
    }.get(channel, translate("fee_list", "Mọi kênh"))


def days_said(decision: FeeDecision) -> str:
    """From when and until when it holds."""
    if decision.until:
        return f"{show_date(decision.since)} – {show_date(decision.until)}"
    return translate("fee_list", "từ {0}").format(show_date(decision.since))


def _standing(row: DecisionRow) -> TagLook:
    if row.decision.holds(row.today):
        return TagLook("done", translate("fee_list", "Đang hiệu lực"), "dot")
    if row.today < row.decision.since:
        return TagLook("information", translate("fee_list", "Chưa đến ngày"), "ring")
    return TagLook("neutral", translate("fee_list", "Hết hiệu lực"), "cross")


def _searched(row: DecisionRow) -> str:
    return fold(f"{about(row)} {row.decision.number}")


def _soft(_row: DecisionRow) -> str:
    return "soft"
