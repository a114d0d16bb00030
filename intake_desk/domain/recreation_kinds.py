"""What an entry says that stands in for a dossier's lost beginning: its receipt, and what was read from the paper."""

from intake_desk.domain.kinds import Amount, Count, Facts, FeeLine, Moment, PaperCount


class DossierRecreated(Facts, frozen=True, kw_only=True):
    """A citizen's signed receipt was shown whose dossier nobody here knew: its desk was lost before it sent anything.

    The entry's subject is the dossier's own id, so that the lost beginning, should it ever come, is the same dossier.
    `receipt_journal` is the journal of the desk whose key signed the receipt. Fees and what was paid of them are what
    the paper says was settled back then: no money was taken now.
    """

    receipt_journal: str
    code: str
    book: str
    line: Count
    procedure: str
    procedure_name: str
    received_at: Moment
    due_at: Moment = 0
    provisional: bool = False
    papers: tuple[PaperCount, ...] = ()
    fees: tuple[FeeLine, ...] = ()
    paid_cash: Amount = 0
    paid_transfer: Amount = 0
    waived: Amount = 0
