"""All that is wrong with an application, so that a clerk mends it in one go."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

import msgspec

from intake_desk.domain import own_fields
from intake_desk.domain.people import faults
from intake_desk.domain.procedures import Procedure
from intake_desk.domain.refusals import Refusal
from intake_desk.domain.times import local
from intake_desk.services import applications, charging
from intake_desk.services.applications import (
    LONGEST_NOTE,
    MOST_PAGES,
    Application,
    BadCount,
    UnknownProcedure,
    checked_text,
)
from intake_desk.services.promises import Promises

APPLICANT = "applicant"
SUBMITTER = "submitter"


class Problem(NamedTuple):
    """A refusal, and whether it is about the applicant or the submitter ("": about neither)."""

    refusal: Refusal
    of: str = ""


def of_application(promises: Promises, application: Application, now: datetime) -> tuple[Problem, ...]:
    """Everything for which this application would be refused now, in the order in which it is written down."""
    found = _of_people(application, now)
    try:
        procedure = promises.procedure(application.procedure)
    except UnknownProcedure as refusal:
        return (*found, Problem(refusal), *map(Problem, applications.bad_counts(application)))
    try:
        application = applications.counted(procedure, application)
    except Refusal as refusal:
        found.append(Problem(refusal))
    answers = own_fields.with_counts(procedure, application.fields, application.pages, application.copies)
    checks: tuple[Callable[[], object], ...] = (
        lambda: applications.checked_papers(_with_good_counts(application)),
        lambda: _check_pages(promises, procedure, application, now),
        lambda: checked_text("note", application.note, LONGEST_NOTE),
        lambda: checked_text("authorisation", application.authorisation, LONGEST_NOTE),
        *(lambda own=own: own_fields.check_answer(own, answers.get(own.name, "")) for own in procedure.fields),
        lambda: applications.checked_fields(procedure, application, needed=True),
        lambda: promises.promise(procedure, application, now),
        lambda: charging.money(
            applications.fee_lines(promises.terms(procedure, application, now), application),
            application,
            promises.exemptions,
            now,
        ),
    )
    found += map(Problem, applications.bad_counts(application))
    for check in checks:
        try:
            check()
        except Refusal as refusal:
            found.append(Problem(refusal))
    return _once(found)


def _of_people(application: Application, now: datetime) -> list[Problem]:
    today = local(now).date()
    submitter = faults(application.submitter, today) if application.submitter else ()
    return [
        *(Problem(refusal, SUBMITTER) for refusal in submitter),
        *(Problem(refusal, APPLICANT) for refusal in faults(application.applicant, today)),
    ]


def _with_good_counts(application: Application) -> Application:
    """Only its papers are looked at: its other numbers are told of by themselves."""
    return msgspec.structs.replace(application, sets=1, pages=0, copies=0)


def _check_pages(promises: Promises, procedure: Procedure, application: Application, now: datetime) -> None:
    asked = procedure.counted_by("pages") is not None  # then the answer to that question is what is missing
    if not asked and not application.pages and promises.is_by_page(procedure, application, now):
        raise BadCount(field="pages", least=1, most=MOST_PAGES)


def _once(found: list[Problem]) -> tuple[Problem, ...]:
    """Each field's first problem: an amount that cannot be is met twice, by the promise and by the money."""
    told: dict[tuple[str, str, str], Problem] = {}
    for one in found:
        told.setdefault((one.of, one.refusal.code, str(one.refusal.params.get("field", ""))), one)
    return tuple(told.values())
