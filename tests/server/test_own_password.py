import pytest

from intake_desk.server import officers
from intake_desk.server.tries import WrongPassword
from tests.server.browsing import Browser

AGENCY = "H26.103"
PASSWORD = "mot-hai-ba-bon"
WANTED = "nam sáu bảy tám"


@pytest.fixture
def browser(central, make_unit, ask):
    """Somebody of the unit, signed in."""
    make_unit()
    officers.put_officer(central, AGENCY, "lan", "Phạm Thị Lan", "officer", PASSWORD)
    opened = Browser(ask)
    opened.send(opened.get("/sign-in"), "/sign-in", {"agency": AGENCY, "login": "lan", "password": PASSWORD})
    return opened


def change(browser, **changes):
    given = {"present": PASSWORD, "wanted": WANTED, "again": WANTED} | changes
    return browser.send(browser.get("/password"), "/password", given)


def test_the_new_password_holds_and_the_old_one_no_more(browser, central):
    response = change(browser)
    assert (303, "/password?done=1") == (response.status_code, response.headers["location"])
    assert "Đã đổi mật khẩu" in browser.get("/password?done=1").text
    assert officers.sign_in(central, AGENCY, "lan", WANTED)
    with pytest.raises(WrongPassword):
        officers.sign_in(central, AGENCY, "lan", PASSWORD)


def test_others_are_signed_out_and_a_program_goes_on(browser, central):
    elsewhere = officers.sign_in(central, AGENCY, "lan", PASSWORD)
    before, program = browser.cookies["session"], officers.issue_token(central, AGENCY, "lan")
    change(browser)
    assert [None, None] == [officers.signed_in(central, one) for one in (elsewhere, before)]
    assert officers.signed_in(central, program)
    assert officers.signed_in(central, browser.cookies["session"])


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"present": "?"}, 403, "Mật khẩu hiện nay không đúng"),
        ({"again": "khác hẳn nhau"}, 422, "không giống nhau"),
        ({"wanted": "ngắn", "again": "ngắn"}, 422, "ít nhất 10 ký tự"),
        ({"wanted": "x" * 201, "again": "x" * 201}, 422, "ít nhất 10 ký tự"),
    ],
)
def test_what_cannot_be_is_said_in_words_and_nothing_changes(browser, central, changes, status, words):
    response = change(browser, **changes)
    assert status == response.status_code
    assert words in response.text
    assert officers.sign_in(central, AGENCY, "lan", PASSWORD)


def test_guessing_the_present_password_is_slowed_down_like_signing_in(browser):
    for _ in range(5):
        change(browser, present="?")
    response = change(browser)
    assert 429 == response.status_code
    assert "giây" in response.text


def test_nobody_changes_it_without_a_session_or_from_another_page(browser, ask, central):
    given = {"present": PASSWORD, "wanted": WANTED, "again": WANTED}
    assert 403 == browser.post("/password", given | {"csrf": "0" * 64}).status_code
    stranger = Browser(ask)
    assert "/sign-in?first=1" == stranger.post("/password", given).headers["location"]
    assert officers.sign_in(central, AGENCY, "lan", PASSWORD)
