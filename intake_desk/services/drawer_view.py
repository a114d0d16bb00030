"""What a clerk may see of their drawer: it is counted blind, and told only then."""

import msgspec

from intake_desk.domain.cash_causes import Cause
from intake_desk.domain.cash_lines import Movement
from intake_desk.domain.drawers import Count, Drawer
from intake_desk.domain.hand_overs import HandOver
from intake_desk.services.mended_money import Mended


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a count showed: expected and difference are told only now; `causes` where there is a difference."""

    count: Count
    causes: tuple[Cause, ...] = ()


class DrawerView(msgspec.Struct, frozen=True, kw_only=True):
    """The clerk's drawer as they may see it: blind until it is counted.

    `drawer` is there only with a `result` or when it is closed; before that only what the clerk did by hand is listed.
    `waiting` is cash that others handed to this clerk, `given` what this clerk handed over and nobody has accepted,
    `disputed` what of it was lately taken otherwise than it was given.
    `mended` is what became of this clerk's takings that day: struck out, given back, put under another means.
    `people` are all others of the unit as (name, login), `codes` those of the dossiers that the causes name.
    """

    day: str
    opened: bool
    float_amount: int
    proposed_float: int
    payments: int
    moved: tuple[Movement, ...]
    counts: int
    waiting: tuple[HandOver, ...]
    given: tuple[HandOver, ...]
    disputed: tuple[HandOver, ...]
    mended: tuple[Mended, ...]
    left_open: tuple[str, ...]
    in_use: bool
    drawer: Drawer | None = None
    result: Result | None = None
    closed: tuple[Drawer, ...] = ()
    needs_witness: bool = False
    people: tuple[tuple[str, str], ...] = ()
    codes: dict[str, str] = {}


class Unexplained(msgspec.Struct, frozen=True, kw_only=True):
    """A drawer of the unit whose newest count differs, with the likely causes and the codes of the dossiers in them."""

    drawer: Drawer
    causes: tuple[Cause, ...]
    codes: dict[str, str]
