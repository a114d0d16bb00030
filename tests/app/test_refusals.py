"""Whatever can be refused is said in a sentence of its own: nobody at a counter reads a code."""

import pkgutil
from importlib import import_module

import intake_desk
from intake_desk.domain.refusals import Refusal
from intake_desk.services.second_person import SecondPersonMissing
from intake_desk.ui.messages import explain

NOT_AT_A_COUNTER = ("intake_desk.server",)
BETWEEN_PROGRAMS = {
    "journal_gap",  # the exchange answers it by asking again
    "cannot_wait",  # an older server is asked again and again instead
    "not_of_this_unit",  # told to another desk's program
    "not_its_journal",
    "peer_not_trusted",  # parts of a line in the list of desks (`why_not`)
    "peer_of_other_version",
    "peer_refused",
}


def refusals(kind=Refusal):
    for one in kind.__subclasses__():
        if "code" in vars(one) or not one.__subclasses__():  # a family's head is never raised itself
            yield one
        yield from refusals(one)


def test_every_refusal_at_a_counter_has_a_sentence():
    for module in pkgutil.walk_packages(intake_desk.__path__, "intake_desk."):
        if ".migrations" not in module.name:
            import_module(module.name)
    unforeseen = explain(ValueError())

    silent = {
        one.code
        for one in refusals()
        if one.__module__.startswith("intake_desk.")
        and not one.__module__.startswith(NOT_AT_A_COUNTER)
        and explain(one()) == unforeseen
    }

    assert set() == silent - BETWEEN_PROGRAMS


def test_who_must_agree_is_said_as_it_is_asked_for():
    assert "người phụ trách khác" in explain(SecondPersonMissing(supervisor=True))
    assert "một cán bộ khác của đơn vị chứng kiến" in explain(SecondPersonMissing(supervisor=False))
