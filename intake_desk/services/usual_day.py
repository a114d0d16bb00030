"""What a usual day looks like, to see today beside it."""

from collections.abc import Mapping
from datetime import date, timedelta
from statistics import median

from intake_desk.domain.charts import Chart, hours
from intake_desk.store import days
from intake_desk.store.database import Database

USUAL_WEEKS = 6


def usual_hours(database: Database, day: str) -> dict[int, float]:
    """How many dossiers are received in each hour on a usual day: the median of the same weekday's last weeks."""
    try:
        weeks = [date.fromisoformat(day) - timedelta(weeks=back) for back in range(1, USUAL_WEEKS + 1)]
    except (ValueError, OverflowError):  # another program's day
        return {}
    found = list(days.received_by_hour(database, [week.isoformat() for week in weeks]).values())
    hours = sorted({hour for counts in found for hour in counts})
    return {hour: median(counts.get(hour, 0) for counts in found) for hour in hours}


def day_hours(database: Database, day: str, received: Mapping[int, int]) -> Chart:
    """What was received on a day in each hour, beside what is usual."""
    return hours(date.fromisoformat(day), received, usual_hours(database, day))
