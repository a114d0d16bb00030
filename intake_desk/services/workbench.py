"""All that can be done at a desk, put together once."""

from dataclasses import dataclass

from intake_desk.services.accounts import Accounts
from intake_desk.services.books import Books
from intake_desk.services.calendars import CalendarDesk
from intake_desk.services.casework import Casework
from intake_desk.services.closing import ClosingDesk
from intake_desk.services.desk import Desk
from intake_desk.services.drawers import DrawerDesk
from intake_desk.services.exceptions import ExceptionDesk
from intake_desk.services.fast_lane import FastLane
from intake_desk.services.fee_lists import FeeLists
from intake_desk.services.fee_papers import FeePapers
from intake_desk.services.feedback import FeedbackDesk
from intake_desk.services.forwarding import Forwarding
from intake_desk.services.left_drawers import LeftDrawers
from intake_desk.services.lookup import Lookup
from intake_desk.services.open_drawers import OpenDrawers
from intake_desk.services.places import Places
from intake_desk.services.procedure_lists import ProcedureLists
from intake_desk.services.questions import Questions
from intake_desk.services.reception import Reception
from intake_desk.services.recreation import Recreation
from intake_desk.services.reports import Reports
from intake_desk.services.reversing import Reversing
from intake_desk.services.scans import Scans
from intake_desk.services.settlement import SettlementDesk
from intake_desk.services.slips import Slips
from intake_desk.services.statements import StatementDesk
from intake_desk.services.tally_files import TallyFiles
from intake_desk.services.till import Till
from intake_desk.services.unfinished import UnfinishedDesk
from intake_desk.services.unit_money import UnitMoney


@dataclass(frozen=True)
class Workbench:
    """The services of one desk; each is used on the store's thread, `lookup`, `places` and `open_drawers` on any but
    the GUI's."""

    desk: Desk
    accounts: Accounts
    calendars: CalendarDesk
    reception: Reception
    exceptions: ExceptionDesk
    fast_lane: FastLane
    casework: Casework
    forwarding: Forwarding
    fee_papers: FeePapers
    fee_lists: FeeLists
    feedback: FeedbackDesk
    lookup: Lookup
    procedure_lists: ProcedureLists
    places: Places
    questions: Questions
    closing: ClosingDesk
    slips: Slips
    tally_files: TallyFiles
    books: Books
    recreation: Recreation
    reports: Reports
    reversing: Reversing
    scans: Scans
    settlement: SettlementDesk
    till: Till
    drawers: DrawerDesk
    left_drawers: LeftDrawers
    open_drawers: OpenDrawers
    statements: StatementDesk
    unfinished: UnfinishedDesk
    unit_money: UnitMoney


def workbench(desk: Desk) -> Workbench:
    """The services over this desk."""
    accounts, reception, lookup, open_drawers = Accounts(desk), Reception(desk), Lookup(desk), OpenDrawers(desk)
    slips = Slips(desk, open_drawers)
    places, unit_money = Places(desk), UnitMoney(desk, accounts)
    return Workbench(
        desk=desk,
        accounts=accounts,
        calendars=CalendarDesk(desk),
        reception=reception,
        exceptions=ExceptionDesk(desk),
        fast_lane=FastLane(desk, reception, lookup, places),
        casework=Casework(desk),
        forwarding=Forwarding(desk),
        fee_papers=FeePapers(desk, unit_money),
        fee_lists=FeeLists(desk),
        feedback=FeedbackDesk(desk),
        lookup=lookup,
        procedure_lists=ProcedureLists(desk),
        places=places,
        questions=Questions(desk),
        closing=ClosingDesk(desk, accounts, open_drawers),
        slips=slips,
        tally_files=TallyFiles(desk, slips),
        books=Books(desk),
        recreation=Recreation(desk),
        reports=Reports(desk, open_drawers),
        reversing=Reversing(desk, accounts),
        scans=Scans(desk),
        settlement=SettlementDesk(desk, accounts),
        till=Till(desk, accounts),
        drawers=DrawerDesk(desk, accounts, open_drawers),
        left_drawers=LeftDrawers(desk, accounts),
        open_drawers=open_drawers,
        statements=StatementDesk(desk, accounts),
        unfinished=UnfinishedDesk(desk),
        unit_money=unit_money,
    )
