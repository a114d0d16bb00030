"""Who stands at the counter: read from an identity card, or typed and checked."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

import msgspec

from intake_desk.domain.folding import fold, nfc, words
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import show_day

ISSUER_2021: Final = "Cục Cảnh sát QLHC về TTXH"
ISSUER_2024: Final = "Bộ Công an"
NAME_LIMIT: Final = 150
ADDRESS_LIMIT: Final = 300
EMAIL_LIMIT: Final = 254

_CARD_PARTS: Final = 7
_CARD_2024_PARTS: Final = 10
_CARD_MOST_PARTS: Final = 16
_EARLIEST_YEAR: Final = 1900
_CARD_LIKE: Final = re.compile(r"(?:\][A-Za-z]\d)?\s*\d{6,}\s*\|[^|]*\|")
_AIM_PREFIX: Final = re.compile(r"^\][A-Za-z]\d")  # the "]Q3" that some scanners type before the text
_CITIZEN: Final = re.compile(r"[0-9]{12}")
_FORMER: Final = re.compile(r"[0-9]{9}|[0-9]{12}")
_PASSPORT: Final = re.compile(r"(?=.*[A-Z])(?=(?:.*[0-9]){3})[A-Z0-9]{6,9}")
_PACKED_DATE: Final = re.compile(r"[0-9]{8}")
_YEAR_ONLY: Final = re.compile(r"(?:00[0-9]{2})?((?:19|20)[0-9]{2})")
_MOBILE: Final = re.compile(r"0[35789][0-9]{8}")
_LANDLINE: Final = re.compile(r"02[0-9]{9}")
_ABROAD: Final = re.compile(r"\+(?!84)[1-9][0-9]{6,14}")
_TAX_CODE: Final = re.compile(r"([0-9]{10})(-?[0-9]{3})?|[0-9]{12}")
_TAX_WEIGHTS: Final = (31, 29, 23, 19, 17, 13, 7, 5, 3)  # of the first nine digits; the tenth checks them
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_SEXES: Final = {"": "", "nam": "Nam", "nu": "Nữ"}
_TWO_DIGIT_AREAS: Final = ("024", "028")


class EmptyName(Refusal):
    """Nobody is named; params: sort, of the person or organisation that should be."""

    code = "empty_name"


class BadName(Refusal):
    code = "bad_name"


class BadIdentityNumber(Refusal):
    code = "bad_identity_number"


class BadDate(Refusal):
    code = "bad_date"


class BadBirthDate(BadDate):
    code = "bad_birth_date"


class BadSex(Refusal):
    code = "bad_sex"


class BadPhone(Refusal):
    code = "bad_phone"


class BadTaxCode(Refusal):
    code = "bad_tax_code"


class BadEmail(Refusal):
    code = "bad_email"


class TooLong(Refusal):
    code = "too_long"


class UnreadableCard(Refusal):
    """A scan that is not a whole card; `reason` names the part that is broken."""

    code = "unreadable_card"


CITIZEN: Final = "citizen"
BUSINESS: Final = "business"
AGENCY: Final = "agency"
OTHER: Final = "other"
SORTS: Final = (CITIZEN, BUSINESS, AGENCY, OTHER)


class Person(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whoever a dossier names, as it keeps them; dates are ISO, unknown is empty.

    An organisation (any `sort` but "citizen") is known by its tax code; who came for it is the submitter.
    """

    name: str
    id_number: str = ""
    former_id: str = ""
    birth_date: str = ""
    sex: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    id_issued_on: str = ""
    id_issuer: str = ""
    sort: str = CITIZEN
    tax_code: str = ""

    @property
    def is_organisation(self) -> bool:
        """Whether this is no human being: it cannot come itself, somebody comes for it."""
        return self.sort != CITIZEN

    @property
    def number(self) -> str:
        """The number that nobody else has, "" where none was written down."""
        return self.id_number or self.tax_code


SAME, NAMESAKE, ANOTHER = "same", "namesake", "another"


def likeness(one: Person, other: Person) -> str:
    """How sure it is that these are one person, whichever of them is named first.

    SAME by a number alone, the present or the former one. NAMESAKE where the names are alike and a number is missing:
    enough to warn by, never enough to hand anything over. Two numbers that differ are ANOTHER, whatever the names; so
    are a human being and an organisation, even under one number: a household business has its owner's.
    """
    if one.is_organisation != other.is_organisation:
        return ANOTHER
    if one.number and other.number:
        known = {one.number, one.former_id} & {other.number, other.former_id} - {""}
        return SAME if known else ANOTHER
    return NAMESAKE if fold(one.name) == fold(other.name) else ANOTHER


def known_by(person: Person) -> str:
    """What a person is grouped by among many of a day: the number, or else the name with the date of birth.

    Stricter than `likeness`, and has to be: a namesake without a number may be either of two who have one, so no group
    could hold them all.
    """
    return person.number or " ".join((*words(person.name), person.birth_date)).strip()


def is_card(text: str) -> bool:
    """Tell whether the typed text is meant to be an identity card's QR, whole or broken."""
    return _CARD_LIKE.match(text.lstrip("\ufeff \t\r\n")) is not None


def read_card(text: str) -> Person:
    """Read a card's QR as a scanner types it; a broken scan raises UnreadableCard and fills nothing."""
    parts = _card_parts(text)
    number, former, name, birth, sex, address, issued = parts[:_CARD_PARTS]
    if not _CITIZEN.fullmatch(number):
        raise UnreadableCard(reason="number")
    if former and not _FORMER.fullmatch(former):
        raise UnreadableCard(reason="former_number")
    if not name or not _is_name(name):
        raise UnreadableCard(reason="name")
    if fold(sex) not in _SEXES:
        raise UnreadableCard(reason="sex")
    born, given = _card_date(birth, "birth_date"), _card_date(issued, "issue_date")
    if born and given and given < born:
        raise UnreadableCard(reason="issue_date")
    return Person(
        name=name,
        id_number=number,
        former_id=former,
        birth_date=born,
        sex=_SEXES[fold(sex)],
        address=address,
        id_issued_on=given,
        id_issuer=ISSUER_2024 if len(parts) >= _CARD_2024_PARTS else ISSUER_2021,
    )


def _card_parts(text: str) -> list[str]:
    lines = {line for line in (nfc(raw) for raw in _readable(text).splitlines()) if line}
    if len(lines) != 1:
        raise UnreadableCard(reason="two_cards" if lines else "empty")
    parts = [part.strip() for part in _AIM_PREFIX.sub("", lines.pop()).split("|")]
    if not _CARD_PARTS <= len(parts) <= _CARD_MOST_PARTS:
        raise UnreadableCard(reason="parts")
    return parts


def _readable(text: str) -> str:
    """Undo the one mangling that is certain: UTF-8 typed byte by byte as Latin-1."""
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _is_name(name: str) -> bool:
    return len(name) <= NAME_LIMIT and all(letter.isalpha() or letter in " '’.-·" for letter in name)


def _card_date(text: str, reason: str) -> str:
    # Some elders' cards know only the year of birth: the card is good, the day stays unknown.
    if not text or (reason == "birth_date" and _YEAR_ONLY.fullmatch(text)):
        return ""
    try:
        return read_date(text) if _PACKED_DATE.fullmatch(text) else _broken(reason)
    except BadDate:
        return _broken(reason)


def _broken(reason: str) -> str:
    raise UnreadableCard(reason=reason) from None


def read_date(text: str) -> str:
    """Turn 21051976, 21/5/1976 or 1976-05-21 into an ISO date; raises BadDate."""
    cleaned = nfc(text)
    if not cleaned:
        return ""
    if _PACKED_DATE.fullmatch(cleaned):
        pieces = [cleaned[:2], cleaned[2:4], cleaned[4:]]
    else:
        pieces = re.split(r"[/.\- ]", cleaned)
        if len(pieces[0]) == 4:  # noqa: PLR2004 - an ISO date begins with its year
            pieces.reverse()
    if len(pieces) != 3 or not all(piece.isascii() and piece.isdigit() for piece in pieces):  # noqa: PLR2004
        raise BadDate
    try:
        day = date(int(pieces[2]), int(pieces[1]), int(pieces[0]))
    except (ValueError, OverflowError):  # no such day, or no such number of a year
        raise BadDate from None
    if day.year < _EARLIEST_YEAR:
        raise BadDate
    return day.isoformat()


def read_phone(text: str) -> str:
    """Turn any way of writing a telephone number into its digits (0912345678); raises BadPhone."""
    digits = re.sub(r"[\s.\-()/]", "", nfc(text))
    digits = re.sub(r"^(?:\+|00)84(?:0(?=[2-9]))?", "0", digits)
    if _MOBILE.fullmatch("0" + digits[2:]) and digits.startswith("84"):
        digits = "0" + digits[2:]
    if not digits or any(form.fullmatch(digits) for form in (_MOBILE, _LANDLINE, _ABROAD)):
        return digits
    raise BadPhone


def read_id_number(text: str) -> str:
    """Clean a typed number: 12 digits, 9 digits (the former card) or a passport; raises BadIdentityNumber."""
    number = re.sub(r"[\s.\-]", "", nfc(text)).upper()
    # Only "12 digits" is guaranteed: the province part of a number proves nothing.
    if number and not _FORMER.fullmatch(number) and not _PASSPORT.fullmatch(number):
        raise BadIdentityNumber
    return number


def read_tax_code(text: str) -> str:
    """Clean a typed tax code: 10 digits, the last of which checks the others, with a branch's -001, or a person's 12
    digits (Thông tư 86/2024/TT-BTC); raises BadTaxCode.
    """
    code = re.sub(r"[\s.]", "", nfc(text))
    found = _TAX_CODE.fullmatch(code)
    if code and not found:
        raise BadTaxCode
    if not found or not found.group(1):
        return code
    digits, branch = found.group(1), (found.group(2) or "").lstrip("-")
    check = 10 - sum(int(digit) * weight for digit, weight in zip(digits, _TAX_WEIGHTS, strict=False)) % 11
    if check != int(digits[-1]):
        raise BadTaxCode
    return f"{digits}-{branch}" if branch else digits


def check_person(person: Person, today: date | None = None) -> Person:
    """Give the person cleaned, or raise the first refusal; with `today` no one is born after it."""
    return Person(**{field: check() for field, check in _checks(person, today).items()})


def faults(person: Person, today: date | None = None) -> tuple[Refusal, ...]:
    """Every refusal that `check_person` would raise, one after another was mended."""
    found: list[Refusal] = []
    for check in _checks(person, today).values():
        try:
            check()
        except Refusal as refusal:
            found.append(refusal)
    return tuple(found)


def _checks(person: Person, today: date | None) -> dict[str, Callable[[], str]]:
    return {
        "name": lambda: _checked_name(person.name, person.sort),
        "id_number": lambda: read_id_number(person.id_number),
        "former_id": lambda: _checked_former(person.former_id),
        "birth_date": lambda: _checked_birth(person.birth_date, today),
        "sex": lambda: _checked_sex(person.sex),
        "address": lambda: _checked_length("address", person.address, ADDRESS_LIMIT),
        "phone": lambda: read_phone(person.phone),
        "email": lambda: _checked_email(person.email),
        "id_issued_on": lambda: read_date(person.id_issued_on),
        "id_issuer": lambda: _checked_length("id_issuer", person.id_issuer, NAME_LIMIT),
        "sort": lambda: person.sort if person.sort in SORTS else OTHER,
        "tax_code": lambda: read_tax_code(person.tax_code),
    }


def _checked_name(text: str, sort: str) -> str:
    name = nfc(text)
    if not name:
        raise EmptyName(sort=sort)
    _checked_length("name", name, NAME_LIMIT)
    # An organisation's name may hold digits and signs; one without any letter is a slip of the scanner.
    if "|" in name or not any(letter.isalpha() for letter in name):
        raise BadName
    return name


def _checked_former(text: str) -> str:
    number = re.sub(r"[\s.\-]", "", nfc(text))
    if number and not _FORMER.fullmatch(number):
        raise BadIdentityNumber(field="former_id")
    return number


def _checked_birth(text: str, today: date | None) -> str:
    try:
        born = read_date(text)
    except BadDate:
        raise BadBirthDate from None
    if today and born > today.isoformat():
        raise BadBirthDate
    return born


def _checked_sex(text: str) -> str:
    if fold(text) not in _SEXES:
        raise BadSex
    return _SEXES[fold(text)]


def _checked_email(text: str) -> str:
    email = _checked_length("email", text, EMAIL_LIMIT)
    if email and not _EMAIL.fullmatch(email):
        raise BadEmail
    return email


def _checked_length(field: str, text: str, limit: int) -> str:
    cleaned = nfc(text)
    if len(cleaned) > limit:
        raise TooLong(field=field, limit=limit)
    return cleaned


def show_id(number: str) -> str:
    """Group the digits of an identity number for reading aloud: 001 199 054 321."""
    if not _FORMER.fullmatch(number):
        return number
    return " ".join(number[start : start + 3] for start in range(0, len(number), 3))


def with_tax_code(person: Person) -> str:
    """The name as papers write it: an organisation's with its tax code."""
    return f"{person.name} (mã số thuế {person.tax_code})" if person.tax_code else person.name


def show_phone(number: str) -> str:
    """Group the digits of a telephone number as people say them: 0912 345 678, 024 3825 1234."""
    if _LANDLINE.fullmatch(number):
        area = 3 if number.startswith(_TWO_DIGIT_AREAS) else 4
        return f"{number[:area]} {number[area:-4]} {number[-4:]}"
    if _MOBILE.fullmatch(number):
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    return number


def show_date(iso: str) -> str:
    """Write a stored date as on the forms: 21/05/1976; what is none (another program's) stays as it is."""
    try:
        return show_day(date.fromisoformat(iso))
    except ValueError:
        return iso
