"""How long to wait before the next try: full jitter, so that desks that fell silent together do not return together."""

FIRST_SECONDS = 1.0
MOST_SECONDS = 60.0
_DOUBLINGS = 16  # beyond this any cap is reached; two to the power of a thousand failures is no number of seconds


def delay(failures: int, random: float, first: float = FIRST_SECONDS, most: float = MOST_SECONDS) -> float:
    """Seconds to wait after this many failures in a row; `random` is drawn from [0, 1)."""
    return random * min(most, first * (1 << min(max(failures, 1) - 1, _DOUBLINGS)))
