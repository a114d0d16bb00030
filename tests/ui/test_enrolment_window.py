"""The first start on a new machine: what is typed makes it a desk, or it is said in plain words why not."""

import pytest

from intake_desk.domain.refusals import Refusal
from intake_desk.sync.failures import InsecureAddress, Offline, ServerRefused, UntrustedServer
from intake_desk.ui.enrolment_window import EnrolmentWindow


class Server:
    """Enrols, or refuses with what stands next in line."""

    def __init__(self):
        self.asked = []
        self.refusals = []

    def enrol(self, address, code, name):
        self.asked.append((address, code, name))
        if self.refusals:
            raise self.refusals.pop(0)


@pytest.fixture
def server():
    return Server()


@pytest.fixture
def window(server, tasks, shown):
    return shown(EnrolmentWindow(server.enrol, tasks))


def fill(window, address="https://motcua.example.vn", code="ABCDE-FGHJK-MNPQR", name="Quầy 3"):
    window.address.setText(address)
    window.code.setText(code)
    window.name.setText(name)


def test_what_is_typed_makes_the_machine_a_desk(qtbot, window, server):
    fill(window)

    with qtbot.waitSignal(window.enrolled):
        window.confirm.click()

    assert [("https://motcua.example.vn", "ABCDE-FGHJK-MNPQR", "Quầy 3")] == server.asked
    assert not window.isVisible()


def test_an_address_without_its_scheme_is_a_safe_one(qtbot, window, server):
    fill(window, address="motcua.example.vn")

    with qtbot.waitSignal(window.enrolled):
        window.confirm.click()

    assert "https://motcua.example.vn" == server.asked[0][0]


@pytest.mark.parametrize("missing", ["address", "code", "name"])
def test_nothing_is_asked_while_something_is_missing(window, server, missing):
    fill(window, **{missing: "  "})

    window.confirm.click()

    assert getattr(window, f"{missing}_field").error
    assert [] == server.asked


@pytest.mark.parametrize(
    ("error", "field", "said"),
    [
        (Offline(cause="x"), "address", "Không tới được máy chủ"),
        (InsecureAddress(address="http://x"), "address", "https"),
        (UntrustedServer(), "address", "Chứng thư"),
        (ServerRefused(status=403, reason="code_refused"), "code", "mã mới"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_everything_stays(qtbot, window, server, error, field, said):
    server.refusals = [error]
    fill(window)
    window.confirm.click()
    beside = getattr(window, f"{field}_field")

    qtbot.waitUntil(lambda: bool(beside.error))

    assert said in beside.error
    assert ("ABCDE-FGHJK-MNPQR", "Quầy 3") == (window.code.text(), window.name.text())
    with qtbot.waitSignal(window.enrolled):
        window.confirm.click()


@pytest.mark.parametrize(
    ("error", "said"),
    [(ServerRefused(status=409, reason="unit_full"), "hết dải số"), (ZeroDivisionError(), "lỗi chưa lường trước")],
)
def test_what_is_nobodys_field_is_said_above(qtbot, window, server, error, said):
    server.refusals = [error]
    fill(window)
    with qtbot.waitSignal(window.failed) as failed:
        window.confirm.click()

    assert said in window.problem.text.text()
    assert isinstance(failed.args[0], Refusal | ZeroDivisionError)


def test_the_keyboard_leads_through_it(qtbot, window, server):
    fill(window)
    window.address.setFocus()
    for field in (window.code, window.name):
        window.focusWidget().returnPressed.emit()
        assert field is window.focusWidget()

    with qtbot.waitSignal(window.enrolled):
        window.name.returnPressed.emit()
