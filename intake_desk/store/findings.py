"""What a proof of a store finds."""

import msgspec


class Finding(msgspec.Struct, frozen=True):
    """One thing found wrong: its kind and what is needed to say it in words (never personal data)."""

    kind: str
    params: dict[str, str | int]
