"""What happens to money after it was taken, and to the drawers that it lies in."""

from typing import Annotated

import msgspec

from intake_desk.domain.kinds import Amount, Count, Facts, FeeReceipt, Moment, Personal, Reason

# The notes of đồng in circulation that a counter sees, the largest first.
DENOMINATIONS = (500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000)
Notes = Annotated[dict[str, Count], msgspec.Meta(max_length=20)]


class FeeVoided(Facts, frozen=True, kw_only=True):
    """A payment that was recorded by mistake is struck out; its receipts keep their numbers and say so.

    It leaves the drawer that the payment went into: that of `taker` at the desk `journal`. `second` is the login of
    the other person, who agreed with their own password.
    """

    payment: str
    amount: Amount
    means: str
    taker: str
    journal: str
    second: str
    phi: Amount = 0
    le_phi: Amount = 0
    receipts: tuple[FeeReceipt, ...] = ()


class FeeRefunded(Facts, frozen=True, kw_only=True):
    """Money was given back: `amount` đồng of a payment, from the actor's drawer when `means` is "cash".

    `second` is the login of the other person, who agreed with their own password; `mistake` when it had never been
    due, so that even what is not refundable went back.
    """

    refund: str
    payment: str
    amount: Amount
    means: str
    second: str
    phi: Amount = 0
    le_phi: Amount = 0
    mistake: bool = False


class Refund(Reason, frozen=True, kw_only=True):
    """Why money was given back, to whom, and against which paper."""

    receiver: str = ""
    paper: str = ""


class FeeMeansCorrected(Facts, frozen=True, kw_only=True):
    """A payment was recorded under the wrong means: it was not `was` but `means`. Drawer and second as in FeeVoided."""

    payment: str
    amount: Amount
    was: str
    means: str
    taker: str
    journal: str
    second: str
    phi: Amount = 0
    le_phi: Amount = 0


class MisfitReversed(Facts, frozen=True, kw_only=True):
    """What another entry says about a payment is taken out of the sums again, for it found no place in its dossier:
    two desks had mended one payment without knowing of each other, and the other one's entry holds.

    `misfit` is the hash of that entry, which stands in `written_in` under `number`; one of `void`, `refund` and
    `correction` is what it says. The figures go back to `taker` at `journal`: who took what was struck out, or, where
    cash that went out twice was brought back, the entry's own actor. `depth` is 1; where the misfit is itself such an
    entry, it is one more than there, and what is even counts again. Second as in FeeVoided.
    """

    misfit: bytes
    written_in: str
    number: Count
    taker: str
    journal: str
    second: str
    void: FeeVoided | None = None
    refund: FeeRefunded | None = None
    correction: FeeMeansCorrected | None = None
    depth: Count = 1


class TransferMatched(Facts, frozen=True, kw_only=True):
    """A line of the bank's statement shows that this payment came: `line` is the line's own mark, never used twice."""

    payment: str
    line: str
    amount: Amount
    booked_at: Moment = 0


class StatementLine(Personal, frozen=True, kw_only=True):
    """What the bank's statement says beside the amount."""

    text: str = ""
    reference: str = ""


class LineLeft(Facts, frozen=True, kw_only=True):
    """A credit of the bank's statement that no transfer explains: `line` is its own mark, `verdict` what it looked
    like (`statements.VERDICTS`), `dossier` the id of the one that it names, where it names any.
    """

    line: str
    amount: Amount
    verdict: str
    booked_at: Moment = 0
    dossier: str = ""


class LineExplained(Facts, frozen=True, kw_only=True):
    """A person said what a line that no transfer explains is; `line` is its mark. `second` is the login of who agreed,
    "" where the actor had taken no money of the dossier that the line speaks of.
    """

    line: str
    amount: Amount
    second: str = ""


class DrawerOpened(Facts, frozen=True, kw_only=True):
    """The entry's actor opened their drawer at this desk with `float_amount` đồng in it.

    A drawer is everything that one clerk does with cash at one desk on one business day, up to its closing.
    """

    float_amount: Amount
    notes: Notes = msgspec.field(default_factory=dict)


class CashMoved(Facts, frozen=True, kw_only=True):
    """Cash was put into the actor's drawer (`amount` above 0) or taken out of it; `sort` is "change", "bank" or
    "other".
    """

    amount: Amount
    sort: str = "other"


class CashHanded(Facts, frozen=True, kw_only=True):
    """The actor gave `amount` đồng out of their drawer to the clerk `receiver`, who has to accept it."""

    hand_over: str
    receiver: str
    amount: Amount


class CashAccepted(Facts, frozen=True, kw_only=True):
    """The actor counted and took what `giver` handed over; `amount` is what was really there."""

    hand_over: str
    giver: str
    amount: Amount


class DrawerCounted(Facts, frozen=True, kw_only=True):
    """The actor counted their drawer without being shown what must be in it: notes by denomination."""

    counted: Amount
    notes: Notes = msgspec.field(default_factory=dict)


class DrawerClosed(Facts, frozen=True, kw_only=True):
    """The actor's drawer was closed: what it had to hold and what was counted; of that `kept` stays as the next float
    and `delivered` went to the unit. `second` is who witnessed it, where a supervisor closes their own ("" otherwise).
    """

    expected: Amount
    counted: Amount
    kept: Amount = 0
    delivered: Amount = 0
    second: str = ""


class DrawerClosedFor(DrawerClosed, frozen=True, kw_only=True):
    """The drawer of `clerk` at the desk `journal` was counted and closed by the actor, with `second`, because who had
    it is not there to do so, or that desk is not: of the entry's day, at whatever desk it is written. All of it was
    delivered (`kept` is 0).
    """

    journal: str
    clerk: str
    notes: Notes = msgspec.field(default_factory=dict)


# What a clerk does with their own drawer besides taking fees and giving them back; others end it in their place.
InDrawers = DrawerOpened | CashMoved | CashHanded | CashAccepted | DrawerCounted | DrawerClosed


class Explanation(Personal, frozen=True, kw_only=True):
    """Why the drawer was short or over, in the clerk's words."""

    reason: str = ""
