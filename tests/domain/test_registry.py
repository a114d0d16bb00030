"""A kind keeps its name and its meaning for ever; what is malformed is not understood, and stops nothing."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake_desk.domain import kinds, registry

# Entries of these kinds lie in journals: a name that vanishes from here would make them unreadable.
WRITTEN = {
    "day.opened", "day.closed", "clerk.signed_in", "clerk.signed_out", "dossier.received", "dossier.refused",
    "dossier.supplement_requested", "dossier.supplemented", "dossier.result_ready", "dossier.handed_back",
    "dossier.withdrawn", "dossier.corrected", "fee.charged", "fee.paid", "fee.waived", "slip.printed",
    "feedback.received", "dossier.filed", "dossier.accepted", "dossier.forwarded", "dossier.extended",
    "dossier.obligation_requested", "dossier.obligation_met", "dossier.stopped", "dossier.shelved",
    "dossier.originals_taken", "dossier.originals_returned", "dossier.rated", "feedback.forwarded", "feedback.answered",
    "sheet.adopted", "scan.added", "scan.removed", "scans.arranged",
    "dossier.asked", "dossier.question_answered",
}  # fmt: skip

JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(max_size=8) | st.binary(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=8,
)


def test_no_kind_that_was_ever_written_is_forgotten():
    assert set() == WRITTEN - {kind.name for kind in registry.KINDS}


def test_names_and_facts_tell_the_kinds_apart():
    every = registry.KINDS
    assert len(every) == len({kind.name for kind in every}) == len({kind.facts for kind in every})


@pytest.mark.parametrize("kind", registry.KINDS, ids=lambda kind: kind.name)
def test_every_older_version_has_its_way_up(kind):
    assert set(range(1, kind.version)) == set(kind.upcasts)


@pytest.mark.parametrize("kind", registry.KINDS, ids=lambda kind: kind.name)
@given(facts=JSON_LIKE, personal=JSON_LIKE)
def test_malformed_facts_of_a_known_kind_stop_nothing(kind, facts, personal):
    read, _ = registry.read(kind.name, 1, msgspec.msgpack.encode(facts), msgspec.msgpack.encode(personal))

    assert read is None or type(read) is kind.facts


LEG = {"agency": "Thuế", "limit": "5 ngày"}


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("fee.paid", {"amount": 10**14, "means": "cash"}),
        ("fee.charged", {"lines": [{"sort": "phi", "name": "Phí", "amount": 2**63}]}),
        ("dossier.supplemented", {"due_at": -1}),
        ("dossier.supplemented", {"due_at": 2**62}),
        ("dossier.supplemented", {"due_at": 200_000_000_000_000}),
        ("dossier.originals_taken", {"papers": [{"text": "Sổ đỏ", "originals": 2**64 - 1}]}),
        ("dossier.originals_returned", {"papers": [{"text": "Sổ đỏ", "originals": -1}]}),
        ("dossier.accepted", {"code": "", "book": "", "line": 1, "received_at": 1, "legs": [LEG] * 21}),
    ],
)
def test_amounts_and_moments_out_of_all_range_are_not_understood(kind, facts):
    assert (None, None) == registry.read(kind, 1, msgspec.msgpack.encode(facts), b"")


def test_an_older_version_is_lifted_step_by_step(monkeypatch):
    def third(value):
        return {"form": value["sheet"], "reprint": value["again"]}

    upcasts = {1: lambda value: {**value, "again": 0}, 2: third}
    newer = msgspec.structs.replace(registry.kind_of(kinds.SlipPrinted(form="")), version=3, upcasts=upcasts)
    monkeypatch.setitem(registry._by_name, "slip.printed", newer)

    facts, _ = registry.read("slip.printed", 1, msgspec.msgpack.encode({"sheet": "01"}), b"")

    assert kinds.SlipPrinted(form="01") == facts


def test_an_older_version_that_does_not_fit_its_upcaster_is_not_understood(monkeypatch):
    newer = msgspec.structs.replace(
        registry.kind_of(kinds.SlipPrinted(form="")), version=2, upcasts={1: lambda value: {"form": value["sheet"]}}
    )
    monkeypatch.setitem(registry._by_name, "slip.printed", newer)

    assert (None, None) == registry.read("slip.printed", 1, msgspec.msgpack.encode({"form": "01"}), b"")
    assert (None, None) == registry.read("slip.printed", 1, msgspec.msgpack.encode(7), b"")


def test_facts_name_no_person():
    """Whatever names or describes a person stands in the erasable part."""
    # a document's name is nobody's
    fields = {
        field for kind in registry.KINDS if kind.name != "sheet.adopted" for field in kind.facts.__struct_fields__
    }

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


def test_papers_once_asked_for_by_name_are_read_as_one_original_each():
    facts, _ = registry.read(
        "dossier.supplement_requested", 1, msgspec.msgpack.encode({"papers": ["Giấy chứng sinh"]}), b""
    )

    assert kinds.SupplementRequested(papers=(kinds.PaperCount(text="Giấy chứng sinh", originals=1),)) == facts
