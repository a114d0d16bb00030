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


def test_a_heading_is_said_in_the_language_of_the_screen(app):
    assert "Cơ quan tiếp nhận" == sheet_word("Cơ quan tiếp nhận")
    spoken = Stretched(app)
    app.installTranslator(spoken)
    try:
        assert "Cơ quan tiếp nhận~~" == sheet_word("Cơ quan tiếp nhận")
        assert "Unknown" == sheet_word("Unknown")
    finally:
        app.removeTranslator(spoken)
