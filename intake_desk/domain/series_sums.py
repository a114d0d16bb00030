"""The day's money by books of receipts: rows that add up to what the day really took."""

from collections.abc import Iterator, Mapping

import msgspec

from intake_desk.domain.closing_sums import NOWHERE, taken


class SeriesSum(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken under one series of receipts, without what was struck out, or ("") without a receipt; in a row of
    their own (`refunds`) whatever was given back, for no receipt is made for that. In đồng; `receipts` and `voided`
    count receipts.
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


def by_series(rows: Mapping[str, Mapping[str, int]]) -> tuple[SeriesSum, ...]:
    """The rows of a closing's grouping by series: their nets add up to all that came in, each receipt counts once."""
    return tuple(_rows(rows))


def _rows(rows: Mapping[str, Mapping[str, int]]) -> Iterator[SeriesSum]:
    for series, counts in rows.items():
        if series != NOWHERE:
            yield SeriesSum(
                series=series,
                receipts=counts.get("receipts", 0),
                voided=counts.get("voided_receipts", 0),
                taken=taken(counts),
            )
    rest = rows.get(NOWHERE, {})
    refunded = rest.get("refunded", 0)
    if without := taken(rest) + refunded:
        yield SeriesSum(taken=without)
    if refunded:
        yield SeriesSum(refunds=True, refunded=refunded)
