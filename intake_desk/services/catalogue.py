"""The reference data that the desk goes by: procedures, calendar, deadline rules."""

from collections.abc import Callable
from dataclasses import dataclass

from intake_desk.domain.calendars import Calendar
from intake_desk.domain.deadlines import DeadlineRules
from intake_desk.domain.procedures import Catalogue
from intake_desk.domain.units import Units


@dataclass(frozen=True)
class Reference:
    """Versioned documents; entries name the versions they were made under."""

    catalogue: Catalogue
    calendar: Calendar
    rules: DeadlineRules
    units: Callable[[], Units]  # ten thousand names are only read when an address is
