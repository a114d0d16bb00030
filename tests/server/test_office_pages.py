"""The back office in a browser without scripts: the list, one dossier, what is recorded and what is refused."""

import re

import pytest

from intake_desk.domain import kinds
from intake_desk.server import officers
from intake_desk.server.national import export
from intake_desk.server.national_link import NationalLink
from intake_desk.server.pages.office_texts import ACTS, KINDS, STATES, TEXTS
from intake_desk.server.register import holdings
from tests.server.browsing import Browser, csrf_in
from tests.server.national_stand_in import ACCOUNT, StandIn

AGENCY = "H26.103"
PASSWORD = "mot-hai-ba-bon"
DAY = 24 * 3_600_000
DOSSIER = "d0000001"
PAGE = f"/office/dossiers/{DOSSIER}"


@pytest.fixture
def desk(enrol, make_entry, clock):
    """A desk that received one dossier, two days late by now."""
    desk = enrol()
    facts = kinds.DossierReceived(
        code="H26.103-261118-0001", book="01/2026", line=1, procedure="2.000815", procedure_name="Chứng thực <b>",
        catalogue="x", received_at=clock.now - 9 * DAY, due_at=clock.now - 2 * DAY,
    )  # fmt: skip
    name = 'Vũ Thị "Bình" <script>'
    desk.entries.append(make_entry(desk.journal, 1, desk.hash_at(0), clock.now << 16, DOSSIER, facts, name))
    desk.exchange(desk.tail())
    return desk


@pytest.fixture
def signed_in(central, ask, desk):
    """A browser in which somebody of this role signed in."""

    def signed_in(role="officer"):
        officers.put_officer(central, AGENCY, role, "Phạm Thị Lan", role, PASSWORD)
        browser = Browser(ask)
        given = {"agency": AGENCY, "login": role, "password": PASSWORD}
        assert 303 == browser.send(browser.get("/sign-in"), "/sign-in", given).status_code
        return browser

    return signed_in


def send(browser, page, name, fields):
    """Fill in one of the dossier's forms as it stands on the page."""
    hidden = {field: re.search(rf'name="{field}" value="([^"]*)"', page.text)[1] for field in ("act", "version")}
    return browser.send(page, f"{PAGE}/{name}", hidden | fields)


def test_what_waits_is_shown_with_its_state(signed_in):
    page = signed_in().get("/office")
    assert 200 == page.status_code
    assert "Vũ Thị &#34;Bình&#34; &lt;script&gt;" in page.text
    assert "<script" not in page.text
    assert '<span class="badge bad">Quá hạn</span>' in page.text
    assert "H26.103-261118-0001" in page.text
    assert "Phạm Thị Lan" in page.text


def test_a_search_looks_at_every_dossier(signed_in):
    browser = signed_in()
    assert "H26.103-261118-0001" in browser.get("/office?text=thi+binh").text
    page = browser.get("/office?text=nobody").text
    assert "Không tìm thấy" in page
    assert "Không có hồ sơ nào ở đây" in browser.get("/office?list=ready").text
    assert 200 == browser.get("/office?list=%3Cx%3E&after=%00&text=%00").status_code


def test_the_list_goes_on_where_it_ended(signed_in, desk, make_entry, clock):
    for number in range(2, 54):
        subject, place = f"d{number:07}", (desk.journal, number, desk.hash_at(number - 1), (clock.now << 16) + number)
        desk.entries.append(make_entry(*place, subject))
    desk.exchange(desk.tail(1))
    browser = signed_in()
    first = browser.get("/office").text
    following = re.search(r'href="(/office\?[^"]*after=[^"]*)"', first)[1].replace("&amp;", "&")
    second = browser.get(following).text
    rows = [set(re.findall(r"/office/dossiers/(d\d+)", page)) for page in (first, second)]
    assert (50, 3, set()) == (len(rows[0]), len(rows[1]), rows[0] & rows[1])


def test_a_result_is_recorded_from_the_page(central, signed_in):
    browser = signed_in()
    page = browser.get(PAGE)
    response = send(browser, page, "result", {"sort": "Giấy khai sinh", "number": "15/2026"})
    assert (303, f"{PAGE}?done=result") == (response.status_code, response.headers["location"])
    after = browser.get(response.headers["location"]).text
    assert "Đã ghi có kết quả" in after
    assert "Giấy khai sinh" in after
    assert 'action="/office/dossiers/d0000001/result"' not in after
    assert {"ready": 1} == holdings(central.database, AGENCY, 0).dossiers


def test_a_form_sent_twice_is_recorded_once(central, signed_in):
    browser = signed_in()
    page = browser.get(PAGE)
    for _ in range(2):
        assert 303 == send(browser, page, "question", {"text": "Thiếu trang 2?"}).status_code
    assert 1 == holdings(central.database, AGENCY, 0).journals["H26.103/0"].number
    again = send(browser, page, "question", {"text": "Và trang 3?"})
    assert "đã được ghi trước đó" in again.text


def test_what_another_officer_did_meanwhile_is_seen_before_anything_is_recorded(signed_in):
    browser = signed_in()
    page = browser.get(PAGE)
    assert 303 == send(browser, browser.get(PAGE), "question", {"text": "Thiếu trang 2?"}).status_code
    response = send(browser, page, "stop", {"reason": "Lý do đã gõ"})
    assert 409 == response.status_code
    assert "hồ sơ vừa có thay đổi" in response.text
    assert "Lý do đã gõ" in response.text
    assert "Thiếu trang 2?" in response.text
    assert 303 == send(browser, response, "stop", {"reason": "Lý do đã gõ"}).status_code


@pytest.mark.parametrize(
    ("name", "fields", "said"),
    [
        ("stop", {"reason": " "}, "cần nêu lý do"),
        ("question", {"text": ""}, "chưa có nội dung"),
        ("forward", {"receiver": ""}, "cần nêu cơ quan nhận"),
        ("extension", {"due_day": "", "reason": "x"}, "phải là ngày làm việc"),
        ("extension", {"due_day": "2026-11-27", "reason": "x"}, "trước hạn ít nhất một ngày"),
        ("question", {"text": "x" * 1001}, "dài quá 1000 ký tự"),
        ("forward", {"home": "1"}, "đang ở đó rồi"),
    ],
)
def test_a_refusal_is_said_in_words_with_the_form_still_filled_in(central, signed_in, name, fields, said):
    browser = signed_in()
    response = send(browser, browser.get(PAGE), name, fields)
    assert 409 == response.status_code
    assert said in response.text
    assert re.search(rf"<details[^>]* open>\s*<summary>{re.escape(ACTS[f'act_{name}'][0])}", response.text)
    assert "H26.103/0" not in holdings(central.database, AGENCY, 0).journals


def test_an_auditor_sees_everything_and_no_form(signed_in):
    browser = signed_in("auditor")
    page = browser.get(PAGE)
    assert "chỉ được xem" in page.text
    assert f'action="{PAGE}' not in page.text
    response = browser.send(page, f"{PAGE}/result", {"act": "act-00000001", "version": "*"})
    assert 403 == response.status_code


def test_a_form_without_its_token_or_its_name_records_nothing(central, signed_in):
    browser = signed_in()
    page = browser.get(PAGE)
    assert 403 == browser.post(f"{PAGE}/result", {"act": "act-00000001", "version": "*"}).status_code
    assert 403 == browser.send(page, f"{PAGE}/result", {"act": "x", "version": "*"}).status_code
    assert 404 == send(browser, page, "other", {}).status_code
    assert 409 == browser.send(page, f"{PAGE}/result", {"act": "act-00000001"}).status_code
    assert "H26.103/0" not in holdings(central.database, AGENCY, 0).journals


def test_who_is_not_signed_in_is_asked_to(ask, signed_in, clock):
    response = ask("GET", "/office")
    assert (303, "/sign-in?first=1") == (response.status_code, response.headers["location"])
    browser = signed_in()
    clock.now += 31 * 60_000
    away = browser.get(PAGE)
    assert (303, "/sign-in?over=1") == (away.status_code, away.headers["location"])
    assert "Phiên làm việc đã kết thúc" in browser.get("/sign-in?over=1").text


def test_a_dossier_that_the_unit_has_not_is_not_there(signed_in):
    assert 404 == signed_in().get("/office/dossiers/elsewhere").status_code


def test_both_languages_say_everything(signed_in):
    assert all(len(both) == 2 and all(both) for both in TEXTS.values())
    english = signed_in().get(f"{PAGE}?lang=en").text
    assert "Record the result" in english
    assert not any(f">{both[0]}<" in english for both in (*STATES.values(), *ACTS.values()))


def test_every_kind_about_a_dossier_has_its_words():
    from intake_desk.domain.registry import KINDS as EVERY  # noqa: PLC0415  # beside what it is compared with

    about = {kind.name for kind in EVERY if kind.name.startswith(("dossier.", "fee.", "slip.", "scan"))}
    assert set() == about - {key.removeprefix("kind_") for key in KINDS}


def test_every_act_has_its_form(signed_in):
    page = signed_in().get(PAGE)
    assert csrf_in(page)
    assert page.text.count('method="post"') == 6  # five acts and signing out


def test_what_became_of_it_at_the_national_system_is_told(central, signed_in):
    other = StandIn()
    other.refuses["H26.103-261118-0001"] = "Mã thủ tục không tồn tại"
    link = NationalLink("https://national.invalid/", **ACCOUNT, agency=AGENCY, transport=other.transport)
    browser = signed_in()
    assert "Hệ thống quốc gia" not in browser.get(PAGE).text
    export(central, AGENCY, link, "TRUNG TÂM", {})
    link.close()
    page = browser.get(PAGE).text
    assert "Hệ thống quốc gia" in page
    assert "Mã thủ tục không tồn tại" in page
