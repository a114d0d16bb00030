"""The program's own widgets: a page composes them and sets no colour, font or margin of its own.

What only one page shows is imported from its own module, so that the window does not wait for it.
"""

from intake_desk.ui.widgets.buttons import Button, IconButton, ListChip, PrimaryButton
from intake_desk.ui.widgets.card import Card, StepTitle
from intake_desk.ui.widgets.choices import CheckBox, ChoiceBar, ChoiceField
from intake_desk.ui.widgets.date_field import DateField
from intake_desk.ui.widgets.dialogs import AskDialog, ShortcutsDialog
from intake_desk.ui.widgets.fields import DigitsField, Field, TextField
from intake_desk.ui.widgets.figure import Figure, FigureCard
from intake_desk.ui.widgets.labels import Label, ShortLabel
from intake_desk.ui.widgets.layout import Hairline, Page, column, grid, row
from intake_desk.ui.widgets.notice import EmptyState, Notice
from intake_desk.ui.widgets.number_field import NumberField
from intake_desk.ui.widgets.papers_model import PaperRow
from intake_desk.ui.widgets.papers_table import PapersTable
from intake_desk.ui.widgets.pdf_preview import PdfPreview
from intake_desk.ui.widgets.rail import Rail, RailItem
from intake_desk.ui.widgets.search_list import Match, SearchList
from intake_desk.ui.widgets.sign_in import LockOverlay, SignInCard, SignInScreen
from intake_desk.ui.widgets.status_line import StatusLine
from intake_desk.ui.widgets.table import DataTable, TableCard
from intake_desk.ui.widgets.tag import KeyHint, Tag
from intake_desk.ui.widgets.timeline import Moment, Timeline
from intake_desk.ui.widgets.top_bar import TopBar

__all__ = [
    "AskDialog",
    "Button",
    "Card",
    "CheckBox",
    "ChoiceBar",
    "ChoiceField",
    "DataTable",
    "DateField",
    "DigitsField",
    "EmptyState",
    "Field",
    "Figure",
    "FigureCard",
    "Hairline",
    "IconButton",
    "KeyHint",
    "Label",
    "ListChip",
    "LockOverlay",
    "Match",
    "Moment",
    "Notice",
    "NumberField",
    "Page",
    "PaperRow",
    "PapersTable",
    "PdfPreview",
    "PrimaryButton",
    "Rail",
    "RailItem",
    "SearchList",
    "ShortLabel",
    "ShortcutsDialog",
    "SignInCard",
    "SignInScreen",
    "StatusLine",
    "StepTitle",
    "TableCard",
    "Tag",
    "TextField",
    "Timeline",
    "TopBar",
    "column",
    "grid",
    "row",
]
