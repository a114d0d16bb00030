"""What each line of a bank's statement turned out to be is read whole, in either language: it is why one looks."""

from PySide6.QtWidgets import QStyleOptionViewItem

from intake_desk.domain.statements import VERDICTS, Finding, Known, StatementRow
from intake_desk.ui.drawer.statement_dialog import StatementDialog
from intake_desk.ui.session import Session
from intake_desk.ui.widgets.table import READABLE

TEXT, FINDING = 2, 4


def found(verdict):
    row = StatementRow(mark=verdict, amount=18_000_000, text="MBVCB 8812 NGUYEN THI HUONG nop phi", line=1234)
    paid = Known(payment="p", subject="", codes=(), amount=18_500_000, means="transfer", at_ms=0)
    return Finding(row=row, verdict=verdict, payment=paid)


def test_no_finding_is_cut_and_the_text_keeps_its_room(one, tasks, shown, language):
    dialog = shown(StatementDialog(Session(one.bench, tasks, tasks)))
    dialog.lines.set_rows([found(verdict) for verdict in VERDICTS])

    table, option = dialog.table, QStyleOptionViewItem()
    wanted = {
        table.itemDelegate().sizeHint(option, dialog.lines.index(row, FINDING)).width() for row in range(len(VERDICTS))
    }

    assert max(wanted) <= table.columnWidth(FINDING)
    assert READABLE <= table.columnWidth(TEXT)
    assert not table.horizontalScrollBar().isVisible()
