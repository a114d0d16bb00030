"""The day's money by books of receipts: rows that add up to what the day really took."""

from collections.abc import Iterator, Mapping

import msgspec

from intake_desk.domain.closing_sums import NOWHERE, taken


class SeriesSum(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken under one series of receipts, without what was struck out, or ("") without a receipt; in a row of
    their own (`refunds`) whatever was given back of which it is not known for which receipts. In đồng; `receipts` and
    `voided` count receipts.
    """

    series: str = ""
    refunds: bool = False
    receipts: int = 0
    voided: int = 0
    taken: int = 0
    refunded: int = 0

    @property
    def net(self) -> int:
        """What the row leaves of the day's takings."""
        return self.taken - self.refunded


def by_series(rows: Mapping[str, Mapping[str, int]], refunds: Mapping[str, int] | None = None) -> tuple[SeriesSum, ...]:
    """The rows of a closing's grouping by series: their nets add up to all that came in, each receipt counts once.

    `refunds` says what was given back of payments under each series, where that is known.
    """
    return tuple(_rows(rows, {series: amount for series, amount in (refunds or {}).items() if series and amount}))


def _rows(rows: Mapping[str, Mapping[str, int]], refunds: Mapping[str, int]) -> Iterator[SeriesSum]:
    for series in dict.fromkeys([*rows, *sorted(refunds)]):
        counts = rows.get(series, {})
        if series != NOWHERE:
            yield SeriesSum(
                series=series,
                receipts=counts.get("receipts", 0),
                voided=counts.get("voided_receipts", 0),
                taken=taken(counts),
                refunded=refunds.get(series, 0),
            )
    rest = rows.get(NOWHERE, {})
    refunded = rest.get("refunded", 0)
    if without := taken(rest) + refunded:
        yield SeriesSum(taken=without)
    if left := refunded - sum(refunds.values()):
        yield SeriesSum(refunds=True, refunded=left)
