"""Tells a scanner from a hand: a scanner types many characters in a few milliseconds and ends with Enter."""

from dataclasses import dataclass

SHORTEST = 8
LONGEST_GAP = 60
MEAN_GAP = 30


@dataclass
class Burst:
    """Characters that came one right after the other."""

    text: str
    began: int
    latest: int


class Scanner:
    """Fed with (text, milliseconds); answers with the scanned text when an Enter ends a burst."""

    def __init__(self, shortest: int = SHORTEST, longest_gap: int = LONGEST_GAP, mean_gap: int = MEAN_GAP) -> None:
        self._shortest = shortest
        self._longest_gap = longest_gap
        self._mean_gap = mean_gap
        self._burst: Burst | None = None

    @property
    def text(self) -> str:
        """What the present burst has so far."""
        return self._burst.text if self._burst is not None else ""

    def forget(self) -> None:
        """A key that no scanner sends, or a change of focus, ends the burst."""
        self._burst = None

    def feed(self, text: str, at: int) -> bool:
        """Take typed characters; True when they begin a new burst."""
        burst = self._burst
        if burst is not None and at - burst.latest <= self._longest_gap:
            burst.text += text
            burst.latest = at
            return False
        self._burst = Burst(text, at, at)
        return True

    def end(self, at: int) -> str | None:
        """Enter was pressed: the scanned text, or None when it was a hand."""
        burst, self._burst = self._burst, None
        if burst is None or len(burst.text) < self._shortest or at - burst.latest > self._longest_gap:
            return None
        return burst.text if burst.latest - burst.began <= self._mean_gap * (len(burst.text) - 1) else None
