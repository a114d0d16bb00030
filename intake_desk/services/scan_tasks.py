"""What the desk asks of the process that opens scans, and what that process answers."""

import msgspec

from intake_desk.domain.scans import ScanLimits


class Picture(msgspec.Struct, frozen=True, array_like=True):
    """A page as rows of red, green, blue bytes without padding."""

    width: int
    height: int
    rgb: bytes

    @property
    def is_whole(self) -> bool:
        """Whether the bytes are as many as the size says."""
        return min(self.width, self.height) > 0 and len(self.rgb) == 3 * self.width * self.height


class Part(msgspec.Struct, frozen=True, array_like=True):
    """One scan as it is to be shown: its content, its type, and how far it is turned clockwise."""

    content: bytes
    media: str
    rotation: int = 0


class Inspect(msgspec.Struct, frozen=True, tag=True):
    """Tell what a content is, and whether all of it can be opened within the limits."""

    content: bytes
    limits: ScanLimits


class Draw(msgspec.Struct, frozen=True, tag=True):
    """Draw `most` pages of a scan from page `first` (0 is the first), at most `wide` wide."""

    part: Part
    limits: ScanLimits
    wide: int
    first: int = 0
    most: int = 1


class Join(msgspec.Struct, frozen=True, tag=True):
    """Make one PDF of all parts; with `most_bytes` one that is no larger, as sharp as that allows."""

    parts: tuple[Part, ...]
    limits: ScanLimits
    most_bytes: int = 0


class Seen(msgspec.Struct, frozen=True, tag=True):
    """What a content is."""

    media: str
    pages: int


class Drawn(msgspec.Struct, frozen=True, tag=True):
    """The pages asked for."""

    pages: tuple[Picture, ...]


class Joined(msgspec.Struct, frozen=True, tag=True):
    """The PDF."""

    pdf: bytes


class Refused(msgspec.Struct, frozen=True, tag=True):
    """Why not: the code of a refusal and what its sentence needs."""

    code: str
    params: dict[str, str | int] = {}


Task = Inspect | Draw | Join
Answer = Seen | Drawn | Joined | Refused
