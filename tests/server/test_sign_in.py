import re

import pytest

from intake_desk.server import officers
from intake_desk.server.pages import languages
from intake_desk.server.pages.visitors import FORM_TYPE, csrf_of
from tests.server.browsing import Browser

AGENCY = "H26.103"
PASSWORD = "mot-hai-ba-bon"


@pytest.fixture
def browser(central, make_unit, ask):
    make_unit()
    officers.put_officer(central, AGENCY, "lan", "Phạm Thị Lan", "officer", PASSWORD)
    officers.put_officer(central, "H26", "tinh", "Đỗ Văn Tỉnh", "province", PASSWORD)
    return Browser(ask)


def sign_in(browser, **changes):
    given = {"agency": AGENCY, "login": "lan", "password": PASSWORD} | changes
    return browser.send(browser.get("/sign-in"), "/sign-in", given)


@pytest.mark.parametrize(
    ("who", "where"), [({}, "/office"), ({"agency": "H26", "login": "tinh"}, "/tinh")], ids=["officer", "province"]
)
def test_who_signs_in_comes_to_their_own_page(browser, who, where):
    response = sign_in(browser, **who)
    assert (303, where) == (response.status_code, response.headers["location"])
    assert browser.cookies["session"]


def test_a_wrong_password_is_said_in_words_and_what_was_typed_stays(browser):
    response = sign_in(browser, login='lan"><b>', password="?")
    assert 403 == response.status_code
    assert "không đúng" in response.text
    assert "lan&#34;&gt;&lt;b&gt;" in response.text
    assert "session" not in browser.cookies


def test_too_many_tries_say_how_long_to_wait(browser):
    for _ in range(5):
        sign_in(browser, password="?")
    response = sign_in(browser)
    assert 429 == response.status_code
    assert "30 giây" in response.text


@pytest.mark.parametrize("changes", [{"csrf": "0" * 64}, {"csrf": ""}, {"csrf": "Ờ"}])
def test_a_form_of_another_page_signs_nobody_in(browser, changes):
    browser.get("/sign-in")
    given = {"agency": AGENCY, "login": "lan", "password": PASSWORD} | changes
    assert 403 == browser.post("/sign-in", given).status_code
    assert "session" not in browser.cookies


def test_a_form_sent_from_another_site_is_refused(browser):
    page = browser.get("/sign-in")
    given = {"agency": AGENCY, "login": "lan", "password": PASSWORD}
    assert 403 == browser.send(page, "/sign-in", given, **{"Sec-Fetch-Site": "cross-site"}).status_code


@pytest.mark.parametrize("body", [b"\xff", b"&" * 70_000, b"a=%00", b"=".join([b"a"] * 60)])
def test_garbage_instead_of_a_form_is_refused_in_words(browser, ask, body):
    response = ask("POST", "/sign-in", body, **{"Content-Type": FORM_TYPE})
    assert 403 == response.status_code
    assert "<h1>" not in response.text
    assert 'role="alert"' in response.text


def test_signing_out_ends_the_session_at_the_server_too(browser, central):
    sign_in(browser)
    token = browser.cookies["session"]
    shown = {"csrf": csrf_of(token)}
    assert 403 == browser.post("/sign-out", {"csrf": "0" * 64}).status_code
    assert officers.signed_in(central, token)
    assert 303 == browser.post("/sign-out", shown).status_code
    assert officers.signed_in(central, token) is None


def test_every_page_forbids_foreign_words(browser):
    for path in ("/sign-in", "/sign-in?lang=en"):
        headers = browser.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert ("nosniff", "no-referrer", "no-store") == tuple(
            headers[name] for name in ("x-content-type-options", "referrer-policy", "cache-control")
        )


def test_pages_hold_no_style_nor_script_of_their_own(browser):
    page = browser.get("/sign-in").text
    assert not re.search(r"<style|<script(?![^>]*src=)|\sstyle=|\son[a-z]+=", page)


def test_the_language_is_vietnamese_unless_another_is_asked_for(browser):
    assert "Đăng nhập" in browser.get("/sign-in").text
    assert "Sign in" in browser.get("/sign-in", **{"Accept-Language": "en-GB,en;q=0.9,vi;q=0.5"}).text
    assert "Đăng nhập" in browser.get("/sign-in", **{"Accept-Language": "fr,vi,en"}).text
    assert "Sign in" in browser.get("/sign-in?lang=en").text
    assert "Sign in" in browser.get("/sign-in").text  # it was chosen
    assert "Đăng nhập" in browser.get("/sign-in?lang=vi").text


def test_every_text_is_there_in_both_languages():
    assert all(len(both) == 2 and all(both) for both in languages.COMMON.values())


def test_the_files_of_a_page_are_named_by_what_they_hold(browser, ask):
    address = re.search(r'href="(/static/page-[0-9a-f]{12}\.css)"', browser.get("/sign-in").text)[1]
    response = ask("GET", address)
    assert (200, "text/css; charset=utf-8") == (response.status_code, response.headers["content-type"])
    assert "immutable" in response.headers["cache-control"]
    assert 404 == ask("GET", "/static/page.css").status_code
    assert 404 == ask("GET", "/static/..%2Fstatic.py").status_code
