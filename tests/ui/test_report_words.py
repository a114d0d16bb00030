"""What stands on the sheets of the reports is known to the screen: nothing stays in the language of the paper."""

import msgspec

from intake_desk.app import resource
from intake_desk.ui.reports.report_words import sheet_word, sheet_words
from tests.ui.words_seen import Stretched

SHOWN = {"07", "06a", "ratios", "settlement", "backlog", "results-list", "dossiers-list"}


def test_every_title_and_heading_of_a_report_has_its_word():
    forms = [one for one in msgspec.json.decode(resource("form_texts.json"))["forms"] if one["form"] in SHOWN]
    headings = [heading for form in forms for heading in form["columns"]]
    said = {form["title"].capitalize() for form in forms}
    said |= {heading[name] for heading in headings for name in ("title", "group") if heading.get(name)}

    assert SHOWN == {form["form"] for form in forms}
    assert set() == said - sheet_words().keys()


def test_no_two_headings_of_one_report_are_the_same_word(in_english):
    for form in msgspec.json.decode(resource("form_texts.json"))["forms"]:
        headings = [(one.get("group"), sheet_word(one["title"])) for one in form.get("columns", ())]
        if form["form"] in SHOWN:
            assert len(set(headings)) == len(headings), headings


def test_what_was_given_back_undecided_is_no_change(in_english):
    assert "Returned" == sheet_word("Trả lại")


def test_a_heading_is_said_in_the_language_of_the_screen(app):
    assert "Cơ quan tiếp nhận" == sheet_word("Cơ quan tiếp nhận")
    spoken = Stretched(app)
    app.installTranslator(spoken)
    try:
        assert "Cơ quan tiếp nhận~~" == sheet_word("Cơ quan tiếp nhận")
        assert "Unknown" == sheet_word("Unknown")
    finally:
        app.removeTranslator(spoken)
