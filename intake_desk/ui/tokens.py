"""The colours, spaces and sizes of the program: the only place where a colour or a distance is written."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tokens:
    """The colours of one scheme; each meaning has a ground on which its own colour is readable."""

    background: str
    card: str
    ink: str
    soft: str
    line: str
    accent: str
    on_accent: str
    waiting: str
    wrong: str
    information: str
    done: str
    accent_ground: str
    waiting_ground: str
    wrong_ground: str
    information_ground: str
    done_ground: str
    neutral_ground: str
    accent_hover: str
    accent_pressed: str
    hover: str

    def ink_of(self, kind: str) -> str:
        """The text colour of a meaning: done, waiting, wrong, information, accent, neutral, soft or ink."""
        return self.soft if kind == "neutral" else str(getattr(self, kind))

    def ground_of(self, kind: str) -> str:
        return str(getattr(self, f"{kind}_ground"))


LIGHT = Tokens(
    background="#F4F5F3",
    card="#FFFFFF",
    ink="#1B1F23",
    soft="#5B6570",
    line="#DDE1E0",
    accent="#0E6B5C",
    on_accent="#FFFFFF",
    waiting="#8A5A00",
    wrong="#A4262C",
    information="#1F5FA8",
    done="#1B6E2E",
    accent_ground="#E1F0ED",
    waiting_ground="#FEF2D9",
    wrong_ground="#FBE7E6",
    information_ground="#E5EEFA",
    done_ground="#E3F3E5",
    neutral_ground="#EBEDEC",
    accent_hover="#0B5C4F",
    accent_pressed="#094C41",
    hover="#F4F5F3",
)

DARK = Tokens(
    background="#15191C",
    card="#1D2327",
    ink="#E9EDEF",
    soft="#9BA7B0",
    line="#303A40",
    accent="#4DB6A3",
    on_accent="#15191C",
    waiting="#F0C36D",
    wrong="#F2A09A",
    information="#8DBBF2",
    done="#93D3A0",
    accent_ground="#16322D",
    waiting_ground="#3A2F17",
    wrong_ground="#412624",
    information_ground="#1B2C42",
    done_ground="#1B3222",
    neutral_ground="#2A3238",
    accent_hover="#62C4B2",
    accent_pressed="#3FA592",
    hover="#262D32",
)

MEANINGS = ("done", "waiting", "wrong", "information", "accent", "neutral")

STEP = 4
CARD_PADDING = 16
CARD_CORNER = 10
FIELD_CORNER = 7
TAG_CORNER = 10
FIELD_HEIGHT = 34
BUTTON_HEIGHT = 36
MAIN_BUTTON_HEIGHT = 46
ROW_HEIGHT = 35
LINE_HEIGHT = 22
ICON_SIZE = 20
TOP_BAR_HEIGHT = 52
RAIL_WIDTH = 76
STATUS_HEIGHT = 30
PAGE_MARGIN = 20
CARD_GAP = 12
COLUMN_GAP = 18
SIDE_WIDTH = 372
SIDE_LEAST = 324


def text_pairs(t: Tokens) -> list[tuple[str, str, str]]:
    """Every (what, text colour, ground) that the program ever shows, for the contrast test."""
    pairs = [
        (f"{name} on {ground}", getattr(t, name), getattr(t, ground))
        for name in ("ink", "soft", "accent", "waiting", "wrong", "information", "done")
        for ground in ("background", "card", "hover")
    ]
    pairs += [(f"{kind} tag", t.ink_of(kind), t.ground_of(kind)) for kind in MEANINGS]
    pairs += [
        (f"{name} on the chosen row", getattr(t, name), t.accent_ground) for name in ("ink", "soft", "wrong", "waiting")
    ]
    pairs += [(f"wrong on {kind} doubts", t.wrong, t.ground_of(kind)) for kind in ("waiting", "information")]
    pairs += [(f"ink on {kind} notice", t.ink, t.ground_of(kind)) for kind in MEANINGS]
    pairs += [("main button", t.on_accent, ground) for ground in (t.accent, t.accent_hover, t.accent_pressed)]
    return pairs


def contrast(one: str, other: str) -> float:
    """The WCAG contrast ratio of two colours written #RRGGBB."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# What a telephone reads from the screen is black on white in every scheme.
CODE_DARK = "#000000"
CODE_LIGHT = "#FFFFFF"
