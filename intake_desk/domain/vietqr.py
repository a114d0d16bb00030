"""The text of a VietQR code: a bank transfer to the unit with its amount and the dossier in it (EMVCo, NAPAS 247)."""

from binascii import crc_hqx

import msgspec

from intake_desk.domain.folding import fold

_NAPAS = "A000000727"
_TO_ACCOUNT = "QRIBFTTA"
_DYNAMIC = "12"  # good for one payment
_DONG = "704"  # ISO 4217
_GOVERNMENT = "9399"  # ISO 18245: government services
_LONGEST_NAME, _LONGEST_CITY, LONGEST_PURPOSE = 25, 15, 25


class BankAccount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where transfers to the unit go: the bank's number at NAPAS (BIN), the account, its holder's name."""

    bank: str = ""
    account: str = ""
    holder: str = ""

    @property
    def is_known(self) -> bool:
        """Whether anything can be transferred to it."""
        return bool(self.bank and self.account)


def payload(to: BankAccount, amount: int, purpose: str, city: str = "") -> str:
    """What the code says: ASCII, `amount` in đồng, `purpose` as the payer's bank will write it on the statement."""
    account = _field("00", to.bank) + _field("01", to.account)
    said = "".join(
        (
            _field("00", "01"),
            _field("01", _DYNAMIC),
            _field("38", _field("00", _NAPAS) + _field("01", account) + _field("02", _TO_ACCOUNT)),
            _field("52", _GOVERNMENT),
            _field("53", _DONG),
            _field("54", str(amount)),
            _field("58", "VN"),
            _field("59", plain(to.holder)[:_LONGEST_NAME].strip()),
            _field("60", plain(city)[:_LONGEST_CITY].strip()),
            _field("62", _field("08", plain(purpose)[:LONGEST_PURPOSE].strip())),
            "6304",
        )
    )
    return said + checksum(said)


def purpose_of(code: str) -> str:
    """What a transfer for this dossier says: its code, or what is its own in the unit where the whole is too long."""
    return code if len(code) <= LONGEST_PURPOSE else code.partition("-")[2][-LONGEST_PURPOSE:]


def plain(text: str) -> str:
    """Capital letters without diacritics, as banks write names and purposes; what they cannot write is a space."""
    kept = "".join(letter if letter.isascii() and letter.isprintable() else " " for letter in fold(text))
    return " ".join(kept.split()).upper()


def checksum(text: str) -> str:
    """CRC16-CCITT over the text with the checksum's own heading, four figures to base sixteen."""
    return f"{crc_hqx(text.encode('ascii'), 0xFFFF):04X}"


def _field(name: str, value: str) -> str:
    return f"{name}{len(value):02d}{value}" if value else ""
