"""A receipt's QR is a link for a telephone and our own text for a desk's scanner."""

import string

import pytest

from intake_desk.domain.numbers import code_in
from intake_desk.domain.receipt_links import is_address, link, without_link

CODE = "H26.103-261120-1001"
TEXT = f"{CODE}:2.000815:2611200800:2611201630:12000:0193:ABC234"
PACKED = set(string.ascii_uppercase + string.digits + " $%*+-./:")


def test_a_link_opens_the_look_up_page_and_packs_tightly():
    made = link("https://tracuu.hanoi.gov.vn", TEXT)

    assert f"HTTPS://TRACUU.HANOI.GOV.VN/TRA-CUU/{TEXT}" == made
    assert set(made) <= PACKED


def test_without_an_address_the_text_stays_as_it_was():
    assert TEXT == link("", TEXT)


@pytest.mark.parametrize("scanner", ["", " ", "]Q3"])
@pytest.mark.parametrize("address", ["", "https://tracuu.hanoi.gov.vn", "http://10.0.0.7:8443"])
def test_a_desk_reads_old_and_new_receipts_alike(scanner, address):
    scanned = scanner + link(address, TEXT)

    assert TEXT == without_link(scanned).strip().removeprefix("]Q3")
    assert CODE == code_in(scanned) == code_in(scanned.lower())


@pytest.mark.parametrize(
    "text",
    ["https://tracuu.hanoi.gov.vn/khac/" + CODE, "https://tracuu.hanoi.gov.vn/", "x https://a.vn/tra-cuu/" + CODE],
)
def test_another_link_holds_no_code(text):
    assert not code_in(text)


@pytest.mark.parametrize("address", ["https://tracuu.hanoi.gov.vn", "http://10.0.0.7:8443", "https://a"])
def test_an_address_is_a_scheme_and_a_host(address):
    assert is_address(address)


@pytest.mark.parametrize(
    "address",
    ["", "tracuu.vn", "https://", "https://A.vn", "https://a.vn/", "https://a.vn/x", "ftp://a.vn", "https://a b"],
)
def test_anything_else_is_none(address):
    assert not is_address(address)
