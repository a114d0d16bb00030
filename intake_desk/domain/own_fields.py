"""A procedure's own questions: the answers checked and cleaned, and read as counts where fees need them."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from intake_desk.domain.folding import fold, nfc
from intake_desk.domain.people import BadDate, read_date, show_date
from intake_desk.domain.procedures import OwnField, Procedure
from intake_desk.domain.refusals import Refusal

YES: Final = "yes"
NO: Final = "no"
LONGEST_ANSWER: Final = 500
MOST_NUMBER: Final = 999_999_999
MOST_MONEY: Final = 10**13
COUNTS: Final = {"pages": 9_999, "copies": 999}  # what can be counted, and how many at most

_DIGITS: Final = re.compile(r"\d+|\d{1,3}(?:[. ]\d{3})+")
_SAID: Final = {"yes": YES, "co": YES, "1": YES, "no": NO, "khong": NO, "0": NO}


class BadField(Refusal):
    """An answer to a question of the procedure's own cannot stand; params: field, label, why, least, most.

    `why`: missing, number, range, date, choice, long or unknown (the procedure does not ask it).
    """

    code = "bad_field"


def check_fields(procedure: Procedure, values: Mapping[str, str], *, needed: bool = True) -> dict[str, str]:
    """Give the answers as they are kept, the empty ones left out: digits, ISO dates, "yes" or "no".

    Raises BadField for the first answer that cannot stand, or is missing where all are `needed`.
    """
    asked = {field.name: field for field in procedure.fields}
    for name in values:
        if name not in asked:
            raise BadField(field=name, label=name, why="unknown")
    answers = {
        name: check_answer(field, values.get(name, ""))
        for name, field in asked.items()
        if needed or nfc(values.get(name, ""))
    }
    return {name: answer for name, answer in answers.items() if answer}


def check_answer(field: OwnField, text: str) -> str:
    """Give one answer as it is kept. Raises BadField."""
    cleaned = nfc(text)
    if cleaned:
        return _READERS[field.kind](field, cleaned)
    if field.required:
        raise _bad(field, "missing")
    return ""


def answers_said(procedure: Procedure | None, values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The answers that were kept, as a person reads them, under their questions; under their names if none is known."""
    fields = {field.name: field for field in procedure.fields} if procedure else {}
    return tuple(
        (fields[name].label, _said(fields[name], kept)) if name in fields else (name, kept)
        for name, kept in values.items()
        if not (name in fields and fields[name].counts_as)  # said with the papers already
    )


def _said(field: OwnField, kept: str) -> str:
    if field.kind == "date":
        return show_date(kept)
    if field.kind == "yes_no":
        return "Có" if kept == YES else "Không"
    if field.kind in {"number", "money"} and kept.isdigit():
        kept = f"{int(kept):,}".replace(",", ".")
    return f"{kept} {field.unit}".rstrip()


def bounds(field: OwnField) -> tuple[int, int]:
    """The least and the most that a number or an amount may be."""
    most = COUNTS.get(field.counts_as) or (MOST_MONEY if field.kind == "money" else MOST_NUMBER)
    return field.least, field.most or most


def counted(procedure: Procedure, values: Mapping[str, str], what: str, typed: int) -> int:
    """How many pages or copies fees are reckoned on: the own field's answer where the procedure asks for it."""
    field = procedure.counted_by(what)
    text = nfc(values.get(field.name, "")) if field else ""
    return int(check_answer(field, text)) if field and text else typed


def with_counts(procedure: Procedure, values: Mapping[str, str], pages: int, copies: int) -> dict[str, str]:
    """Add what was counted beside the fields to the answers of those that ask for the same, if they are empty."""
    answers = dict(values)
    for what, count in zip(COUNTS, (pages, copies), strict=True):
        field = procedure.counted_by(what)
        if field is not None and count > 0 and not answers.get(field.name):
            answers[field.name] = str(count)
    return answers


def _bad(field: OwnField, why: str) -> BadField:
    least, most = bounds(field)
    return BadField(field=field.name, label=field.label, why=why, least=least, most=most)


def _text(field: OwnField, text: str) -> str:
    most = field.most or LONGEST_ANSWER
    if len(text) > most:
        raise BadField(field=field.name, label=field.label, why="long", least=0, most=most)
    return text


def _number(field: OwnField, text: str) -> str:
    written = re.sub(r"\s*(?:đ|đồng|vnđ)$", "", text.lower()) if field.kind == "money" else text
    if not (written.isascii() and _DIGITS.fullmatch(written)):
        raise _bad(field, "number")
    digits = re.sub(r"[. ]", "", written).lstrip("0") or "0"
    least, most = bounds(field)
    if len(digits) > len(str(most)) or not least <= int(digits) <= most:
        raise _bad(field, "range")
    return digits


def _date(field: OwnField, text: str) -> str:
    try:
        return read_date(text)
    except BadDate:
        raise _bad(field, "date") from None


def _choice(field: OwnField, text: str) -> str:
    chosen = next((choice for choice in field.choices if fold(choice) == fold(text)), None)
    if chosen is None:
        raise _bad(field, "choice")
    return chosen


def _yes_no(field: OwnField, text: str) -> str:
    if fold(text) not in _SAID:
        raise _bad(field, "choice")
    return _SAID[fold(text)]


_READERS: Final[dict[str, Callable[[OwnField, str], str]]] = {
    "text": _text,
    "number": _number,
    "money": _number,
    "date": _date,
    "choice": _choice,
    "yes_no": _yes_no,
}
