"""The words that dossiers are found by: put into the search index in waves, so that no save waits for the index."""

from collections.abc import Iterable
from functools import lru_cache

import sqlalchemy as sa

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.folding import words
from intake_desk.store.database import run, run_many

WAVE = 32
SHORTEST_TAIL = 3
SHORTEST_INSIDE = 2
INSIDE = "zz"  # no Vietnamese word begins so
LONGEST_WORD = 60  # of one word or number: endings of a stranger's longer one would take all memory there is
PROCEDURE_LETTERS = 80  # enough to be found by; some names run to nine hundred


def of_person(dossier: Dossier) -> str:
    """What a dossier's people are found by: names, the insides of names, every ending of a long enough number."""
    found: list[str] = []
    for person in (dossier.applicant, dossier.submitter):
        if person is not None:
            said = words(person.name)
            found += said
            found += insides(said)
            found += number_tails(person.id_number)
            found += number_tails(person.tax_code)
            found += number_tails(person.phone)
    return " ".join(found)


def of_rest(dossier: Dossier) -> str:
    """What a dossier is found by besides its people: its code and procedure."""
    codes = words(" ".join((dossier.code, *dossier.other_codes, dossier.procedure)))
    tails = [tail for code in codes if code.isdigit() for tail in number_tails(code)[1:]]
    return " ".join((*codes, *tails, _of_procedure(dossier.procedure_name[:PROCEDURE_LETTERS])))


@lru_cache(maxsize=1024)
def _of_procedure(name: str) -> str:
    return " ".join(words(name))


def insides(said: Iterable[str]) -> list[str]:
    """The endings of a name's words, marked: only asked for when no word begins with what was typed."""
    return list(dict.fromkeys(ending for word in said for ending in _endings(word[:LONGEST_WORD])))


@lru_cache(maxsize=4096)  # people's names are made of few words
def _endings(word: str) -> tuple[str, ...]:
    return tuple(INSIDE + word[at:] for at in range(1, len(word) - SHORTEST_INSIDE + 1))


def number_tails(number: str) -> list[str]:
    """A number and its endings, so that a prefix search finds any part of it."""
    if not number:
        return []
    plain = number.isascii() and number.isalnum()  # as nearly all are: one word
    digits = (number.lower() if plain else "".join(words(number)))[:LONGEST_WORD]
    return [digits[i:] for i in range(max(len(digits) - SHORTEST_TAIL, 0) + 1)] if digits else []


def add(connection: sa.Connection, dossiers: Iterable[tuple[int, Dossier]]) -> None:
    """Make new dossiers findable, each at its row; the index itself takes them with the next wave."""
    run_many(
        connection,
        "INSERT INTO fresh_words (row, person, rest) VALUES (?, ?, ?)",
        [(row, of_person(dossier), of_rest(dossier)) for row, dossier in dossiers],
    )


def change(connection: sa.Connection, row: int, before: Dossier, dossier: Dossier) -> None:
    """Make a changed dossier findable by what it says now."""
    if _said(dossier) == _said(before):
        return
    texts = of_person(dossier), of_rest(dossier)
    if not run(connection, "UPDATE fresh_words SET person = ?, rest = ? WHERE row = ?", (*texts, row)).rowcount:
        run(connection, "UPDATE dossier_words SET person = ?, rest = ? WHERE rowid = ?", (*texts, row))


def _said(dossier: Dossier) -> tuple[object, ...]:
    """What the words are made from."""
    people = dossier.applicant, dossier.submitter
    return *people, dossier.code, dossier.other_codes, dossier.procedure, dossier.procedure_name


def remove(connection: sa.Connection, row: int) -> None:
    """Find a dossier no more at this row."""
    if not run(connection, "DELETE FROM fresh_words WHERE row = ?", (row,)).rowcount:
        run(connection, "DELETE FROM dossier_words WHERE rowid = ?", (row,))


def index(connection: sa.Connection, at_least: int = WAVE) -> None:
    """Put the waiting words into the index, if that many dossiers wait."""
    if run(connection, "SELECT count(*) FROM fresh_words").fetchone()[0] >= max(at_least, 1):
        run(connection, "INSERT INTO dossier_words (rowid, person, rest) SELECT row, person, rest FROM fresh_words")
        run(connection, "DELETE FROM fresh_words")
