"""The four words by which a closing is known on the wall and on the telephone."""

from functools import cache
from importlib.resources import files

import msgspec

from intake_desk.domain.closings import four_words

WORDS = "fingerprint_words.json"


@cache
def words() -> tuple[str, ...]:
    """The everyday words that ship with the program; all differ also where tone marks are left out."""
    return msgspec.json.decode((files("intake_desk.resources") / WORDS).read_bytes(), type=tuple[str, ...])


def fingerprint(mark: bytes) -> str:
    """A closing's hash as four words."""
    return four_words(mark, words())
