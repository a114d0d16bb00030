"""The public look-up: state and dates for a code, a little more for who holds the receipt, nothing for who guesses."""

import asyncio
import re

import httpx2
import pytest
import sqlalchemy as sa

from intake_desk.domain import kinds
from intake_desk.domain.check_codes import check_code
from intake_desk.domain.people import Person
from intake_desk.domain.receipt_links import link
from intake_desk.domain.times import from_ms
from intake_desk.server import lookups, schema
from intake_desk.server.app import create_app
from intake_desk.server.following import catch_up
from intake_desk.server.limits import Rate
from intake_desk.server.pages import lookup
from tests.server.browsing import Browser
from tests.server.province import Draft, Happening, write

AGENCY = "H26.103"
CODE = f"{AGENCY}-261120-1001"
ID = "0193445566778899aabbccddeeff0011"
NAME, PHONE, NUMBER = "Vũ Thị Bình", "0912345678", "001190012345"
PERSONAL = kinds.DossierReceivedPersonal(applicant=Person(name=NAME, phone=PHONE, id_number=NUMBER))
DAY = 86_400_000


def received(clock, subject=ID, code=CODE, **changes):
    facts = {
        "code": code,
        "book": "01",
        "line": 1,
        "procedure": "1.001193",
        "procedure_name": "Đăng ký khai sinh",
        "catalogue": "x",
        "received_at": clock.now - 2 * DAY,
        "due_at": clock.now + DAY,
    }
    return Draft(subject=subject, facts=kinds.DossierReceived(**(facts | changes)), personal=PERSONAL)


SUPPLEMENT = Draft(
    subject=ID,
    facts=kinds.SupplementRequested(papers=(kinds.PaperCount(text="Giấy chứng sinh", originals=1, copies=2),)),
    personal=kinds.Reason(reason=f"{NAME} chưa ký tờ khai"),
)
READY = Draft(subject=ID, facts=kinds.ResultReady(), personal=kinds.Result(summary=f"Giấy khai sinh của {NAME}"))
BACK = Draft(subject=ID, facts=kinds.DossierHandedBack(), personal=kinds.Receiver(name=NAME, id_number=NUMBER))


@pytest.fixture
def record(central, clock, make_unit):
    """Let these things happen to dossiers of the unit, a minute after each other."""
    make_unit()

    def record(*drafts, agency=AGENCY):
        start = clock.now - len(drafts) * 60_000
        happened = [Happening(from_ms(start + place * 60_000), 1, draft) for place, draft in enumerate(drafts, start=1)]
        write(central, agency, happened, 1, clock.now, only=1)
        while catch_up(central):
            pass

    return record


@pytest.fixture
def browser(ask):
    return Browser(ask)


def shown(page):
    """The text of a page, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def names_nobody(page):
    return not any(one in page.text for one in (NAME, "Bình", PHONE, NUMBER, ID, ID.upper()))


def test_a_code_tells_state_and_dates_and_nothing_of_what_or_whose_it_is(browser, clock, record):
    record(received(clock))
    page = browser.get(f"/tra-cuu/{CODE}")

    assert 200 == page.status_code
    said = shown(page)
    assert "Đang giải quyết" in said
    assert f"Tiếp nhận {from_ms(clock.now - 2 * DAY):%H:%M %d/%m/%Y}" in said
    assert f"Hẹn trả {from_ms(clock.now + DAY):%H:%M %d/%m/%Y}" in said
    assert "khai sinh" not in said.lower()
    assert names_nobody(page)


@pytest.mark.parametrize(
    ("drafts", "word"),
    [
        ((SUPPLEMENT,), "Chờ bổ sung giấy tờ"),
        ((READY,), "Đã có kết quả"),
        ((READY, BACK), "Đã trả kết quả"),
        ((Draft(subject=ID, facts=kinds.DossierWithdrawn(), personal=kinds.Reason(reason=NAME)),), "Đã rút hồ sơ"),
        ((Draft(subject=ID, facts=kinds.DossierRefused(), personal=kinds.Reason(reason=NAME)),), "Không tiếp nhận"),
        ((Draft(subject=ID, facts=kinds.DossierStopped(), personal=kinds.Stop(reason=NAME)),), "Đã dừng giải quyết"),
        ((Draft(subject=ID, facts=kinds.ObligationRequested(), personal=None),), "Chờ nghĩa vụ tài chính"),
    ],
)
def test_every_state_is_said_in_a_citizens_words(browser, clock, record, drafts, word):
    record(received(clock), *drafts)
    page = browser.get(f"/tra-cuu/{CODE}")

    assert word in shown(page)
    assert names_nobody(page)
    assert word not in shown(browser.get(f"/tra-cuu/{CODE}?lang=en"))


def test_a_broken_promise_is_admitted(browser, clock, record):
    record(received(clock, due_at=clock.now - 60_000))
    assert "Đã quá ngày hẹn" in shown(browser.get(f"/tra-cuu/{CODE}"))


def test_the_check_code_tells_the_procedure_and_the_papers_asked_for_and_still_no_name(browser, clock, record, central):
    record(received(clock), SUPPLEMENT)
    check = check_of(central)
    typed = f"{check[:4]} {check[4:]}"
    page = browser.post("/tra-cuu", {"code": f" {CODE.lower()} ", "check": typed})

    said = shown(page)
    assert 200 == page.status_code
    assert "Đăng ký khai sinh" in said
    assert "Giấy chứng sinh 1 bản chính, 2 bản photo" in said
    assert names_nobody(page)


def check_of(central, dossier_id=ID):
    with central.database.reading() as connection:
        body = connection.execute(sa.select(schema.dossier.c.body).where(schema.dossier.c.id == dossier_id)).scalar()
    return check_code(lookups._decode(body))


@pytest.mark.parametrize("wrong", ["00000000", "1", "", "ờ" * 8, "12345678901234567890", "１２３４５６７８"])
def test_a_wrong_check_code_and_an_unknown_code_get_one_and_the_same_answer(browser, clock, record, wrong):
    record(received(clock), received(clock, "other", f"{AGENCY}-261120-1002"))
    known = browser.post("/tra-cuu", {"code": CODE, "check": wrong or "-"})
    unknown = browser.post("/tra-cuu", {"code": CODE.replace("1001", "9999"), "check": wrong or "-"})

    assert 404 == known.status_code == unknown.status_code
    assert known.text == unknown.text.replace("9999", "1001")
    assert list(known.headers) == list(unknown.headers)


def test_a_wrong_check_code_is_as_much_work_as_an_unknown_code(central, clock, record, monkeypatch):
    record(received(clock))
    done = []
    for name in ("check_code", "_decode"):
        real = getattr(lookups, name)
        monkeypatch.setattr(lookups, name, lambda *args, name=name, real=real: (done.append(name), real(*args))[1])
    work = []
    with central.database.reading() as connection:
        for code in (CODE, f"{AGENCY}-261120-9999", "H99.1-261120-1001"):
            done.clear()
            assert None is lookups.look_up(connection, code, "00000000", clock.now)
            work.append(tuple(done))
    assert [("_decode", "check_code")] * 3 == work


def test_the_decoys_check_code_opens_nothing(browser, clock, record):
    record(received(clock))
    decoy = check_code(lookups._decode(lookups._DECOY))
    assert 404 == browser.post("/tra-cuu", {"code": CODE, "check": decoy}).status_code
    assert 404 == browser.post("/tra-cuu", {"code": f"{AGENCY}-261120-9999", "check": decoy}).status_code


def test_the_link_of_a_receipt_leads_to_the_code_and_leaves_the_rest_behind(browser, clock, record):
    record(received(clock))
    path = link("http://server", f"{CODE}:1.001193:2611200800:2611201630:0:{ID.upper()}:ABCDEF").removeprefix(
        "HTTP://SERVER"
    )
    response = browser.get(path)

    assert (303, f"/tra-cuu/{CODE}") == (response.status_code, response.headers["location"])
    assert 200 == browser.get(response.headers["location"]).status_code


def test_the_link_of_a_receipt_for_many_names_them_all(browser, clock, record):
    second = f"{AGENCY}-261120-1002"
    record(received(clock), received(clock, "other", second))
    response = browser.get(f"/TRA-CUU/{CODE}:{second},<script>")

    page = browser.get(response.headers["location"])
    assert f'href="/tra-cuu/{second}"' in page.text
    assert "script>" not in page.text.replace("%3C", "<")


def test_a_code_typed_into_the_form_leads_to_its_own_address(browser, clock, record):
    record(received(clock))
    for response in (browser.get(f"/tra-cuu?code={CODE.lower()}"), browser.post("/tra-cuu", {"code": CODE})):
        assert (303, f"/tra-cuu/{CODE}") == (response.status_code, response.headers["location"])
    assert 'name="code"' in browser.get("/tra-cuu").text


@pytest.mark.parametrize("typed", ["x", '"><b>', "H26.103", "a" * 5000, "%00", "H26.103-261120-1001%20OR%201=1"])
def test_what_is_no_code_is_not_found_and_harmless(browser, clock, record, typed):
    record(received(clock))
    page = browser.get(f"/tra-cuu/{typed}")
    assert 404 == page.status_code
    assert "<b>" not in page.text
    assert browser.post("/tra-cuu", {"code": typed, "check": "12345678"}).status_code == 404


def test_a_number_used_twice_asks_for_the_check_code_and_then_tells_the_right_one(browser, clock, record, central):
    record(received(clock), received(clock, "f" * 32, procedure_name="Chứng thực chữ ký"))
    asked = browser.get(f"/tra-cuu/{CODE}")
    assert "hai giấy hẹn" in shown(asked)
    assert "Đang giải quyết" not in shown(asked)

    page = browser.post("/tra-cuu", {"code": CODE, "check": check_of(central, "f" * 32)})
    assert "Chứng thực chữ ký" in shown(page)
    assert "khai sinh" not in shown(page)


def test_pages_are_kept_by_nobody_and_found_by_no_search_engine(browser, clock, record):
    record(received(clock))
    for page in (browser.get("/tra-cuu"), browser.get(f"/tra-cuu/{CODE}"), browser.get(f"/tra-cuu/{CODE}9")):
        assert "no-store" == page.headers["cache-control"]
        assert "noindex" in page.headers["x-robots-tag"]
        assert 'name="robots" content="noindex' in page.text
        assert "script" not in page.text


def hardly(monkeypatch, name, burst):
    """A bucket that does not fill while a test lasts, however slow the machine."""
    monkeypatch.setattr(lookup, name, Rate(burst, 1 / 3600))


def test_one_code_is_looked_up_so_often_and_others_go_on(browser, clock, record, monkeypatch):
    hardly(monkeypatch, "BY_CODE", 5)
    record(received(clock), received(clock, "other", f"{AGENCY}-261120-1002"))
    answers = [browser.get(f"/tra-cuu/{CODE}") for _ in range(6)]

    assert {200} == {answer.status_code for answer in answers[:-1]}
    last = answers[-1]
    assert 429 == last.status_code
    assert 3000 < int(last.headers["retry-after"]) <= 3601
    assert f"thử lại sau {last.headers['retry-after']} giây" in shown(last)
    assert 200 == browser.get(f"/tra-cuu/{AGENCY}-261120-1002").status_code


def test_guessing_check_codes_is_slowed_down_for_all_and_does_not_lock_the_holder_out_of_the_state(
    central, clock, record, monkeypatch
):
    hardly(monkeypatch, "TRIES_BY_CODE", 4)
    record(received(clock))
    app, tries = create_app(central, proxies=1), 4
    answers = [
        asked(app, "POST", "/tra-cuu", f"203.0.113.{number}", f"code={CODE}&check={number:08}")
        for number in range(tries + 1)
    ]

    assert [404] * tries + [429] == [answer.status_code for answer in answers]
    assert int(answers[-1].headers["retry-after"]) > 60
    assert 429 == asked(app, "POST", "/tra-cuu", "198.51.100.1", f"code={CODE}&check={check_of(central)}").status_code
    assert 200 == asked(app, "GET", f"/tra-cuu/{CODE}", "198.51.100.1").status_code


def test_a_caller_cannot_be_many_by_writing_other_addresses_into_a_header(central, clock, record, monkeypatch):
    hardly(monkeypatch, "BY_CALLER", 7)
    record(received(clock))
    app = create_app(central)
    codes = [f"{AGENCY}-261120-{number}" for number in range(2000, 2010)]
    answers = [
        asked(app, "GET", f"/tra-cuu/{code}", f"203.0.113.{place}").status_code for place, code in enumerate(codes)
    ]
    assert [404] * 7 + [429] * 3 == answers


def test_a_code_of_hostile_length_or_sort_stops_no_folding(browser, clock, record, central):
    record(
        received(clock, "a", "\0"),
        received(clock, "b", f"{AGENCY}-261120-{'1' * 5000}"),
        received(clock, "c", "Ờ'; DROP TABLE dossier"),
        received(clock),
    )
    assert 200 == browser.get(f"/tra-cuu/{CODE}").status_code
    with central.database.reading() as connection:
        assert 4 == connection.execute(sa.select(sa.func.count()).select_from(schema.dossier)).scalar()


def test_the_counter_is_named_with_its_telephone_also_when_nothing_is_found(browser, clock, record, central):
    record(received(clock))
    with central.database.writing() as connection:
        connection.execute(sa.update(schema.unit).values(title="Một cửa xã Thử", phone="024 3385 0000"))
    for page in (browser.get(f"/tra-cuu/{CODE}"), browser.get(f"/tra-cuu/{AGENCY}-261120-9999")):
        assert "Một cửa xã Thử" in page.text
        assert 'href="tel:02433850000"' in page.text


def asked(app, method, path, address, body=""):
    headers = {"X-Forwarded-For": address, "Content-Type": "application/x-www-form-urlencoded"}

    async def send():
        transport = httpx2.ASGITransport(app=app, client=("10.0.0.9", 1))
        async with httpx2.AsyncClient(transport=transport, base_url="http://server") as client:
            return await client.request(method, path, content=body.encode(), headers=headers)

    return asyncio.run(send())
