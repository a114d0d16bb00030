"""Everything that takes the focus on these pages has a name that a screen reader can say."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from intake_desk.domain.dossier import Payment
from intake_desk.domain.exemptions import Exemptions
from intake_desk.domain.people import Person
from intake_desk.ui.day.day_page import DayPage
from intake_desk.ui.dossiers.correct_dialog import CorrectDialog
from intake_desk.ui.dossiers.fee_dialog import FeeDialog
from intake_desk.ui.dossiers.forward_dialogs import ForwardDialog, TakeBackDialog
from intake_desk.ui.dossiers.hand_back_page import HandBackPage
from intake_desk.ui.dossiers.mend_dialogs import CorrectMeansDialog, Mendable, RefundDialog, VoidDialog
from intake_desk.ui.dossiers.promise_dialogs import ObligationDialog, ObligationMetDialog
from intake_desk.ui.dossiers.register_page import RegisterPage
from intake_desk.ui.dossiers.result_dialogs import (
    RatingDialog,
    ResultDialog,
    ReturnOriginalsDialog,
    ShelfDialog,
    StopDialog,
    TakeOriginalsDialog,
)
from intake_desk.ui.dossiers.step_dialogs import (
    ReceiveDialog,
    RefusalDialog,
    SupplementDialog,
    WithdrawDialog,
)
from intake_desk.ui.feedback.feedback_dialogs import FeedbackDialog

PAID = Mendable(
    (
        Payment(
            id="p", at_ms=1, day="2026-11-20", actor="minh", journal="10231-3", amount=8_000, means="cash", phi=8_000
        ),
    ),
    (("Trần Thu Hằng", "hang"),),
)


def nameless(widget):
    return [
        type(one).__name__
        for one in widget.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(one.parent(), QAbstractScrollArea)
        and one.isVisible()
        and not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
    ]


@pytest.mark.parametrize("page", [RegisterPage, HandBackPage, DayPage])
def test_a_page_names_all_that_takes_the_focus(session, receive, bench, clerk, shown, qtbot, page):
    dossier = receive("Phạm Văn Ưng", submitter=Person(name="Nguyễn Văn Tài"))
    bench.casework.result_ready(clerk, dossier.id)
    made = shown(page(session))
    if page is not DayPage:
        made.show_dossier(dossier.id)
        side = made.panel if page is RegisterPage else made.card
        qtbot.waitUntil(lambda: side.dossier is not None)

    assert [] == nameless(made)


@pytest.mark.parametrize(
    "make",
    [
        lambda dossier: SupplementDialog(["Tờ khai", "Giấy ủy quyền"]),
        lambda dossier: ReceiveDialog(["Tờ khai"]),
        lambda dossier: RefusalDialog(),
        lambda dossier: WithdrawDialog(),
        lambda dossier: FeedbackDialog(),
        lambda dossier: ForwardDialog([dossier], [dossier], ["Phòng Kinh tế"]),
        lambda dossier: TakeBackDialog([dossier], []),
        lambda dossier: ObligationDialog(),
        ObligationMetDialog,
        lambda dossier: FeeDialog(dossier, Exemptions(), {}),
        lambda dossier: VoidDialog(PAID),
        lambda dossier: CorrectMeansDialog(PAID),
        lambda dossier: RefundDialog(dossier, PAID),
        StopDialog,
        lambda dossier: ResultDialog(["Trích lục"]),
        ShelfDialog,
        TakeOriginalsDialog,
        ReturnOriginalsDialog,
        lambda dossier: RatingDialog(),
        CorrectDialog,
    ],
)
def test_a_question_names_all_that_takes_the_focus(receive, app, shown, make):
    dialog = shown(make(receive("Phạm Văn Ưng")))

    assert [] == nameless(dialog)
