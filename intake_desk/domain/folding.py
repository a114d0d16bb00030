"""One form for text that is stored, and one for text that is compared."""

import re
from typing import Final
from unicodedata import combining, normalize

# Controls that mean "a gap" stay for split(); all other controls, zero-width and bidi marks, tags and
# lone surrogates (which cannot be written as UTF-8) go.
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
_WORD: Final = re.compile(r"[^\W_]+")


def _plain_letters() -> dict[int, str]:
    letters = "aăâeêioôơuưy"
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    lower = {normalize("NFC", letter + tone): normalize("NFD", letter)[0] for letter in letters for tone in tones}
    table = {**lower, **{letter.upper(): plain for letter, plain in lower.items()}, "đ": "d", "Đ": "d"}
    capitals = {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    return str.maketrans({**table, **capitals})


_PLAIN: Final = _plain_letters()
_ALPHABET: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_AFTER_SIGNS: Final = 0x1000
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng; none comes before them


def nfc(text: str) -> str:
    """Give the text composed (NFC), without unseen characters, with single spaces and none at its ends."""
    if not (text.isascii() and text.isprintable()):
        text = normalize("NFC", _UNSEEN.sub("", text))
    return " ".join(text.split())


def fold(text: str) -> str:
    """Give the form in which two texts are compared: lower case, no diacritics, đ as d."""
    cleaned = nfc(text)
    if cleaned.isascii():
        return cleaned.lower()
    plain = cleaned.translate(_PLAIN)
    return plain if plain.isascii() else _fold_foreign(plain)


def _fold_foreign(text: str) -> str:
    # Lower case before and after: compatibility forms may hold capitals, and some capitals grow a mark.
    for _ in range(2):
        apart = normalize("NFKD", normalize("NFKD", text).lower())
        text = normalize("NFC", "".join(letter for letter in apart if not combining(letter)))
    return " ".join(text.replace("đ", "d").split())


def words(text: str) -> list[str]:
    """List the folded words of the text, in order; punctuation only parts them."""
    return _WORD.findall(fold(text))


def collated(word: str) -> tuple[tuple[int, ...], str, str]:
    """The key that puts a word where a Vietnamese dictionary has it: ă after a, đ after d, the tone last of all."""
    apart = normalize("NFD", nfc(word).lower())
    tones = "".join(str(_TONES.index(sign)) for sign in apart if sign in _TONES)
    letters = normalize("NFC", "".join(sign for sign in apart if sign not in _TONES))
    places = (_AFTER_SIGNS + _ALPHABET.index(one) if one in _ALPHABET else ord(one) for one in letters)
    return tuple(places), tones, word


def by_given_name(name: str) -> tuple[object, ...]:
    """The key by which people are listed in Vietnam: the given name, which stands last, then the names before it."""
    *before, given = nfc(name).split() or [""]
    return collated(given), [collated(word) for word in before]
