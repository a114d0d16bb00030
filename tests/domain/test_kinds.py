"""A kind keeps its name and its meaning for ever; what is malformed is not understood, and stops nothing."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain import kinds

# Entries of these kinds lie in journals: a name that vanishes from here would make them unreadable.
WRITTEN = {
    "day.opened", "day.closed", "clerk.signed_in", "clerk.signed_out", "dossier.received", "dossier.refused",
    "dossier.supplement_requested", "dossier.supplemented", "dossier.result_ready", "dossier.handed_back",
    "dossier.withdrawn", "dossier.corrected", "fee.charged", "fee.paid", "fee.waived", "slip.printed",
    "feedback.received",
}  # fmt: skip

JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(max_size=8) | st.binary(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)


def test_no_kind_that_was_ever_written_is_forgotten():
    assert set() == WRITTEN - {kind.name for kind in kinds.KINDS}


def test_names_and_facts_tell_the_kinds_apart():
    assert len(kinds.KINDS) == len({kind.name for kind in kinds.KINDS}) == len({kind.facts for kind in kinds.KINDS})


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.name)
def test_every_older_version_has_its_way_up(kind):
    assert set(range(1, kind.version)) == set(kind.upcasts)


@pytest.mark.parametrize("kind", kinds.KINDS, ids=lambda kind: kind.name)
@given(facts=JSON_LIKE, personal=JSON_LIKE)
def test_malformed_facts_of_a_known_kind_stop_nothing(kind, facts, personal):
    read, _ = kinds.read(kind.name, 1, msgspec.msgpack.encode(facts), msgspec.msgpack.encode(personal))

    assert read is None or type(read) is kind.facts


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("fee.paid", {"amount": 10**14, "means": "cash"}),
        ("fee.charged", {"lines": [{"sort": "phi", "name": "Phí", "amount": 2**63}]}),
        ("dossier.supplemented", {"due_at": -1}),
        ("dossier.supplemented", {"due_at": 2**62}),
    ],
)
def test_amounts_and_moments_out_of_all_range_are_not_understood(kind, facts):
    assert (None, None) == kinds.read(kind, 1, msgspec.msgpack.encode(facts), b"")


def test_an_older_version_is_lifted_step_by_step(monkeypatch):
    def third(value):
        return {"form": value["sheet"], "reprint": value["again"]}

    upcasts = {1: lambda value: {**value, "again": 0}, 2: third}
    newer = msgspec.structs.replace(kinds.kind_of(kinds.SlipPrinted(form="")), version=3, upcasts=upcasts)
    monkeypatch.setitem(kinds._by_name, "slip.printed", newer)

    facts, _ = kinds.read("slip.printed", 1, msgspec.msgpack.encode({"sheet": "01"}), b"")

    assert kinds.SlipPrinted(form="01") == facts


def test_an_older_version_that_does_not_fit_its_upcaster_is_not_understood(monkeypatch):
    newer = msgspec.structs.replace(
        kinds.kind_of(kinds.SlipPrinted(form="")), version=2, upcasts={1: lambda value: {"form": value["sheet"]}}
    )
    monkeypatch.setitem(kinds._by_name, "slip.printed", newer)

    assert (None, None) == kinds.read("slip.printed", 1, msgspec.msgpack.encode({"form": "01"}), b"")
    assert (None, None) == kinds.read("slip.printed", 1, msgspec.msgpack.encode(7), b"")


def test_facts_name_no_person():
    """Whatever names or describes a person stands in the erasable part."""
    fields = {field for kind in kinds.KINDS for field in kind.facts.__struct_fields__}

    assert set() == fields & {
        "applicant",
        "submitter",
        "name",
        "phone",
        "address",
        "id_number",
        "note",
        "reason",
        "email",
    }
