"""Finding a name in a list while it is typed: any words, any order, no diacritics, parts of codes."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nlargest, nsmallest
from itertools import product
from math import log2
from typing import Final, NamedTuple

from intake_desk.domain.folding import fold, words

Span = tuple[int, int]

_WORD: Final = re.compile(r"[^\W_]+")
_TOKEN: Final = re.compile(r"\d[\d.]*\d|[^\W_]+")
_AFTER_ANY: Final = "\U0010ffff"
_LEADING: Final = frozenset({"dang", "ky", "cap", "giay"})  # words so common that a name begins after them
_WHOLE: Final = " "  # ends a token that must be a whole word: what an abbreviation stands for
_MOST_READINGS: Final = 12
_INITIALS: Final = range(2, 8)
_MOST_WEIGHED: Final = 500  # of the rows that one letter finds, the others are not worth the wait

_WHOLE_TITLE, _OUTSIDE_TITLE, _PHRASE, _BEGINNING, _COVERAGE, _EXACT = 40.0, -15.0, 20.0, 15.0, 4.0, 3.0
_CODE_EXACT, _CODE_TAIL, _CODE_PART, _INITIALS_WORTH = 100.0, 60.0, 30.0, 10.0
_CODE_WHOLE = 200.0  # nothing else was meant
_COMMON, _FAVOURITE, _FAVOURITE_MOST = 25.0, 8.0, 40.0


class Row(NamedTuple):
    """What can be found: `common` from 0 (rare) to 1 (every day)."""

    code: str
    title: str
    also: str = ""
    common: float = 0.0


class Found(NamedTuple):
    """A row's place in the list, and the parts of its title that the words matched."""

    row: int
    spans: tuple[Span, ...]
    score: float


class _Title(NamedTuple):
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    initials: str
    begin: int


class Finder:
    """An index over a few hundred names, made once and asked at every key."""

    def __init__(self, rows: Sequence[Row], abbreviations: Mapping[str, Sequence[str]]) -> None:
        self._rows = tuple(rows)
        self._titles = tuple(_title(row.title) for row in rows)
        self._codes = tuple((row.code, row.code.replace(".", "")) for row in rows)
        self._by_code = {fold(row.code): number for number, row in enumerate(rows)}
        self._short = {
            tuple(words(short)): [[word + _WHOLE for word in words(said)] for said in full]
            for short, full in abbreviations.items()
        }
        standing = sorted(range(len(rows)), key=lambda row: (-rows[row].common, len(rows[row].title), row))
        self._standing = {row: place for place, row in enumerate(standing)}
        places: defaultdict[str, dict[int, list[int]]] = defaultdict(dict)
        for number, title in enumerate(self._titles):
            for place, word in enumerate(title.words):
                places[word].setdefault(number, []).append(place)
            for word in set(words(rows[number].also)).difference(title.words):
                places[word][number] = []
        self._vocabulary = sorted(places)
        self._places = [places[word] for word in self._vocabulary]

    def find(self, text: str, limit: int = 20, favourites: Mapping[str, int] | None = None) -> list[Found]:
        """List the best rows for the words typed so far; with no word, the commonest."""
        used = favourites or {}
        typed = fold(text)
        tokens = _TOKEN.findall(typed)
        best: dict[int, Found] = {}
        for reading in self._readings(tokens):
            for found in self._matches(reading, used):
                if found.row not in best or best[found.row].score < found.score:
                    best[found.row] = found
        if typed in self._by_code:
            best[self._by_code[typed]] = Found(self._by_code[typed], (), _CODE_WHOLE)
        if not tokens:
            best = {row: Found(row, (), 0.0) for row in range(len(self._rows))}

        def rank(found: Found) -> tuple[float, int, int]:
            row = self._rows[found.row]
            liking = min(_FAVOURITE_MOST, _FAVOURITE * log2(1 + used.get(row.code, 0))) + _COMMON * row.common
            return found.score + liking, -len(row.title), -found.row

        return nlargest(limit, best.values(), key=rank)

    def _readings(self, tokens: list[str]) -> Iterator[list[str]]:
        """Give the words as typed, then with each abbreviation read out."""
        if not tokens:
            return
        yield tokens
        choices: list[list[list[str]]] = []
        place = 0
        while place < len(tokens):
            length = next((size for size in (3, 2, 1) if tuple(tokens[place : place + size]) in self._short), 0)
            own = [tokens[place : place + max(length, 1)]]
            choices.append((self._short[tuple(own[0])] + own) if length else own)
            place += max(length, 1)
        for count, parts in enumerate(product(*choices)):
            reading = [word for part in parts for word in part]
            if count < _MOST_READINGS and reading != tokens:
                yield reading

    def _matches(self, tokens: list[str], used: Mapping[str, int]) -> Iterator[Found]:
        """Give the rows in which each token begins some word, or is part of the code or the initials.

        Where a letter or two find thousands, only those used here and the likeliest of the others are weighed.
        """
        hits = [self._hits(token) for token in tokens]
        rows = set.intersection(*(set(found) for found in hits))
        if len(rows) > _MOST_WEIGHED:
            liked = rows.intersection(self._by_code.get(fold(code), -1) for code in used)
            rows = liked.union(nsmallest(_MOST_WEIGHED, rows, key=self._standing.__getitem__))
        for row in rows:
            yield self._scored(row, tokens, [found[row] for found in hits])

    def _hits(self, token: str) -> dict[int, list[int]]:
        word, whole = token.rstrip(_WHOLE), token.endswith(_WHOLE)
        low = bisect_left(self._vocabulary, word)
        high = bisect_left(self._vocabulary, word + ("\0" if whole else _AFTER_ANY))
        hits: dict[int, list[int]] = {}
        for found in self._places[low:high]:
            for row, places in found.items():
                hits[row] = hits[row] + places if row in hits else places
        if token[0].isdigit():
            hits |= {row: [] for row, code in enumerate(self._codes) if row not in hits and _in_code(token, code)}
        elif len(token) in _INITIALS and not whole:
            initials = (row for row, title in enumerate(self._titles) if token in title.initials)
            hits |= {row: [] for row in initials if row not in hits}
        return hits

    def _scored(self, row: int, tokens: list[str], places: list[list[int]]) -> Found:
        title, score, before, first = self._titles[row], 0.0, -2, -1
        spans: list[Span] = []
        phrase = whole = True
        for token, found in zip(tokens, places, strict=True):
            if not found:
                extra, own = self._outside(row, token)
                score, phrase, whole = score + extra, False, False
                spans += own
                continue
            place = before + 1 if before + 1 in found else min(found)
            phrase = phrase and (before < 0 or place == before + 1)
            first = place if first < 0 else first
            start, word = title.spans[place][0], token.rstrip(_WHOLE)
            spans.append((start, start + len(word)))
            score += _EXACT if title.words[place] == word else 0.0
            before = place
        score += (_WHOLE_TITLE if whole else 0.0) + (_PHRASE if phrase else 0.0)
        score += _BEGINNING if phrase and first in {0, title.begin} else 0.0
        score += _COVERAGE * min(1.0, len(spans) / max(len(title.words), 1))
        return Found(row, _merged(spans), score)

    def _outside(self, row: int, token: str) -> tuple[float, list[Span]]:
        """Value a token that no word of the title begins with: code, initials, or only the full name."""
        code, title = self._codes[row], self._titles[row]
        if token[0].isdigit() and _in_code(token, code):
            if token in code:
                return _CODE_EXACT, []
            return (_CODE_TAIL if code[0].endswith(token) else _CODE_PART), []
        at = title.initials.find(token) if len(token) in _INITIALS else -1
        if at >= 0:
            return _INITIALS_WORTH, [(span[0], span[0] + 1) for span in title.spans[at : at + len(token)]]
        return _OUTSIDE_TITLE, []


def _title(text: str) -> _Title:
    folded = fold(text)
    found = list(_WORD.finditer(folded if len(folded) == len(text) else text))
    plain = tuple([word.group() for word in found])
    if len(folded) != len(text):
        plain = tuple([fold(word) for word in plain])
    begin = next((place for place, word in enumerate(plain) if word not in _LEADING), 0)
    return _Title(plain, tuple([word.span() for word in found]), "".join([word[:1] for word in plain]), begin)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _in_code(token: str, code: tuple[str, str]) -> bool:
    return token in code[0] or token in code[1]
