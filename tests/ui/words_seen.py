"""Whether every word has its room, in either language and with some to spare."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea

from intake_desk.ui.widgets import ShortLabel

ENGLISH = Path(__file__).parents[2] / "resources" / "translations" / "en.ts"


def english_words(place):
    """The English words as they are released, made in this folder."""
    target = place / "en.qm"
    release = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([release, "-silent", ENGLISH, "-qm", target], check=True)
    return target.read_bytes()


class Stretched(QTranslator):
    """Every sentence an eighth longer than it is."""

    def translate(self, _context, source, _remark=None, _count=-1):
        return f"{source}{'~' * (len(source) // 8)}"

    def isEmpty(self):  # noqa: N802  # Qt asks this
        return False


def cut(widget):
    """The labels and buttons below a widget that show less than they say, and what is wider than its place."""
    places = [place for place in widget.findChildren(QScrollArea) if place.isVisible()]
    found = [(place.widget(), "too wide") for place in places if place.widget().width() > place.viewport().width()]
    for one in (*widget.findChildren(QLabel), *widget.findChildren(QPushButton)):
        if not one.isVisible() or not one.text() or isinstance(one, ShortLabel):
            continue
        if isinstance(one, QLabel) and one.wordWrap():
            if one.height() < one.heightForWidth(one.width()):
                found.append((one.text(), one.size().toTuple()))
        elif one.width() < one.minimumSizeHint().width() or one.width() < one.sizeHint().width() - 1:
            found.append((one.text(), one.size().toTuple(), one.sizeHint().toTuple()))
    return found
