"""Finds in a title what a clerk typed without diacritics, so that a list can embolden it."""

import unicodedata

STROKED = str.maketrans("đĐ", "dd")


def plain(text: str) -> str:
    """Lower case without diacritics, character for character, so that positions stay the same."""
    return "".join(_plain_letter(letter) for letter in unicodedata.normalize("NFC", text))


def matched(text: str, typed: str) -> list[tuple[int, int]]:
    """The (start, length) parts of NFC *text* whose words begin with a word of *typed*, neighbours joined."""
    folded, words = plain(text), plain(typed).split()
    found: list[tuple[int, int]] = []
    start = 0
    for word in _words(folded):
        start = folded.index(word, start)
        hit = max((one for one in words if word.startswith(one)), key=len, default="")
        if hit:
            words.remove(hit)  # each typed word lights one word of the title
            _append(found, folded, start, len(hit))
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
