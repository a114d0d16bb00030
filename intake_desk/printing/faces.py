"""The typeface of official papers: Liberation Serif, parsed once, measured and wrapped here."""

from __future__ import annotations

import io
import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

REGULAR = "LiberationSerif-Regular"
BOLD = "LiberationSerif-Bold"
ITALIC = "LiberationSerif-Italic"
BOLD_ITALIC = "LiberationSerif-BoldItalic"

_UNKNOWN_LETTER = "\u25a1"  # the font lacks it: an honest box, never a silent gap
_MORE = "…"
_BREAKS = re.compile(r"(?<!\d) | (?!đ(?:ồng)?\b)")  # no line ends between a sum and its đ or đồng
_SPACES = "\t\n\v\f\r\u0085\u2028\u2029"


class Run(NamedTuple):
    """A stretch of text in one face."""

    text: str
    face: str = REGULAR


class Line(NamedTuple):
    """Runs that stand on one line, with its width in points."""

    runs: tuple[Run, ...]
    width: float


@cache
def advances() -> Mapping[str, Mapping[str, int]]:
    """Face name → letter → advance in thousandths; the first call sets reportlab up for our papers."""
    rl_config.useA85 = 0  # seven-bit streams would cost 5 ms and a quarter more bytes in each receipt
    folder = files("intake_desk.resources").joinpath("fonts")
    table = {}
    for face in (REGULAR, BOLD, ITALIC, BOLD_ITALIC):
        # Only the letters used go into the file: asciiReadable would embed all of ASCII in every receipt.
        font = TTFont(face, io.BytesIO(folder.joinpath(f"{face}.ttf").read_bytes()), asciiReadable=False)
        pdfmetrics.registerFont(font)
        table[face] = {chr(code): font.face.getCharWidth(code) for code in font.face.charToGlyph}
    return table


@cache
def _letters() -> frozenset[str]:
    return frozenset.intersection(*(frozenset(letters) for letters in advances().values()))


def printable(text: str) -> str:
    """The text as it can stand on paper: NFC, no control or direction marks, a box for an unknown letter."""
    composed = unicodedata.normalize("NFC", text)
    known = _letters()
    if known.issuperset(composed) and composed.isprintable():
        return composed
    return "".join(_replacements(composed, known))


def _replacements(text: str, known: frozenset[str]) -> Iterator[str]:
    for letter in text:
        if letter in _SPACES:
            yield " "
        elif unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Cn"}:
            continue
        elif letter in known:
            yield letter
        elif unicodedata.category(letter) == "Zs":
            yield " "
        elif not unicodedata.combining(letter):
            yield _UNKNOWN_LETTER


def width_of(text: str, face: str, size: float) -> float:
    """Points that printable text takes on the line."""
    letters = advances()[face]
    return sum([letters[letter] for letter in text]) * size / 1000


def wrap(runs: Iterable[Run], size: float, width: float, *, first_indent: float = 0.0) -> list[Line]:
    """Break runs into lines of at most `width` points, inside a word only where the word alone is too wide."""
    lines: list[Line] = []
    current: list[Run] = []
    used, limit = 0.0, width - first_indent
    for word, space in _words(runs, size, width - first_indent):
        gap = space if current else 0.0
        advance = sum([width_of(text, face, size) for text, face in word])
        if current and used + gap + advance > limit:
            lines.append(Line(_joined(current), used))
            current, used, gap, limit = [], 0.0, 0.0, width
        if gap:
            current.append(Run(" ", word[0].face))
        current.extend(word)
        used += gap + advance
    lines.append(Line(_joined(current), used))
    return lines


def cut(lines: list[Line], most: int, size: float, width: float) -> list[Line]:
    """The first lines of a text that is longer than its place; an ellipsis shows that there was more."""
    if len(lines) <= most:
        return lines
    *runs, last = lines[most - 1].runs or (Run(""),)
    before = sum(width_of(run.text, run.face, size) for run in runs)
    text = last.text.rstrip(f"{_MORE} ")
    while text and before + width_of(text + _MORE, last.face, size) > width:
        text = text[:-1]
    shown = Run(text + _MORE, last.face)
    return [*lines[: most - 1], Line((*runs, shown), before + width_of(shown.text, shown.face, size))]


def _words(runs: Iterable[Run], size: float, width: float) -> Iterator[tuple[list[Run], float]]:
    """Words (which may change face inside) with the width of the space before each."""
    word: list[Run] = []
    space = 0.0
    for text, face in runs:
        for number, piece in enumerate(_BREAKS.split(text) if " đ" in text else text.split(" ")):
            if number:
                if word:
                    yield word, space
                word, space = [], advances()[face][" "] * size / 1000
            parts = [piece] if width_of(piece, face, size) <= width else _cut(piece, face, size, width)
            for part in parts[:-1]:
                yield [*word, Run(part, face)], space
                word, space = [], 0.0
            if piece:
                word.append(Run(parts[-1], face))
    if word:
        yield word, space


def _cut(piece: str, face: str, size: float, width: float) -> list[str]:
    """Parts that fit, cut after a hyphen where there is one: a dossier's code stays readable."""
    parts, used = [""], 0.0
    for letter in piece:
        advance = advances()[face][letter] * size / 1000
        if parts[-1] and used + advance > width:
            kept, hyphen, rest = parts[-1].rpartition("-")
            parts[-1:] = [kept + hyphen, rest] if kept and rest else [parts[-1], ""]
            used = width_of(parts[-1], face, size)
        parts[-1] += letter
        used += advance
    return parts


def _joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Neighbours of one face become one run, so that the page holds few text operators."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].face == run.face:
            joined[-1] = Run(joined[-1].text + run.text, run.face)
        else:
            joined.append(run)
    return tuple(joined)


def squeezed(text: str, face: str, size: float, width: float) -> tuple[Line, float]:
    """One line and its size, smaller than asked if it would not fit."""
    clean = printable(text)
    natural = width_of(clean, face, size)
    scale = min(1.0, width / natural) if natural else 1.0
    return Line((Run(clean, face),), natural * scale), size * scale


def balanced(text: str, face: str, size: float, width: float, *, squeeze: float = 1.0) -> list[tuple[Line, float]]:
    """As few lines as possible, about equally long, each with its size."""
    line, smaller = squeezed(text, face, size, width)
    if smaller >= size * squeeze:
        return [(line, smaller)]
    lines = wrap(line.runs, size, width)
    narrow = sum(line.width for line in lines) / len(lines)
    for step in range(1, 10):
        tried = wrap(line.runs, size, narrow + (width - narrow) * step / 10)
        if len(tried) == len(lines):
            lines = tried
            break
    return [(line, size) for line in lines]
