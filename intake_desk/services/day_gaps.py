"""What is missing between the numbers of a day, and between what a drawer kept and the next one began with."""

import msgspec


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of a desk's range that were passed over on the day."""

    desk: str
    first: int
    last: int


class BookGap(msgspec.Struct, frozen=True):
    """Numbers of a book of fee receipts that were passed over before one that was given on the day."""

    series: str
    first: int
    last: int


class FloatGap(msgspec.Struct, frozen=True, kw_only=True):
    """A drawer that began with something else (`begun`, đồng) than its clerk's last one there had kept on `day`."""

    desk: str
    clerk: str
    day: str
    kept: int
    begun: int


class FloatKept(msgspec.Struct, frozen=True, kw_only=True):
    """What is left of what a clerk's drawer at a desk kept on `day`, and no drawer of theirs has begun with; `begun`
    where one has begun since, with less.
    """

    desk: str
    clerk: str
    day: str
    kept: int
    begun: bool = False
