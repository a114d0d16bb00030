"""The one style sheet: what a palette cannot say (corners, hairlines, focus rings), made from the tokens."""

from dataclasses import asdict
from string import Template

from intake_desk.ui.tokens import CARD_CORNER, FIELD_CORNER, Tokens

SHEET = Template("""
* { outline: 0; }
QToolTip { background: $card; color: $ink; border: 1px solid $line; padding: 4px 8px; }
QLabel { background: transparent; }
QLabel[tone="soft"] { color: $soft; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="done"] { color: $done; }
QLabel[tone="waiting"] { color: $waiting; }
QLabel[tone="wrong"] { color: $wrong; }
QLabel[tone="information"] { color: $information; }

Card, SearchList[floating="true"] { background: $card; border: 1px solid $line; border-radius: ${card_corner}px; }
Card[ground="plain"] { background: transparent; border: 0; }
TopBar { background: $card; border: 0; border-bottom: 1px solid $line; }
Rail { background: $card; border: 0; border-right: 1px solid $line; }
StatusLine { background: $card; border: 0; border-top: 1px solid $line; }
SearchList { background: transparent; border: 1px solid $line; border-top: 0; margin: 0 4px;
    border-bottom-left-radius: 8px; border-bottom-right-radius: 8px; }
QLineEdit[place="row"] { background: transparent; border-color: transparent; padding: 0 26px; }
QLineEdit[place="row"]:focus { border: 2px solid $accent; padding: 0 25px; }
QDialog, LockOverlay, SignInScreen { background: $background; }
Hairline { background: $line; border: 0; }
Notice, DoubtBox { border: 0; border-radius: 8px; }
Notice[place="page"] { margin-bottom: 12px; }
Notice[kind="done"] { background: $done_ground; }
Notice[kind="waiting"], DoubtBox[kind="waiting"] { background: $waiting_ground; }
Notice[kind="wrong"], DoubtBox[kind="wrong"] { background: $wrong_ground; }
Notice[kind="information"], DoubtBox[kind="information"] { background: $information_ground; }

QLineEdit, QComboBox, QPlainTextEdit {
    background: $card; color: $ink; border: 1px solid $line; border-radius: ${field_corner}px;
    padding: 0 10px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit { padding: 0 8px; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $soft; }
QPlainTextEdit { padding: 6px 6px; }
QLineEdit:focus, QComboBox:focus, QComboBox:on {
    border: 2px solid $accent; padding: 0 9px;
}
QLineEdit:focus { padding: 0 7px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 5px 5px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] {
    border-color: $wrong;
}
QLineEdit:disabled, QLineEdit:read-only, QComboBox:disabled {
    background: $background; color: $soft;
}
QComboBox[unchosen="true"] { color: $soft; }
QLineEdit[place="bar"] { background: $background; }
QComboBox::drop-down { border: 0; width: 28px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $card; color: $ink; border: 1px solid $line; padding: 4px;
    selection-background-color: $accent_ground; selection-color: $ink;
}
QComboBox QAbstractItemView::item { min-height: 30px; padding: 0 8px; }
QComboBox QAbstractItemView::item:selected { background: $accent_ground; color: $ink; }

QPushButton {
    background: $card; color: $ink; border: 1px solid $line; border-radius: 8px; padding: 0 14px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_ground; }
QPushButton:checked { background: $accent_ground; color: $accent; border: 1px solid $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 0 13px; }
QPushButton:disabled { color: $soft; background: $background; }
QPushButton[kind="wrong"], QPushButton[kind="wrong"]:checked { color: $wrong; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $soft; padding: 0 6px; }
QPushButton[kind="quiet"]:hover { color: $ink; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 0 5px; }
QPushButton[kind="link"] { background: transparent; border: 1px solid transparent; padding: 0 4px; }
QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0 3px; }
QPushButton[kind="link"][tone="done"] { color: $done; }
QPushButton[kind="link"][tone="waiting"] { color: $waiting; }
QPushButton[kind="link"][tone="wrong"] { color: $wrong; }
QPushButton[kind="link"][tone="information"] { color: $information; }

QMenu { background: $card; color: $ink; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 7px 14px; border-radius: 6px; }
QMenu::item:selected { background: $accent_ground; color: $ink; }

QAbstractItemView { background: transparent; border: 0; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
    background: transparent; color: $soft; border: 0; border-bottom: 1px solid $line; padding: 0 10px;
}
PapersGrid QHeaderView::section { padding: 0; }
NumbersTable QHeaderView::section { padding: 0 5px; }
QScrollArea, QScrollArea > QWidget > QWidget#ground { background: transparent; border: 0; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $line; border-radius: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def stylesheet(tokens: Tokens) -> str:
    return SHEET.substitute(asdict(tokens), card_corner=CARD_CORNER, field_corner=FIELD_CORNER)
