"""What a clerk's hands do on the intake page, and the cards that citizens put on the counter."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from intake_desk.ui.widgets.papers_model import COPIES, ORIGINALS

CARD_2021 = "001169437778||Khuất Thanh Oanh|05121969|Nữ|Thôn Nguyên Bì, xã Nguyễn Trãi, Thường Tín, Hà Nội|07052022"
CARD_2024 = "001153121858|394116613|Hồ Thu Oanh|02051953|Nữ|Thôn Đông Cứu, xã Thượng Phúc, Hà Nội|11062024||||"


def type_in(widget, text):
    """As an input method commits its text, then Enter."""
    widget.setFocus()
    widget.selectAll()
    widget.insert(text)
    widget.textEdited.emit(widget.text())


def enter():
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def fill(page, procedure="chung thuc ban sao", name="Phạm Văn Ưng"):
    """Everything but the fee, by keys."""
    type_in(page.applicant.name, name)
    page.applicant.known.close_list()
    type_in(page.procedure.search, procedure)
    enter()


def papers(page, *, originals=1, copies=0):
    model = page.papers.table.model
    if not model.papers[0].ticked:
        model.toggle(0)
    model.set_number(0, ORIGINALS, originals)
    model.set_number(0, COPIES, copies)


def saved(qtbot, page, press):
    with qtbot.waitSignal(page.received) as answer:
        press()
    return answer.args[0]


def refused(qtbot, page, press):
    with qtbot.waitSignal(page.not_recorded) as answer:
        press()
    return answer.args[0]


def settle(session, qtbot):
    """Until what was asked is answered, and what was asked upon the answer; then everything is laid out."""
    for _question in range(3):
        answered = []
        session.ask(lambda: None, answered.append)
        qtbot.waitUntil(lambda answered=answered: bool(answered))
    for _turn in range(8):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
