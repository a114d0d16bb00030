"""Stored entries as what they say."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from intake_desk.domain.entries import BrokenEntry, Entry, Sealed, unseal


def unsealed(rows: Iterable[tuple[bytes, bytes]]) -> Iterator[Entry]:
    """The entries whose bodies and personal parts these are; one that is none any more is left to `verification`."""
    for body, personal in rows:
        with suppress(BrokenEntry):
            yield unseal(Sealed(body, personal))
