"""The unit's own villages and residential groups, by their names of today and of before."""

from collections.abc import Iterable
from typing import Annotated, Final, NamedTuple

import msgspec

from intake_desk.domain.folding import nfc
from intake_desk.domain.names import family_at, marked_words, tokens, words_of

# What no unit ever had is not understood: the list comes from another desk's journal.
Text = Annotated[str, msgspec.Meta(max_length=400)]
_NUMBERED: Final = {"to", "khu", "khoi", "cum", "doi", "pho"}
_COMMUNE_KINDS: Final = {"xa", "phuong", "thi", "tran", "p", "x", "tt"}
_STEP, _FIRST = 10, 100


class FormerName(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a place, or a part of it, was called before, and in which former commune or ward."""

    name: Text
    commune: Text = ""

    @property
    def said(self) -> str:
        """The name with its commune: Tổ 6, phường Kim Liên."""
        return f"{self.name}, {self.commune}" if self.commune else self.name


class Place(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A village or residential group; `since` (ISO) is when it took this name, several `former` ones were merged."""

    name: Text
    kind: Text = ""
    former: Annotated[tuple[FormerName, ...], msgspec.Meta(max_length=100)] = ()
    since: Text = ""
    households: Annotated[int, msgspec.Meta(ge=0, le=10**6)] | None = None


class PlaceList(msgspec.Struct, frozen=True, kw_only=True):
    """All places of one unit, as its list was adopted."""

    unit_code: Text = ""
    places: Annotated[tuple[Place, ...], msgspec.Meta(max_length=5000)] = ()


class FoundPlace(NamedTuple):
    """A place that was asked for, by its present name or by this former one; `shared` if another was called so too."""

    place: Place
    former: FormerName | None = None
    shared: bool = False


class _Named(NamedTuple):
    family: str
    bare: tuple[str, ...]
    marked: tuple[str, ...]
    within: tuple[str, ...]
    found: FoundPlace


class PlaceFinder:
    """An index over the places of one unit, asked at every key."""

    def __init__(self, places: Iterable[Place]) -> None:
        named = []
        for place in places:
            named.append(_as_named(place.name, "", FoundPlace(place)))
            named += [_as_named(one.name, one.commune, FoundPlace(place, one)) for one in place.former]
        counted: dict[tuple[str, tuple[str, ...]], set[str]] = {}
        for one in named:
            counted.setdefault((one.family, one.bare), set()).add(one.found.place.name)
        self._named = [
            one._replace(found=one.found._replace(shared=len(counted[one.family, one.bare]) > 1)) for one in named
        ]
        self._said = [" ".join(["", *one.bare, *one.within]) for one in self._named]  # a look at this costs least

    def find(self, typed: str, most: int = 8) -> list[FoundPlace]:
        """The places that the words may mean, best first: by whole names, present before former, then by beginnings."""
        family, asked = named_so(typed)
        if not family and not asked:
            return []
        begun = [f" {word}" for word in asked]
        ranked = [
            (-score, bool(one.found.former), number, one.found)
            for number, (one, said) in enumerate(zip(self._named, self._said, strict=True))
            if all(word in said for word in begun) and (score := _score(family, asked, one)) > 0
        ]
        best: dict[Place, FoundPlace] = {}
        for *_, found in sorted(ranked, key=lambda rank: rank[:3]):
            best.setdefault(found.place, found)
        return list(best.values())[:most]

    def named(self, name: str, within: str = "") -> list[FoundPlace]:
        """The places whose whole name, present or former, is this; `within` may name the former commune."""
        family, bare = named_so(name)
        commune = set(words_of(within))
        found = [
            one
            for one in self._named
            if bare and one.bare == bare and family in {"", one.family} and _lay_in(one, commune)
        ]
        marked = () if name.isascii() else _marked(name, bare)
        very = [one for one in found if one.marked == marked]
        best: dict[Place, FoundPlace] = {}
        for one in sorted(very or found, key=lambda one: bool(one.found.former)):
            best.setdefault(one.found.place, one.found)
        return list(best.values())


def named_so(name: str) -> tuple[str, tuple[str, ...]]:
    """A place's family and bare name as they are compared: "TDP số 06" is ("to", ("6",))."""
    said = words_of(name)
    family, length = family_at(said, 0)
    if length and said[length : length + 1] == ["so"]:
        length += 1
    return family, tuple(said[length:])


def kind_of(name: str) -> str:
    """What a place's full name says that it is, as written; "" when it does not say."""
    written = nfc(name)
    said = tokens(written)
    _, length = family_at([token.word for token in said], 0)
    return written[: said[length - 1].end] if length else ""


def full_name(kind: str, name: str) -> str:
    """The name with what the place is before it, unless the name says so itself."""
    if not kind or kind_of(name):
        return name
    number = " số " if " " in kind and named_so(kind)[0] in _NUMBERED and name.isdigit() else " "
    return f"{kind[:1].upper()}{kind[1:]}{number}{name}"


def _as_named(name: str, commune: str, found: FoundPlace) -> _Named:
    family, bare = named_so(name)
    return _Named(family, bare, _marked(name, bare), tuple(words_of(commune)), found)


def _marked(name: str, bare: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(marked_words(name)[-len(bare) :]) if bare else ()


def _score(family: str, asked: tuple[str, ...], one: _Named) -> int:
    """How well a name answers: 0 not at all, most when nothing is left over."""
    if family and family != one.family:
        return 0
    if asked == one.bare:
        return _FIRST
    if asked and not set(asked) - set(one.within):
        return 0  # only the commune it lay in
    left = [*one.bare, *one.within]
    score = 1 + (bool(asked) and bool(one.bare) and one.bare[0].startswith(asked[0]))
    for number, word in enumerate(asked, 1):
        at = _place_of(word, left, whole=word.isdigit() and number < len(asked))
        if at < 0:
            return 0
        score += _STEP * (left.pop(at) == word)
    return min(score, _FIRST - 1)


def _place_of(word: str, among: list[str], *, whole: bool) -> int:
    if word in among:
        return among.index(word)
    return -1 if whole else next((at for at, known in enumerate(among) if known.startswith(word)), -1)


def _lay_in(one: _Named, commune: set[str]) -> bool:
    return not commune or (bool(one.within) and set(one.within) - _COMMUNE_KINDS <= commune)
