"""The pages in a real browser, on a telephone and on a desk: nothing is cut off, broken or loaded from elsewhere."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from intake_desk.domain import kinds
from intake_desk.domain.check_codes import check_code
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.entries import Place
from intake_desk.domain.people import Person
from intake_desk.domain.times import VIETNAM, to_ms
from intake_desk.server import officers
from intake_desk.server.central import open_central
from intake_desk.server.following import catch_up
from intake_desk.server.pages.dashboard import SORTS
from intake_desk.server.pages.lookup import TRIES_BY_CODE
from tests.central_server import Clock
from tests.server import province
from tests.server.listening import served
from tests.server.province import Draft, Happening

CHROMIUM = Path("/usr/bin/chromium")
NOW = datetime(2026, 11, 20, 15, 10, tzinfo=VIETNAM)
PASSWORD = "mot-hai-ba-bon"
PHONE, DESK = (360, 740), (1366, 768)
CODE = "H26.1-261120-9001"
WAIT_MS = 20_000

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason="no Chromium on this machine; installer/system_needs.txt brings it"
)


@pytest.fixture(scope="module")
def clock():
    clock = Clock()
    clock.now = to_ms(NOW)
    return clock


@pytest.fixture(scope="module")
def address(tmp_path_factory, clock):
    """A province of some units, one dossier of which waits for a paper, listening on this machine."""
    central = open_central(tmp_path_factory.mktemp("province"), now_ms=clock)
    province.fill(central, NOW, most=30, days=6, a_day=10)
    received = kinds.DossierReceived(
        code=CODE,
        book="01",
        line=1,
        procedure="1.001193",
        procedure_name="Đăng ký khai sinh",
        catalogue="x",
        received_at=to_ms(NOW - timedelta(days=1)),
        due_at=to_ms(NOW + timedelta(days=1)),
    )
    personal = kinds.DossierReceivedPersonal(applicant=Person(name="Vũ Thị Bình", phone="0912345678"))
    asked = kinds.SupplementRequested(papers=(kinds.PaperCount(text="Giấy chứng sinh", originals=1),))
    life = [
        Happening(NOW - timedelta(days=1), 9, Draft(subject="9" * 32, facts=received, personal=personal)),
        Happening(NOW - timedelta(hours=1), 9, Draft(subject="9" * 32, facts=asked)),
    ]
    province.write(central, "H26.1", life, 9, to_ms(NOW), only=9)
    while catch_up(central):
        pass
    officers.put_officer(central, "H26", "tinh", "Đỗ Văn Tỉnh", "province", PASSWORD)
    with served(central) as address:
        yield address
    central.close()


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu", "--no-proxy-server"]
        )
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, address):
    """A new page of the given size; at the end nothing was complained of and nothing asked of anybody else."""
    contexts, complaints, foreign = [], [], []

    def opened(size, scheme="light", **settings):
        width, height = size
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="vi-VN", **settings
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT_MS)
        # a refused look-up is an answer, not a fault of the page
        page.on("console", lambda told: complaints.append(told.text) if "status of 4" not in told.text else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda sent: foreign.append(sent.url) if not sent.url.startswith(address) else None)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert ([], []) == (complaints, foreign)


def sign_in(page, address):
    page.goto(f"{address}/tinh")
    page.fill("[name=agency]", "H26")
    page.fill("[name=login]", "tinh")
    page.fill("[name=password]", PASSWORD)
    page.click("button.main")
    page.wait_for_url("**/tinh")


def fits(page):
    """Whether nothing stands beyond the right edge of the screen."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def names(page):
    return page.locator("tr[data-name]:visible th").all_inner_texts()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_province_page_fits_and_shows_its_charts(opened, address, size, scheme):
    page = opened(size, scheme)
    sign_in(page, address)

    expect(page.locator("h1")).to_contain_text("Thành phố Hà Nội")
    assert fits(page)
    charts = page.locator("svg.chart")
    assert 4 == charts.count()
    for chart in charts.all():
        box = chart.bounding_box()
        assert box["width"] > 250
        assert box["height"] > 100
    for table in page.locator("figure summary").all():
        table.click()
    assert fits(page)
    texts = page.locator("svg.chart text").evaluate_all(
        "all => all.map(one => [one.getBoundingClientRect(), one.ownerSVGElement.getBoundingClientRect()])"
        ".filter(([text, chart]) => text.left < chart.left - 1 || text.right > chart.right + 1).length"
    )
    assert 0 == texts


def test_the_page_is_not_what_it_is_without_its_style(opened, address):
    """The colours of the dark scheme really come: a style that the policy blocked would show the browser's own."""
    colours = set()
    for scheme in ("light", "dark"):
        page = opened(DESK, scheme)
        sign_in(page, address)
        style = "getComputedStyle(document.querySelector('svg.chart .bar')).fill"
        colours.add(page.evaluate(style))
        assert "rgb(0, 0, 0)" != page.evaluate(style)
    assert 2 == len(colours)


def test_a_column_sorts_in_place_and_the_reader_stays_where_they_were(opened, address):
    page = opened(DESK)
    sign_in(page, address)
    by_overdue = names(page)
    page.evaluate("window.mark = 1; document.getElementById('by-unit').scrollIntoView()")
    scrolled = page.evaluate("window.scrollY")
    page.click("#by-unit")
    page.wait_for_selector("th[aria-sort=ascending] #by-unit")

    assert by_overdue != names(page)
    assert sorted(by_overdue) == sorted(names(page))
    assert (1, scrolled) == (page.evaluate("window.mark"), page.evaluate("window.scrollY"))
    assert "sort=unit" in page.url
    page.click("#by-unit")
    page.wait_for_selector("th[aria-sort=descending] #by-unit")


def test_units_are_searched_while_typing_on_a_telephone_and_all_of_them_shown_when_wanted(opened, address):
    page = opened(PHONE)
    sign_in(page, address)
    assert 15 == len(names(page))
    page.fill("#q", "hoan kiem")
    assert ["Phường Hoàn Kiếm"] == names(page)
    page.fill("#q", "khong co")
    expect(page.locator("#none-found")).to_be_visible()
    page.fill("#q", "")
    page.check("#all")
    assert 30 == len(names(page))
    page.click(".chip >> text=Tồn đọng")
    page.wait_for_selector(".chip.on >> text=Tồn đọng")
    assert 30 == len(names(page))
    assert fits(page)


def test_figures_renew_by_themselves_and_keep_what_is_open_scrolled_and_typed(opened, address, clock):
    page = opened(DESK)
    page.clock.install()
    sign_in(page, address)
    before = page.get_attribute("#as-of", "data-ms")
    page.click("#numbers-hours summary")
    page.fill("#q", "ba dinh")
    page.evaluate("window.mark = 1; window.scrollTo(0, 300)")
    clock.now += 60_000
    page.clock.run_for(31_000)
    expect(page.locator("#as-of")).not_to_have_attribute("data-ms", before, timeout=WAIT_MS)

    assert page.evaluate("document.getElementById('numbers-hours').open")
    assert ["Phường Ba Đình"] == names(page)
    assert (1, 300) == (page.evaluate("window.mark"), page.evaluate("window.scrollY"))
    assert "q" == page.evaluate("document.activeElement.id")


def test_a_server_that_is_away_is_said_and_forgotten_when_it_is_back(opened, address):
    page = opened(DESK)
    page.clock.install()
    sign_in(page, address)
    page.route("**/tinh*", lambda route: route.fulfill(status=429, body=""))
    page.clock.run_for(31_000)
    expect(page.locator("#stale")).to_be_visible(timeout=WAIT_MS)
    page.unroute("**/tinh*")
    page.clock.run_for(31_000)
    expect(page.locator("#stale")).to_be_hidden(timeout=WAIT_MS)


def test_the_province_page_works_without_scripts(opened, address):
    page = opened(PHONE, java_script_enabled=False)
    sign_in(page, address)
    page.click(".chip >> text=Đơn vị")
    page.wait_for_url("**sort=unit**")
    first = page.locator("tr[data-name] th").first.inner_text()
    page.click(".chip >> text=Đơn vị")
    page.wait_for_url("**order=down**")
    assert first != page.locator("tr[data-name] th").first.inner_text()
    page.fill("#q", "hoan kiem")
    page.click("form.find button")
    page.wait_for_url("**q=hoan**")
    assert ["Phường Hoàn Kiếm"] == page.locator("tr[data-name] th").all_inner_texts()


def test_every_head_of_the_table_is_reached_by_keyboard(opened, address):
    page = opened(DESK)
    sign_in(page, address)
    page.focus("#q")
    reached = set()
    for _ in range(len(SORTS) + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id"))
    assert {f"by-{name}" for name in SORTS} <= reached


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_receipt_that_is_scanned_shows_its_state_and_with_the_check_code_more(opened, address, size, scheme):
    page = opened(size, scheme, java_script_enabled=False)
    page.goto(f"{address}/TRA-CUU/{CODE}:1.001193:2611190900:2611211510:0:{'9' * 32}:ABCDEFG234567")

    assert f"{address}/tra-cuu/{CODE}" == page.url
    expect(page.locator(".badge")).to_have_text("Chờ bổ sung giấy tờ")
    assert "khai sinh" not in page.inner_text("main")
    assert fits(page)
    page.fill("[name=check]", f" {check()[:4]} {check()[4:]} ")
    page.click("button.main")
    expect(page.locator("main")).to_contain_text("Đăng ký khai sinh")
    expect(page.locator("main")).to_contain_text("Giấy chứng sinh 1 bản chính")
    assert "Bình" not in page.content()
    assert check() not in page.url
    assert fits(page)


def check():
    place = Place(0, "", 0)
    return check_code(Dossier(id="9" * 32, state="filed", last=place, journal="", day="", actor="", received_at=0))


def test_a_wrong_check_code_is_said_in_words_and_many_are_slowed_down(opened, address):
    other = "H26.1-261120-7777"
    page = opened(PHONE, java_script_enabled=False)
    for number in range(int(TRIES_BY_CODE.burst)):
        page.goto(f"{address}/tra-cuu")
        page.fill("[name=code]", other)
        page.fill("[name=check]", f"{number:08}")
        page.click("button.main")
        expect(page.locator("[role=alert]")).to_contain_text("hoặc mã kiểm tra không đúng")
        assert fits(page)
    page.fill("[name=check]", "12345678")
    page.click("button.main")
    expect(page.locator("[role=alert]")).to_contain_text("Tra cứu quá nhiều lần")
    assert other == page.input_value("[name=code]")
    page.click("text=English")
    expect(page.locator("h1")).to_have_text("Look up a dossier")
