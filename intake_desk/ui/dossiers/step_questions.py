"""What each step looks up, asks and records: one line of this table per step."""

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from intake_desk.domain.desk import Clerk
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.questions import open_questions
from intake_desk.services.workbench import Workbench
from intake_desk.ui.dossiers import lawful_steps as steps
from intake_desk.ui.dossiers.answer_dialog import AnswerDialog
from intake_desk.ui.dossiers.correct_dialog import CorrectDialog
from intake_desk.ui.dossiers.fee_dialog import FeeDialog, transfers_of
from intake_desk.ui.dossiers.mend_dialogs import CorrectMeansDialog, RefundDialog, VoidDialog, to_refund, to_void
from intake_desk.ui.dossiers.payment_text import ending_money
from intake_desk.ui.dossiers.promise_dialogs import (
    AcceptDialog,
    ExtendDialog,
    ObligationDialog,
    ObligationMetDialog,
)
from intake_desk.ui.dossiers.result_dialogs import (
    RatingDialog,
    ResultDialog,
    ReturnOriginalsDialog,
    ShelfDialog,
    StopDialog,
    TakeOriginalsDialog,
)
from intake_desk.ui.dossiers.reverse_dialog import ReverseDialog, to_reverse
from intake_desk.ui.dossiers.step_dialogs import (
    ReceiveDialog,
    RefusalDialog,
    StepDialog,
    SupplementDialog,
    WithdrawDialog,
)

translate = QCoreApplication.translate

Said = dict[str, Any]


class Question(NamedTuple):
    """How a step is asked and recorded; `kind` and `told` are what the notice says afterwards.

    `look` finds what the dialog needs to know, off the GUI thread.
    """

    ask: Callable[[Workbench, Dossier, Any, QWidget], StepDialog]
    record: Callable[[Workbench, Clerk, Dossier, Said], Dossier]
    kind: str
    told: Callable[[], str]
    look: Callable[[Workbench, Dossier], Any] | None = None


def _listed_papers(bench: Workbench, dossier: Dossier) -> list[str]:
    """The papers that the procedure asked for in this dossier's case when it was received."""
    procedure = bench.desk.reference.procedure(dossier.procedure, dossier.catalogue)
    if procedure is None:
        return [paper.text for paper in dossier.papers]
    cases = [case for case in procedure.cases if case.title == dossier.case] or list(procedure.cases)
    return [paper.text for paper in cases[0].papers] if cases else []


def _asked(dossier: Dossier) -> list[str]:
    return [paper.text for paper in dossier.supplement_papers]


def _results(bench: Workbench, dossier: Dossier) -> list[str]:
    """What the procedure may end with."""
    procedure = bench.desk.reference.procedure(dossier.procedure, dossier.catalogue)
    return [result.name for result in procedure.results] if procedure else []


QUESTIONS: dict[str, Question] = {
    steps.ACCEPT: Question(
        lambda bench, one, promise, page: AcceptDialog(bench.desk, one, promise, page),
        lambda bench, clerk, one, said: bench.reception.accept(clerk, one.id, **said),
        "done",
        lambda: translate("steps", "Đã tiếp nhận {0} · {1}"),
        lambda bench, one: bench.reception.offer(one.id),
    ),
    steps.RESULT_READY: Question(
        lambda bench, one, _found, page: ResultDialog(_results(bench, one), page),
        lambda bench, clerk, one, said: bench.casework.result_ready(clerk, one.id, **said),
        "done",
        lambda: translate("steps", "Đã ghi nhận kết quả {0} · {1}"),
    ),
    steps.REQUEST_SUPPLEMENT: Question(
        lambda bench, one, _found, page: SupplementDialog(_listed_papers(bench, one), page, stay=True),
        lambda bench, clerk, one, said: bench.casework.request_supplement(clerk, one.id, **said),
        "waiting",
        lambda: translate("steps", "Đã yêu cầu bổ sung {0} · {1}"),
    ),
    steps.RECEIVE_SUPPLEMENT: Question(
        lambda _bench, one, _found, page: ReceiveDialog(_asked(one), page, stay=True),
        lambda bench, clerk, one, said: bench.casework.supplement(clerk, one.id, **said),
        "done",
        lambda: translate("steps", "Đã nhận bổ sung {0} · {1}"),
    ),
    steps.REFUSE: Question(
        lambda _bench, one, _found, page: RefusalDialog(
            page, stay=True, originals=one.originals_held, money=ending_money(one)
        ),
        lambda bench, clerk, one, said: bench.casework.refuse(clerk, one.id, **said),
        "information",
        lambda: translate("steps", "Đã từ chối {0} · {1}"),
    ),
    steps.WITHDRAW: Question(
        lambda _bench, one, _found, page: WithdrawDialog(
            page, stay=True, originals=one.originals_held, money=ending_money(one)
        ),
        lambda bench, clerk, one, said: bench.casework.withdraw(clerk, one.id, **said),
        "information",
        lambda: translate("steps", "Đã ghi nhận rút hồ sơ {0} · {1}"),
    ),
    steps.CORRECT: Question(
        lambda _bench, one, _found, page: CorrectDialog(one, page, stay=True),
        lambda bench, clerk, one, said: bench.casework.correct(clerk, one.id, **said),
        "done",
        lambda: translate("steps", "Đã sửa thông tin {0} · {1}"),
    ),
    steps.EXTEND: Question(
        lambda bench, one, _found, page: ExtendDialog(bench.desk, one, page),
        lambda bench, clerk, one, said: bench.casework.extend(clerk, one.id, **said),
        "waiting",
        lambda: translate("steps", "Đã hẹn lại ngày trả {0} · {1}"),
    ),
    steps.STOP: Question(
        lambda _bench, one, _found, page: StopDialog(one, page),
        lambda bench, clerk, one, said: bench.casework.stop(clerk, one.id, **said),
        "information",
        lambda: translate("steps", "Đã dừng giải quyết {0} · {1}"),
    ),
    steps.REQUEST_OBLIGATION: Question(
        lambda _bench, _one, _found, page: ObligationDialog(page),
        lambda bench, clerk, one, said: bench.casework.request_obligation(clerk, one.id, **said),
        "waiting",
        lambda: translate("steps", "Đã yêu cầu nghĩa vụ tài chính {0} · {1}"),
    ),
    steps.OBLIGATION_MET: Question(
        lambda _bench, one, _found, page: ObligationMetDialog(one, page),
        lambda bench, clerk, one, said: bench.casework.obligation_met(clerk, one.id, **said),
        "done",
        lambda: translate("steps", "Đã ghi thực hiện nghĩa vụ tài chính {0} · {1}"),
    ),
    steps.TAKE_FEE: Question(
        lambda bench, one, asked, page: FeeDialog(one, bench.desk.reference.exemptions, asked, page),
        lambda bench, clerk, one, said: bench.till.take(clerk, one.id, **said),
        "done",
        lambda: translate("steps", "Đã ghi thu phí, lệ phí {0} · {1}"),
        transfers_of,
    ),
    steps.VOID: Question(
        lambda _bench, _one, found, page: VoidDialog(found, page),
        lambda bench, clerk, one, said: bench.till.void(clerk, one.id, **said),
        "information",
        lambda: translate("steps", "Đã hủy khoản thu của {0} · {1}"),
        to_void,
    ),
    steps.CORRECT_MEANS: Question(
        lambda _bench, _one, found, page: CorrectMeansDialog(found, page),
        lambda bench, clerk, one, said: bench.till.correct_means(clerk, one.id, **said),
        "done",
        lambda: translate("steps", "Đã sửa hình thức thu của {0} · {1}"),
        to_void,
    ),
    steps.REFUND: Question(
        lambda _bench, one, found, page: RefundDialog(one, found, page),
        lambda bench, clerk, one, said: bench.till.refund(clerk, one.id, **said),
        "information",
        lambda: translate("steps", "Đã ghi hoàn trả tiền của {0} · {1}"),
        to_refund,
    ),
    steps.REVERSE: Question(
        lambda _bench, _one, found, page: ReverseDialog(found, page),
        lambda bench, clerk, one, said: bench.reversing.reverse(clerk, one.id, **said),
        "done",
        lambda: translate("steps", "Đã đảo bút toán ghi trùng của {0} · {1}"),
        to_reverse,
    ),
    steps.SHELVE: Question(
        lambda _bench, one, _found, page: ShelfDialog(one, page),
        lambda bench, clerk, one, said: bench.casework.shelve(clerk, one.id, **said),
        "done",
        lambda: translate("steps", "Đã đổi nơi để kết quả {0} · {1}"),
    ),
    steps.TAKE_ORIGINALS: Question(
        lambda _bench, one, _found, page: TakeOriginalsDialog(one, page),
        lambda bench, clerk, one, said: bench.casework.take_originals(clerk, one.id, **said),
        "done",
        lambda: translate("steps", "Đã ghi giữ bản chính {0} · {1}"),
    ),
    steps.RETURN_ORIGINALS: Question(
        lambda _bench, one, _found, page: ReturnOriginalsDialog(one, page),
        lambda bench, clerk, one, said: bench.casework.return_originals(clerk, one.id, **said),
        "done",
        lambda: translate("steps", "Đã trả lại bản chính {0} · {1}"),
    ),
    steps.ANSWER: Question(
        lambda _bench, one, _found, page: AnswerDialog(open_questions(one)[0], page),
        lambda bench, clerk, one, said: bench.questions.answer(clerk, one.id, **said),
        "done",
        lambda: translate("steps", "Đã trả lời câu hỏi về {0} · {1}"),
    ),
    steps.RATE: Question(
        lambda _bench, _one, _found, page: RatingDialog(page),
        lambda bench, clerk, one, said: bench.casework.rate(clerk, one.id, **said),
        "done",
        lambda: translate("steps", "Đã ghi đánh giá {0} · {1}"),
    ),
}
