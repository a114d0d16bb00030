"""What the day's page says in its figures and rows."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.desk import Clerk
from intake_desk.domain.tally import MONEY
from intake_desk.domain.times import from_ms
from intake_desk.services.closing_view import DayView
from intake_desk.services.desk import Desk
from intake_desk.ui.day.news_words import news_text, whose_text
from intake_desk.ui.dossiers.dossier_text import short_code
from intake_desk.ui.formats import day_text, money
from intake_desk.ui.money_words import means_word
from intake_desk.ui.table_model import Column
from intake_desk.ui.wording import state_look

translate = QCoreApplication.translate


def day_title(day: str) -> str:
    """The page's title for a business day (ISO)."""
    return translate("day", "Trong ngày · {0}").format(day_text(date.fromisoformat(day)))


def figure(view: DayView, name: str) -> int:
    """A figure of the whole day: what closing and addenda sealed and what came after them."""
    return view.whole.total(name) + (view.late_tally.total(name) if view.late_tally else 0)


def money_told(view: DayView, clerk: Clerk) -> Mapping[str, int]:
    """The money of the day by means, as it is told: a supervisor that of the unit, a clerk what they took themselves.

    Else whoever has no drawer could read out to a neighbour what theirs must hold.
    """
    tallies = filter(None, (view.whole, view.late_tally))
    told = [one.totals if clerk.supervises else one.by_clerk.get(clerk.login, {}) for one in tallies]
    return {means: sum(one.get(means, 0) for one in told) for means in MONEY}


def means_note(amounts: Mapping[str, int]) -> str:
    """How the money came, and what was waived; "" while there was none."""
    return " · ".join(f"{means_word(means)} {money(amount)}" for means, amount in amounts.items() if amount)


def news_columns(_desk: Desk) -> tuple[Column, ...]:
    """Time, what, which dossier, whose, who, where."""
    return (
        Column(translate("day", "Giờ"), lambda news: f"{from_ms(news.entry.at_ms):%H:%M}", width=60),
        Column(translate("day", "Việc"), news_text, strong=True),
        Column(
            translate("day", "Mã hồ sơ"),
            lambda news: short_code(news.dossier.code) if news.dossier else "",
            width=120,
        ),
        Column(
            translate("day", "Chủ hồ sơ"),
            whose_text,
            stretch=True,
        ),
        Column(translate("day", "Cán bộ"), lambda news: news.clerk),
        Column(translate("day", "Quầy"), lambda news: news.desk, width=72),
    )


def promise_columns(desk: Desk) -> tuple[Column, ...]:
    """Until when, whose, and how it stands."""
    return (
        Column(translate("day", "Hẹn hôm nay"), lambda dossier: f"{from_ms(dossier.due_at):%H:%M}", width=104),
        Column(translate("day", "Chủ hồ sơ"), lambda dossier: dossier.applicant.name, stretch=True, strong=True),
        Column(
            translate("day", "Tình trạng"),
            lambda dossier: state_look(dossier, desk.now_ms()).text,
            tag=lambda dossier: state_look(dossier, desk.now_ms()),
            width=134,
        ),
    )
