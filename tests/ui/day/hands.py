"""What a supervisor's hands do on the closing page."""

from intake_desk.domain.entries import Draft
from intake_desk.domain.money_kinds import DrawerClosed, Explanation
from tests.ui.unit import PASSWORD


def cells(model):
    return [[column.text(line) for column in model.columns] for line in model.rows()]


def ask(page, qtbot, button=None):
    """Press the button and give the dialog that asks."""
    (button or page.decision.close_day).click()
    qtbot.waitUntil(lambda: page.dialog is not None)
    return page.dialog


def explain_away(dialog, reason="Mất mạng"):
    for field in dialog.reasons.values():
        field.set_value(reason)


def close_the_day(page, qtbot, count=None, reason="", password=PASSWORD):
    dialog = ask(page, qtbot)
    dialog.counted.set_amount(count)
    dialog.note.set_value(reason)
    dialog.uncounted.set_value("Hết giờ")
    explain_away(dialog)
    dialog.password.setText(password)
    dialog.confirm.click()
    qtbot.waitUntil(page.decision.state.isVisible)
    qtbot.waitUntil(lambda: not page.busy)


def receive_late(desk, name):
    """A clerk takes a dossier with its fee at a day that is closed, and the supervisor comes back."""
    desk.sign_in("thuy")
    desk.receive(name)
    desk.sign_in("hang")


def close_drawer(desk, login, expected, counted, reason=""):
    with desk.bench.desk.journal.recording(day="2026-11-20", actor=login) as recording:
        facts = DrawerClosed(expected=expected, counted=counted)
        recording.add(Draft(facts=facts, personal=Explanation(reason=reason)))


def head_of(desk):
    return desk.bench.desk.journal.heads()[desk.journal].number
