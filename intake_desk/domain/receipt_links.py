"""The link in a receipt's QR: what a telephone's camera opens, and what our own scanners read behind it."""

import re
from typing import Final

LOOKUP: Final = "/tra-cuu"
_ADDRESS: Final = re.compile(r"https?://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?")
# Whatever an input method makes of the host, the path comes after it. What may stand before is none of this pattern's
# business: one that begins with any number of blanks tries each of them anew.
_LINK: Final = re.compile(rf"https?://[^/\s]+{LOOKUP}/", re.IGNORECASE)


def is_address(text: str) -> bool:
    """Whether a link can begin with this: scheme, host and perhaps a port, in small letters."""
    return _ADDRESS.fullmatch(text) is not None


def link(address: str, text: str) -> str:
    """The text as a link to the look-up page; the text itself where no address is known.

    In capitals, which name the same host and which a QR code packs tightly.
    """
    return f"{address}{LOOKUP}/".upper() + text if address else text


def without_link(scanned: str) -> str:
    """The text of one of our codes, whether or not it was printed as a link."""
    return _LINK.sub("", scanned, count=1)
