"""What entries say about the scans of a dossier's papers."""

from typing import Annotated

import msgspec

from intake_desk.domain.kinds import Amount, Facts, Personal

Mark = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]  # also a file's name: nothing else may stand in it


class ScanAdded(Facts, frozen=True, kw_only=True):
    """A scan of this content was stored at the entry's desk.

    `hash` is keyed by that desk, so that nobody can try guesses at the content against a journal; `media` was told from
    the content; `of` is "paper", "result" or "other"; `state` is TrangThaiSoHoa (1 số hóa, 2 tái sử dụng, 3 tái sử
    dụng từ kết quả).
    """

    hash: Mark
    media: str
    bytes: Amount
    pages: Amount = 1
    of: str = "paper"
    state: Annotated[int, msgspec.Meta(ge=1, le=3)] = 1


class ScanPaper(Personal, frozen=True, kw_only=True):
    """Which paper the scan shows, in the dossier's words, and what its file was called."""

    paper: str = ""
    name: str = ""


class ScanRemoved(Facts, frozen=True, kw_only=True):
    """A scan was taken out of the dossier; with `erased` its content was deleted from the desk as well."""

    hash: Mark
    erased: bool = False


class ScanPlace(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one scan is shown: turned clockwise by `rotation` degrees, and what it is of."""

    hash: Mark
    rotation: Annotated[int, msgspec.Meta(ge=0, le=270, multiple_of=90)] = 0
    of: str = "paper"
    state: Annotated[int, msgspec.Meta(ge=1, le=3)] = 1


class ScansArranged(Facts, frozen=True, kw_only=True):
    """The dossier's scans were put in this order, those that are not named behind; the contents stay as they are."""

    places: tuple[ScanPlace, ...]


class ScanPapers(Personal, frozen=True, kw_only=True):
    """Which paper each scan shows, by its hash, where that changed."""

    papers: dict[str, str] = msgspec.field(default_factory=dict)
