"""All that can be done at a desk, put together once."""

from dataclasses import dataclass

from intake_desk.services.accounts import Accounts
from intake_desk.services.calendars import CalendarDesk
from intake_desk.services.casework import Casework
from intake_desk.services.closing import ClosingDesk
from intake_desk.services.desk import Desk
from intake_desk.services.feedback import FeedbackDesk
from intake_desk.services.forwarding import Forwarding
from intake_desk.services.lookup import Lookup
from intake_desk.services.reception import Reception
from intake_desk.services.scans import Scans
from intake_desk.services.slips import Slips


@dataclass(frozen=True)
class Workbench:
    """The services of one desk; each is used on the store's thread, `lookup` on any but the GUI's."""

    desk: Desk
    accounts: Accounts
    calendars: CalendarDesk
    reception: Reception
    casework: Casework
    forwarding: Forwarding
    feedback: FeedbackDesk
    lookup: Lookup
    closing: ClosingDesk
    slips: Slips
    scans: Scans


def workbench(desk: Desk) -> Workbench:
    """The services over this desk."""
    return Workbench(
        desk=desk,
        accounts=Accounts(desk),
        calendars=CalendarDesk(desk),
        reception=Reception(desk),
        casework=Casework(desk),
        forwarding=Forwarding(desk),
        feedback=FeedbackDesk(desk),
        lookup=Lookup(desk),
        closing=ClosingDesk(desk),
        slips=Slips(desk),
        scans=Scans(desk),
    )
