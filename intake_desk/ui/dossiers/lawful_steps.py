"""The steps of a dossier as a clerk sees them: which are lawful now, their words, their keys, their places."""

from collections.abc import Callable
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QCoreApplication

from intake_desk.domain import kinds
from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import (
    AWAITING_OBLIGATION,
    AWAITING_SUPPLEMENT,
    FILED,
    HANDED_BACK,
    IN_HAND,
    READY,
    REFUSED,
    STOPPED,
    WITHDRAWN,
    Dossier,
    Payment,
)
from intake_desk.domain.life import allows
from intake_desk.domain.money_kinds import FeeMeansCorrected, FeeRefunded, FeeVoided, MisfitReversed
from intake_desk.domain.office_kinds import QuestionAnswered
from intake_desk.domain.questions import open_questions
from intake_desk.domain.reversals import in_sums
from intake_desk.services.forwarding import HandOverList
from intake_desk.services.slips import Printed
from intake_desk.services.workbench import Workbench

translate = QCoreApplication.translate

ACCEPT, RESULT_READY, RECEIVE_SUPPLEMENT, HAND_BACK = "accept", "result_ready", "receive_supplement", "hand_back"
REQUEST_SUPPLEMENT, REFUSE, WITHDRAW, CORRECT = "request_supplement", "refuse", "withdraw", "correct"
FORWARD, TAKE_BACK, EXTEND, STOP = "forward", "take_back", "extend", "stop"
REQUEST_OBLIGATION, OBLIGATION_MET, TAKE_FEE = "request_obligation", "obligation_met", "take_fee"
SHELVE, TAKE_ORIGINALS, RETURN_ORIGINALS, RATE = "shelve", "take_originals", "return_originals", "rate"
PRINT_REQUEST, PRINT_REFUSAL, REPRINT = "print_request", "print_refusal", "reprint"
PRINT_EXTENSION, PRINT_STOP, PRINT_LIST = "print_extension", "print_stop", "print_list"
PRINT_CONTROL, PRINT_ACKNOWLEDGEMENT, PRINT_LABEL = "print_control", "print_acknowledgement", "print_label"
PRINT_HISTORY, PRINT_TOGETHER = "print_history", "print_together"
SCANS, ANSWER = "scans", "answer"
VOID, REFUND, CORRECT_MEANS, REVERSE = "void_payment", "refund", "correct_means", "reverse_misfit"
PRINT_FEE_RECEIPT, PRINT_PAYMENT = "print_fee_receipt", "print_payment"

_NEXT = {
    FILED: ACCEPT,
    IN_HAND: RESULT_READY,
    AWAITING_SUPPLEMENT: RECEIVE_SUPPLEMENT,
    AWAITING_OBLIGATION: OBLIGATION_MET,
    READY: HAND_BACK,
}
_ENTRIES: dict[str, type[kinds.Facts]] = {
    ACCEPT: kinds.DossierAccepted,
    RESULT_READY: kinds.ResultReady,
    RECEIVE_SUPPLEMENT: kinds.DossierSupplemented,
    HAND_BACK: kinds.DossierHandedBack,
    REQUEST_SUPPLEMENT: kinds.SupplementRequested,
    REFUSE: kinds.DossierRefused,
    WITHDRAW: kinds.DossierWithdrawn,
    CORRECT: kinds.DossierCorrected,
    FORWARD: kinds.DossierForwarded,
    TAKE_BACK: kinds.DossierForwarded,
    EXTEND: kinds.DossierExtended,
    STOP: kinds.DossierStopped,
    REQUEST_OBLIGATION: kinds.ObligationRequested,
    OBLIGATION_MET: kinds.ObligationMet,
    TAKE_FEE: kinds.FeePaid,
    SHELVE: kinds.ResultShelved,
    TAKE_ORIGINALS: kinds.OriginalsTaken,
    RETURN_ORIGINALS: kinds.OriginalsReturned,
    RATE: kinds.DossierRated,
    ANSWER: QuestionAnswered,
    VOID: FeeVoided,
    CORRECT_MEANS: FeeMeansCorrected,
    REFUND: FeeRefunded,
    REVERSE: MisfitReversed,
}


def standing_payments(dossier: Dossier) -> tuple[Payment, ...]:
    """The payments that were not struck out, of those that can be named."""
    return tuple(one for one in dossier.payments if one.id and not one.voided)


def numbered_payments(dossier: Dossier) -> tuple[Payment, ...]:
    """The payments that were given fee receipts."""
    return tuple(one for one in dossier.payments if one.receipts)


# What must hold besides the fold's own table for a step to make sense to a clerk.
_HOLDS: dict[str, Callable[[Dossier], bool]] = {
    TAKE_BACK: lambda dossier: bool(dossier.holder),
    TAKE_FEE: lambda dossier: dossier.owed > 0,
    VOID: lambda dossier: any(not one.refunded for one in standing_payments(dossier)),
    CORRECT_MEANS: lambda dossier: any(not one.refunded for one in standing_payments(dossier)),
    REFUND: lambda dossier: any(one.refunded < one.amount for one in standing_payments(dossier)),
    REVERSE: lambda dossier: bool(in_sums(dossier)),
    RATE: lambda dossier: not dossier.rating,
    ANSWER: lambda dossier: bool(open_questions(dossier)),
}
# The steps that stand as buttons below the main one, by state; every other lawful one is in the menu.
_BESIDE = {
    FILED: (REQUEST_SUPPLEMENT, REFUSE),
    IN_HAND: (REQUEST_SUPPLEMENT, REPRINT, FORWARD),
    AWAITING_SUPPLEMENT: (PRINT_REQUEST, REPRINT),
    AWAITING_OBLIGATION: (REPRINT, FORWARD),
    READY: (SHELVE, REPRINT),
    HANDED_BACK: (RATE, PRINT_ACKNOWLEDGEMENT),
    REFUSED: (PRINT_REFUSAL, RATE),
    STOPPED: (PRINT_STOP, RATE),
    WITHDRAWN: (RATE, REPRINT),
}
ORDER = (
    REVERSE,
    ANSWER,
    SCANS,
    TAKE_FEE,
    PRINT_PAYMENT,
    PRINT_FEE_RECEIPT,
    FORWARD,
    TAKE_BACK,
    EXTEND,
    REQUEST_OBLIGATION,
    SHELVE,
    TAKE_ORIGINALS,
    RETURN_ORIGINALS,
    RATE,
    PRINT_REQUEST,
    PRINT_REFUSAL,
    PRINT_EXTENSION,
    PRINT_STOP,
    PRINT_ACKNOWLEDGEMENT,
    REPRINT,
    PRINT_LABEL,
    PRINT_CONTROL,
    PRINT_LIST,
    PRINT_HISTORY,
    PRINT_TOGETHER,
    CORRECT,
    CORRECT_MEANS,
    VOID,
    REFUND,
    REFUSE,
    STOP,
    WITHDRAW,
)
KEYS = {
    REQUEST_SUPPLEMENT: "Alt+B",
    PRINT_REQUEST: "Alt+P",
    PRINT_REFUSAL: "Alt+P",
    PRINT_STOP: "Alt+P",
    PRINT_ACKNOWLEDGEMENT: "Alt+P",
    SCANS: "Alt+O",
    ANSWER: "Alt+U",
    REPRINT: "Alt+I",
    CORRECT: "Alt+S",
    REFUSE: "Alt+T",
    WITHDRAW: "Alt+R",
    FORWARD: "Alt+G",
    TAKE_BACK: "Alt+Q",
    EXTEND: "Alt+H",
    REQUEST_OBLIGATION: "Alt+V",
    STOP: "Alt+D",
    SHELVE: "Alt+E",
    TAKE_ORIGINALS: "Alt+Z",
    RETURN_ORIGINALS: "Alt+Y",
    RATE: "Alt+A",
    TAKE_FEE: "Alt+F",
}


class Paper(NamedTuple):
    """A paper that can be printed again: its words, for which dossiers, and who makes it."""

    text: Callable[[], str]
    fits: Callable[[Dossier], bool]
    make: Callable[[Workbench, Clerk, Dossier], Printed]


def _last_list(bench: Workbench, clerk: Clerk, dossier: Dossier) -> Printed:
    """The hand-over list that the dossier stood on last."""
    number = next(one.list_number for one in reversed(dossier.hand_overs) if one.list_number)
    listed = bench.forwarding.list_of(dossier, number)
    assert listed is not None
    return hand_over_paper(bench, clerk, listed)


def hand_over_paper(bench: Workbench, clerk: Clerk, listed: HandOverList) -> Printed:
    """The list that both sides sign."""
    paper = bench.reports.paper(clerk, bench.reports.hand_over(listed))
    return msgspec.structs.replace(paper, name=listed.number)


def _receipt_for_many(bench: Workbench, clerk: Clerk, dossier: Dossier) -> Printed:
    """The one receipt for all that was brought together with this dossier."""
    together = bench.reception.together(dossier.batch, dossier.day)
    return bench.books.many_receipt(clerk, [one.id for one in together])


# One line for each paper of a dossier.
PAPERS = {
    REPRINT: Paper(
        lambda: translate("steps", "In lại (bản sao)"),
        lambda dossier: dossier.is_received,
        lambda bench, clerk, dossier: bench.slips.receipt(clerk, dossier.id),
    ),
    PRINT_REQUEST: Paper(
        lambda: translate("steps", "In phiếu bổ sung"),
        lambda dossier: dossier.state == AWAITING_SUPPLEMENT,
        lambda bench, clerk, dossier: bench.slips.supplement(clerk, dossier.id),
    ),
    PRINT_REFUSAL: Paper(
        lambda: translate("steps", "In phiếu từ chối"),
        lambda dossier: dossier.state == REFUSED,
        lambda bench, clerk, dossier: bench.slips.refusal(clerk, dossier.id),
    ),
    PRINT_EXTENSION: Paper(
        lambda: translate("steps", "In văn bản xin lỗi"),
        lambda dossier: dossier.extension is not None,
        lambda bench, clerk, dossier: bench.slips.extension(clerk, dossier.id),
    ),
    PRINT_STOP: Paper(
        lambda: translate("steps", "In thông báo dừng"),
        lambda dossier: dossier.stopping is not None,
        lambda bench, clerk, dossier: bench.slips.stop(clerk, dossier.id),
    ),
    PRINT_ACKNOWLEDGEMENT: Paper(
        lambda: translate("steps", "In giấy biên nhận"),
        lambda dossier: dossier.state in {READY, HANDED_BACK},
        lambda bench, clerk, dossier: bench.slips.acknowledgement(clerk, dossier.id),
    ),
    PRINT_LABEL: Paper(
        lambda: translate("steps", "In nhãn hồ sơ"),
        lambda dossier: dossier.is_received,
        lambda bench, clerk, dossier: bench.slips.label(clerk, dossier.id),
    ),
    PRINT_CONTROL: Paper(
        lambda: translate("steps", "In phiếu kiểm soát"),
        lambda dossier: dossier.is_received,
        lambda bench, clerk, dossier: bench.slips.control(clerk, dossier.id),
    ),
    PRINT_LIST: Paper(
        lambda: translate("steps", "In phiếu bàn giao"),
        lambda dossier: any(one.list_number for one in dossier.hand_overs),
        _last_list,
    ),
    PRINT_FEE_RECEIPT: Paper(
        lambda: translate("steps", "In biên lai thu tiền"),
        lambda dossier: bool(numbered_payments(dossier)),
        lambda bench, clerk, dossier: bench.fee_papers.receipts(clerk, dossier.id),
    ),
    PRINT_PAYMENT: Paper(
        lambda: translate("steps", "In phiếu thanh toán (VietQR)"),
        lambda dossier: bool(dossier.owed and dossier.code),
        lambda bench, clerk, dossier: bench.fee_papers.payment_slip(clerk, dossier.id),
    ),
    PRINT_TOGETHER: Paper(
        lambda: translate("steps", "In lại giấy tiếp nhận nhiều hồ sơ"),
        lambda dossier: bool(dossier.batch),
        _receipt_for_many,
    ),
    PRINT_HISTORY: Paper(
        lambda: translate("steps", "In quá trình xử lý"),
        lambda _dossier: True,
        lambda bench, clerk, dossier: bench.books.history(clerk, dossier.id),
    ),
}
# Which paper goes out with which step.
PRINTED_WITH = {
    ACCEPT: REPRINT,
    REQUEST_SUPPLEMENT: PRINT_REQUEST,
    REFUSE: PRINT_REFUSAL,
    EXTEND: PRINT_EXTENSION,
    STOP: PRINT_STOP,
}


def next_step(dossier: Dossier) -> str:
    """The step that brings the dossier on, "" when it is at its end."""
    return _NEXT.get(dossier.state, "")


def lawful(dossier: Dossier) -> frozenset[str]:
    """Every step that the dossier allows as it stands."""
    steps = {
        step
        for step, kind in _ENTRIES.items()
        if allows(dossier, kind) and (step not in _HOLDS or _HOLDS[step](dossier))
    }
    return frozenset(steps | {SCANS} | {step for step, paper in PAPERS.items() if paper.fits(dossier)})


def beside(dossier: Dossier) -> tuple[str, ...]:
    """The usual steps besides the next one: while an agency has the papers, taking back is what is usual."""
    steps = _BESIDE.get(dossier.state, ())
    if open_questions(dossier):
        steps = (ANSWER, *(step for step in steps if step != REPRINT))
    if dossier.holder:
        steps = (*(step for step in steps if step != FORWARD), TAKE_BACK)
    allowed = lawful(dossier)
    return tuple(step for step in steps if step in allowed)


def rarer(dossier: Dossier) -> tuple[str, ...]:
    """All other lawful steps, in the order of the menu."""
    shown = {next_step(dossier), *beside(dossier)}
    allowed = lawful(dossier) - shown
    return tuple(step for step in ORDER if step in allowed)


def step_text(step: str) -> str:
    """What stands on a step's button; three dots when it asks something first."""
    if step in PAPERS:
        return PAPERS[step].text()
    words = {
        ACCEPT: translate("steps", "Tiếp nhận…"),
        RESULT_READY: translate("steps", "Ghi nhận kết quả…"),
        RECEIVE_SUPPLEMENT: translate("steps", "Nhận bổ sung…"),
        HAND_BACK: translate("steps", "Trả kết quả…"),
        REQUEST_SUPPLEMENT: translate("steps", "Yêu cầu bổ sung…"),
        REFUSE: translate("steps", "Từ chối…"),
        WITHDRAW: translate("steps", "Rút hồ sơ…"),
        CORRECT: translate("steps", "Sửa thông tin…"),
        FORWARD: translate("steps", "Bàn giao…"),
        TAKE_BACK: translate("steps", "Nhận lại…"),
        EXTEND: translate("steps", "Xin lỗi và hẹn lại…"),
        STOP: translate("steps", "Dừng giải quyết…"),
        REQUEST_OBLIGATION: translate("steps", "Yêu cầu nghĩa vụ tài chính…"),
        OBLIGATION_MET: translate("steps", "Đã thực hiện nghĩa vụ…"),
        TAKE_FEE: translate("steps", "Thu phí, lệ phí…"),
        SHELVE: translate("steps", "Đổi nơi để…"),
        TAKE_ORIGINALS: translate("steps", "Giữ bản chính…"),
        RETURN_ORIGINALS: translate("steps", "Trả bản chính…"),
        RATE: translate("steps", "Đánh giá…"),
        VOID: translate("steps", "Hủy biên lai…"),
        CORRECT_MEANS: translate("steps", "Sửa hình thức thu…"),
        REFUND: translate("steps", "Hoàn trả tiền…"),
        REVERSE: translate("steps", "Đảo bút toán ghi trùng…"),
        SCANS: translate("steps", "Giấy tờ số hóa…"),
        ANSWER: translate("steps", "Trả lời câu hỏi…"),
    }
    return words[step]
