"""VietQR: read by a parser of its own, strict as EMVCo is, and agreeing with codes that others made."""

import re

import pytest

from intake_desk.domain.vietqr import LONGEST_PURPOSE, BankAccount, checksum, payload, plain, purpose_of

ACCOUNT = BankAccount(bank="970405", account="3100201234567", holder="Ủy ban nhân dân xã Thượng Phúc")
CODE = "H26.103-261120-3128"
# What another program makes of 120.000 đồng to VietinBank (github.com/subiz/vietqr).
OTHER = (
    "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN"
    "62170813ung ho lu lut6304C15C"
)


def parsed(text):
    """Tag, length, value: every figure must be there, each tag once, nothing left over."""
    found, at = {}, 0
    while at < len(text):
        tag, length = text[at : at + 2], text[at + 2 : at + 4]
        assert re.fullmatch("[0-9]{4}", tag + length)
        value = text[at + 4 : at + 4 + int(length)]
        assert tag not in found
        assert len(value) == int(length) > 0
        found[tag] = value
        at += 4 + int(length)
    return found


def crc_bit_by_bit(text):
    """CRC16-CCITT as the standard describes it: polynomial 0x1021, all ones to begin with, nothing reflected."""
    register = 0xFFFF
    for byte in text.encode("ascii"):
        for bit in range(7, -1, -1):
            carry = (register >> 15) ^ (byte >> bit & 1)
            register = (register << 1 & 0xFFFF) ^ (0x1021 if carry else 0)
    return f"{register:04X}"


def test_the_checksum_is_the_one_that_others_reckon():
    assert "C15C" == checksum(OTHER[:-4]) == crc_bit_by_bit(OTHER[:-4])
    assert "29B1" == checksum("123456789") == crc_bit_by_bit("123456789")


@pytest.mark.parametrize("amount", [1, 8_000, 12_000, 1_005_000, 9_999_999_999])
def test_a_strict_reader_finds_account_amount_and_dossier(amount):
    text = payload(ACCOUNT, amount, CODE, "Thượng Phúc")

    assert text.isascii()
    fields = parsed(text)
    assert crc_bit_by_bit(text[:-4]) == fields["63"] == text[-4:]
    assert "6304" == text[-8:-4]
    assert ("00", "01") == tuple(fields)[:2]  # the first two stand where EMVCo wants them
    assert ("01", "12", "704", "VN", str(amount)) == tuple(fields[tag] for tag in ("00", "01", "53", "58", "54"))
    assert ("9399", "UY BAN NHAN DAN XA THUONG", "THUONG PHUC") == tuple(fields[tag] for tag in ("52", "59", "60"))
    merchant = parsed(fields["38"])
    assert ("A000000727", "QRIBFTTA") == (merchant["00"], merchant["02"])
    assert {"00": "970405", "01": "3100201234567"} == parsed(merchant["01"])
    assert {"08": CODE} == parsed(fields["62"])
    assert all(len(fields[tag]) <= most for tag, most in (("59", 25), ("60", 15), ("54", 13)))


def test_the_fields_stand_as_in_the_code_of_another():
    text = payload(BankAccount(bank="970415", account="0011001932418"), 120_000, "ung ho lu lut")

    other = parsed(OTHER)
    ours = parsed(text)
    assert {tag: other[tag] for tag in ("00", "01", "38", "53", "54", "58")} == {
        tag: ours[tag] for tag in ("00", "01", "38", "53", "54", "58")
    }
    assert other["62"].upper() == ours["62"]


def test_what_banks_cannot_write_is_written_plainly():
    assert "UY BAN NHAN DAN XA THUONG PHUC" == plain("Ủy ban  nhân dân\nxã Thượng Phúc")
    assert "TRUNG TAM PVHCC" == plain("Trung tâm – PVHCC ✓")


def test_a_code_too_long_for_a_bank_keeps_what_is_its_own_in_the_unit():
    longest = "H26.103.225.107.118-261120-3128"

    assert "261120-3128" == purpose_of(longest)
    assert CODE == purpose_of(CODE)
    assert len(purpose_of("H26." + "9" * 40 + "-261120-3128")) <= LONGEST_PURPOSE
