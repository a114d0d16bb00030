"""Every reason why a line of a unit's list is not taken is said in a sentence of its own, with what to do."""

import re
from pathlib import Path

import intake_desk.domain
from intake_desk.domain.procedure_lists import RefusedLine
from intake_desk.ui.unit_data.list_words import column_word, why_refused

DOMAIN = Path(intake_desk.domain.__file__).parent


def reasons():
    """The words that the domain gives as reasons."""
    cells = (DOMAIN / "procedure_cells.py").read_text("utf-8")
    lists = (DOMAIN / "procedure_lists.py").read_text("utf-8")
    return {*re.findall(r'Unclear\("(\w+)"\)', cells), *re.findall(r'_Refuse\([\w.]+, "(\w+)"', lists)}


def test_each_reason_has_a_sentence_of_its_own(app):
    sentences = {why: why_refused(RefusedLine(2, "code", why)) for why in reasons()}

    assert len(sentences) >= 15
    assert why_refused(RefusedLine(2, "code", "?")) not in sentences.values()
    assert len(sentences) == len(set(sentences.values()))


def test_each_column_has_a_word(app):
    names = re.findall(r'^[A-Z_]+: Final = "(\w+)"', (DOMAIN / "procedure_columns.py").read_text("utf-8"), re.MULTILINE)

    assert len(names) >= 17
    assert all(name != column_word(name) for name in names)
