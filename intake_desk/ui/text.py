"""Finds in a title what a clerk typed without diacritics, so that a list can embolden it."""

import unicodedata

STROKED = str.maketrans("đĐ", "dd")


def plain(text: str) -> str:
    """Lower case without diacritics, character for character, so that positions stay the same."""
    return "".join(_plain_letter(letter) for letter in unicodedata.normalize("NFC", text))


def matched(text: str, typed: str) -> list[tuple[int, int]]:
    """The (start, length) parts of NFC *text* whose words begin with a word of *typed*, in order, joined."""
    folded, words = plain(text), set(plain(typed).split())
    found: list[tuple[int, int]] = []
    start = 0
    for word in _words(folded):
        start = folded.index(word, start)
        length = max((len(one) for one in words if word.startswith(one)), default=0)
        if length:
            _append(found, folded, start, length)
        start += len(word)
    return found


def _append(found: list[tuple[int, int]], folded: str, start: int, length: int) -> None:
    if found and not folded[sum(found[-1]) : start].strip():
        first = found[-1][0]
        found[-1] = (first, start + length - first)
    else:
        found.append((start, length))


def _words(folded: str) -> list[str]:
    return "".join(letter if letter.isalnum() or letter == "." else " " for letter in folded).split()


def _plain_letter(letter: str) -> str:
    bare = unicodedata.normalize("NFD", letter.translate(STROKED))[0].lower()
    return bare[0]
