"""The words of an address as they are compared: folded, numbers without leading zeros, villages by their families."""

import re
from typing import Final, NamedTuple
from unicodedata import normalize

from intake_desk.domain.folding import fold, nfc

# What a village or group is called; the ways in which the same thing is written share one family.
FAMILIES: Final[dict[tuple[str, ...], str]] = {
    ("to", "dan", "pho"): "to",
    ("to", "dan", "cu"): "to",
    ("to", "nhan", "dan"): "to",
    ("to", "dp"): "to",
    ("tdp",): "to",
    ("to",): "to",
    ("khu", "pho"): "khu",
    ("khu", "dan", "cu"): "khu",
    ("khu", "vuc"): "khu",
    ("tieu", "khu"): "khu",
    ("kdc",): "khu",
    ("kp",): "khu",
    ("khu",): "khu",
    ("khoi", "pho"): "khoi",
    ("khoi",): "khoi",
    ("cum", "dan", "cu"): "cum",
    ("cum",): "cum",
    ("thon",): "thon",
    ("xom",): "xom",
    ("ap",): "ap",
    ("ban",): "ban",
    ("buon",): "buon",
    ("bon",): "bon",
    ("lang",): "lang",
    ("doi",): "doi",
    ("soc",): "soc",
    ("phum",): "phum",
    ("plei",): "plei",
    ("pho",): "pho",
}
LONGEST_FAMILY: Final = 3
_LONGEST_FAMILY: Final = 3
_TONE: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")


class Token(NamedTuple):
    """A word, also with its marks, and where it stands in the text; `part` counts the commas before it.

    In a text without any marks nobody knows which were left out: there `marked` is empty.
    """

    word: str
    marked: str
    start: int
    end: int
    part: int


def tokens(text: str) -> list[Token]:
    """The words of a text (NFC) with their places in it."""
    folded = fold(text)
    if len(folded) != len(text):  # a letter that folds to several, or to none
        folded = "".join(one if len(one := fold(letter)) == 1 else " " for letter in text)
    found = []
    part, last = 0, 0
    for match in _TOKEN.finditer(folded):
        part += folded.count(",", last, match.start()) + folded.count(";", last, match.start())
        last = match.end()
        marked = "" if text.isascii() else _marked(text[match.start() : match.end()])
        found.append(Token(_compared(match.group()), marked, match.start(), match.end(), part))
    return found


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [_compared(word) for word in _TOKEN.findall(fold(text))]


def marked_words(text: str) -> list[str]:
    """The words of a text with their marks, wherever in the word the tone is written (Hòa is Hoà)."""
    return [_marked(word) for word in _TOKEN.findall(nfc(text))]


def family_at(said: list[str], at: int) -> tuple[str, int]:
    """The family of villages that is named at this word, and by how many words; ("", 0) where none is."""
    for length in range(_LONGEST_FAMILY, 0, -1):
        family = FAMILIES.get(tuple(said[at : at + length]))
        if family is not None and at + length <= len(said):
            return family, length
    return "", 0


def _marked(word: str) -> str:
    apart = normalize("NFD", _compared(word.lower()))
    return _TONE.sub("", apart) + "".join(_TONE.findall(apart))


def _compared(token: str) -> str:
    if token.isdigit():
        return token.lstrip("0") or "0"
    return token.replace("'", "").replace("’", "")
