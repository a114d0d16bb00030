"""Two releases of the program in one process: the newer knows a kind of entry, and a version, that the older does not.

The kinds of entries are one table of the process. Whoever acts puts on the table that its release knows.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from intake_desk.domain import kinds, life, registry
from intake_desk.domain.dossier import STATES, Dossier
from intake_desk.domain.entries import Entry
from intake_desk.server import register as server_register
from intake_desk.store import register

TODAY, NEXT = 0, 1


class DossierMarked(kinds.Facts, frozen=True, kw_only=True):
    """What the next release can record and this one has never heard of."""

    mark: str


def _marked(dossier: Dossier, entry: Entry) -> Dossier:
    assert isinstance(entry.facts, DossierMarked)
    return msgspec.structs.replace(dossier, note=entry.facts.mark)


def _rated_in_words(facts: object) -> object:
    return facts


MARKED = registry.Kind("dossier.marked", DossierMarked)
RATED = registry.Kind("dossier.rated", kinds.DossierRated, None, 2, {1: _rated_in_words})
_present = [TODAY]


def _put_on(release: int) -> None:
    if release == NEXT:
        changed = {RATED.name: RATED, MARKED.name: MARKED}
        registry._by_name.update(changed)
        registry._by_facts.update({kind.facts: kind for kind in changed.values()})
        registry._facts_decoders[MARKED.name] = msgspec.msgpack.Decoder(DossierMarked)
        register.KINDS = server_register.KINDS = (
            *(kind for kind in registry.KINDS if kind.name != RATED.name),
            *changed.values(),
        )
        life.WAYS[DossierMarked] = life.Way(STATES, _marked)
    else:
        for name in (MARKED.name, RATED.name):
            registry._by_name.pop(name, None)
        for facts in (DossierMarked, kinds.DossierRated):
            registry._by_facts.pop(facts, None)
        old = next(kind for kind in registry.KINDS if kind.name == RATED.name)
        registry._by_name[old.name] = registry._by_facts[old.facts] = old
        registry._facts_decoders.pop(MARKED.name, None)
        life.WAYS.pop(DossierMarked, None)
        register.KINDS = server_register.KINDS = registry.KINDS
    _present[0] = release


@contextmanager
def running(release: int) -> Iterator[None]:
    """What happens inside is done by this release of the program."""
    before = _present[0]
    if release != before:
        _put_on(release)
    try:
        yield
    finally:
        if release != before:
            _put_on(before)
