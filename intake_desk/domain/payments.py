"""What a dossier's payments become: taken, struck out, given back, recorded under another means."""

import msgspec

from intake_desk.domain.dossier import Dossier, Payment
from intake_desk.domain.entries import Entry
from intake_desk.domain.kinds import FeePaid
from intake_desk.domain.money_kinds import FeeMeansCorrected, FeeRefunded, FeeVoided, MisfitReversed
from intake_desk.domain.reversals import found_misfit
from intake_desk.domain.tally import MEANS

_change = msgspec.structs.replace
_FIELDS = {"cash": "paid_cash", "online": "paid_online"}


def paid(dossier: Dossier, entry: Entry) -> Dossier:
    """Money was taken."""
    facts = entry.facts
    assert isinstance(facts, FeePaid)
    payment = Payment(
        id=facts.payment,
        at_ms=entry.at_ms,
        day=entry.day,
        actor=entry.actor,
        journal=entry.place.journal,
        amount=facts.amount,
        means=facts.means,
        phi=facts.phi,
        le_phi=facts.le_phi,
        receipts=facts.receipts,
        tendered=facts.tendered,
        confirmed=facts.confirmed,
    )
    return _moved(_change(dossier, payments=(*dossier.payments, payment)), facts.means, facts.amount)


def voided(dossier: Dossier, entry: Entry) -> Dossier:
    """A payment never came."""
    facts = entry.facts
    assert isinstance(facts, FeeVoided)
    payment = found(dossier, facts.payment)
    assert payment is not None
    return _moved(_replaced(dossier, _change(payment, voided=True)), payment.means, -payment.amount)


def refunded(dossier: Dossier, entry: Entry) -> Dossier:
    """Some of a payment was given back."""
    facts = entry.facts
    assert isinstance(facts, FeeRefunded)
    payment = found(dossier, facts.payment)
    assert payment is not None
    refunded, phi = payment.refunded + facts.amount, payment.refunded_phi + facts.phi
    given_back = _replaced(dossier, _change(payment, refunded=refunded, refunded_phi=phi))
    return _change(given_back, refunded=dossier.refunded + facts.amount)


def means_corrected(dossier: Dossier, entry: Entry) -> Dossier:
    """A payment came by another means than was recorded."""
    facts = entry.facts
    assert isinstance(facts, FeeMeansCorrected)
    payment = found(dossier, facts.payment)
    assert payment is not None
    moved = _moved(_moved(dossier, payment.means, -payment.amount), facts.means, payment.amount)
    return _replaced(moved, _change(payment, means=facts.means))


def reversed_again(dossier: Dossier, entry: Entry) -> Dossier:
    """What was said without effect is out of the sums too: nobody need look at it any more."""
    facts = entry.facts
    assert isinstance(facts, MisfitReversed)
    return _change(dossier, misfits=tuple(one for one in dossier.misfits if one.hash != facts.misfit))


def found(dossier: Dossier, payment: str) -> Payment | None:
    """The payment of this name that was not struck out."""
    return next((one for one in dossier.payments if payment and one.id == payment and not one.voided), None)


_ABOUT_PAYMENTS = frozenset({MisfitReversed, FeePaid, FeeVoided, FeeRefunded, FeeMeansCorrected})


def fits(dossier: Dossier, entry: Entry) -> bool:
    """Whether what is said about a payment can be true of the dossier as it stands."""
    facts = entry.facts
    if type(facts) not in _ABOUT_PAYMENTS:  # asked of every entry there is
        return True
    if isinstance(facts, MisfitReversed):
        return found_misfit(dossier, entry) is not None
    if isinstance(facts, FeePaid):
        return _can_be_paid(dossier, facts)
    assert isinstance(facts, FeeVoided | FeeRefunded | FeeMeansCorrected)
    payment = found(dossier, facts.payment)
    if payment is None:
        return False
    return _is_left(payment, facts) if isinstance(facts, FeeRefunded) else _is_of(payment, facts)


def _can_be_paid(dossier: Dossier, facts: FeePaid) -> bool:
    """Whether money came in, of known sorts, under a name of its own; older programs gave neither names nor sorts."""
    if facts.means not in MEANS or min(facts.phi, facts.le_phi) < 0 or facts.amount <= 0:
        return False
    if facts.payment and any(one.id == facts.payment for one in dossier.payments):
        return False
    unsorted = not facts.payment and not facts.phi and not facts.le_phi
    return unsorted or facts.phi + facts.le_phi == facts.amount


def _is_left(payment: Payment, facts: FeeRefunded) -> bool:
    """Whether so much of each sort can still be given back."""
    sorts = ((facts.phi, payment.left("phi")), (facts.le_phi, payment.left("le_phi")))
    return (
        facts.means in MEANS
        and 0 < facts.amount == facts.phi + facts.le_phi
        and all(0 <= amount <= left for amount, left in sorts)
    )


def _is_of(payment: Payment, facts: FeeVoided | FeeMeansCorrected) -> bool:
    """Whether this payment is struck out or moved whole: what is said leaves the sums that it stands in."""
    if isinstance(facts, FeeVoided):
        rest = facts.means == payment.means and facts.receipts == payment.receipts
    else:
        rest = facts.was == payment.means and facts.means in MEANS and facts.means != facts.was
    said = (facts.amount, facts.phi, facts.le_phi, facts.taker, facts.journal)
    stands = (payment.amount, payment.phi, payment.le_phi, payment.actor, payment.journal)
    return rest and said == stands and not payment.refunded


def _replaced(dossier: Dossier, payment: Payment) -> Dossier:
    return _change(dossier, payments=tuple(payment if one.id == payment.id else one for one in dossier.payments))


def _moved(dossier: Dossier, means: str, amount: int) -> Dossier:
    field = _FIELDS.get(means, "paid_transfer")
    return _change(dossier, **{field: getattr(dossier, field) + amount})
