"""Whether it is a supervisor who asks: by the unit's own sheet of clerks, throttled, and slow alike for everybody."""

import threading

import msgspec

from intake_desk.domain.desk import Clerk, named
from intake_desk.domain.folding import nfc
from intake_desk.domain.refusals import Refusal
from intake_desk.server import sheets, tries
from intake_desk.server.central import Central
from intake_desk.server.keys import password_matches
from intake_desk.server.tries import WrongPassword
from intake_desk.server.units import CLERKS_SHEET

# Each check takes fifty mebibytes for a moment; a crowd of them waits its turn.
_turns = threading.BoundedSemaphore(2)


class NotSupervisor(Refusal):
    """The password is right, but this person's role does not allow it."""

    code = "not_allowed"


def supervisor(central: Central, agency: str, login: str, password: str, desk: str = "") -> Clerk:
    """The supervisor or administrator of the unit who has this login and password, asking at this `desk`.

    A try counts before it is looked at, so that many at once are no more than one after another. Raises WrongPassword,
    TooManyTries, NotSupervisor.
    """
    login = nfc(login).lower()
    with central.database.reading() as connection:
        sheet = next((one for one in sheets.newer(connection, agency, {}) if one.name == CLERKS_SHEET), None)
    clerks = msgspec.json.decode(sheet.body, type=tuple[Clerk, ...]) if sheet else ()
    clerk = named(clerks, login)
    who = f"clerk:{clerk.login if clerk else ''}"
    with central.database.writing() as connection:
        tries.count(connection, agency, who, central.now_ms(), desk)
    with _turns:  # an unknown login takes as long as a wrong password: the answer must not tell them apart
        right = password_matches(clerk.verifier if clerk else "", password)
    if clerk is None or not right:
        raise WrongPassword
    with central.database.writing() as connection:
        tries.forget(connection, agency, who, central.now_ms(), desk)
    if not clerk.supervises:
        raise NotSupervisor
    return clerk
