import msgspec
import pytest

from intake_desk.sample import create_sample
from intake_desk.server.enrolment import issue_code
from intake_desk.store import watermarks
from intake_desk.store.opening import Store
from intake_desk.sync.enrolment import AlreadyEnrolled, FalseSheet, enrol, identity_of
from intake_desk.sync.failures import Offline, ServerRefused
from intake_desk.sync.keys import desk_key, desk_token, enrol_request, key_to_enrol
from intake_desk.sync.link import Link
from intake_desk.wire import EnrolAnswer

ADDRESS = "http://127.0.0.1"


@pytest.fixture
def agency(central):
    return create_sample(central)


@pytest.fixture
def sheets(tmp_path):
    store = Store(tmp_path / "desk", bytes(32))
    yield store.sheets
    store.close()


@pytest.fixture
def link(line):
    with Link(ADDRESS, transport=line) as link:
        yield link


def test_a_desk_gets_its_place_and_everything_it_needs_to_work_offline(central, agency, link, vault, sheets):
    identity = enrol(link, issue_code(central, agency), "Quầy số 1", vault, sheets)
    assert ("H26.103", "10231", 1, "Quầy số 1") == (
        identity.agency, identity.unit_code, identity.desk, identity.desk_name,
    )  # fmt: skip
    assert ("H26.103/1", 1001, 1999) == (identity.journal, identity.numbers.first, identity.numbers.last)
    assert (ADDRESS, central.public_key) == (identity.server_url, identity.server_public_key)
    assert identity == identity_of(sheets)
    assert {"unit", "clerks", "officers"} == set(sheets.hashes())
    assert (desk_key(vault), desk_token(vault)) != (None, None)


def test_what_was_known_of_a_desk_before_is_forgotten(central, agency, link, vault, sheets):
    vault.put(watermarks.NAME, b"of another journal")

    enrol(link, issue_code(central, agency), "Quầy 1", vault, sheets)

    assert vault.get(watermarks.NAME) is None


def test_asking_again_after_a_lost_answer_gives_the_same_place(central, agency, line, link, vault, sheets):
    code = issue_code(central, agency)
    line.lost_answers = 1
    with pytest.raises(Offline):
        enrol(link, code, "Quầy 1", vault, sheets)
    assert None is identity_of(sheets)
    assert 1 == enrol(link, code, "Quầy 1", vault, sheets).desk


def test_a_used_code_is_refused_and_nothing_is_kept(central, agency, link, vault, sheets):
    code = issue_code(central, agency)
    other = type(vault)()
    assert 1 == link.enrol(enrol_request(key_to_enrol(other), code, "Quầy 9")).desk
    with pytest.raises(ServerRefused) as refused:
        enrol(link, code, "Quầy 1", vault, sheets)
    assert {"status": 403, "reason": "code_refused", "seconds": 0} == refused.value.params
    assert (None, None) == (identity_of(sheets), desk_token(vault))


class Bent:
    """A link on which one part of the answer changes on its way."""

    def __init__(self, link, **parts) -> None:
        self.address = link.address
        self._link, self._parts = link, parts

    def enrol(self, request) -> EnrolAnswer:
        answer = self._link.enrol(request)
        parts = {name: bend(getattr(answer, name)) for name, bend in self._parts.items()}
        return msgspec.structs.replace(answer, **parts)


def another(sheets):
    first, *others = sheets
    return (msgspec.structs.replace(first, version=first.version + 1), *others)


@pytest.mark.parametrize(
    "parts",
    [
        {"journal": lambda journal: journal.replace("/", "?")},
        {"agency": lambda agency: agency + "0"},
        {"unit_code": lambda code: code[::-1]},
        {"desk": lambda desk: desk + 1},
        {"numbers": lambda numbers: msgspec.structs.replace(numbers, first=numbers.first - 1)},
        {"token_holder": lambda holder: holder + "1"},
        {"server_public_key": lambda key: key[::-1]},
        {"signature": lambda key: key[::-1]},
        {"sheets": another},
    ],
    ids=lambda parts: next(iter(parts)),
)
def test_a_place_that_changed_on_its_way_is_not_taken_and_can_be_asked_for_again(
    central, agency, link, vault, sheets, parts
):
    code = issue_code(central, agency)
    with pytest.raises(FalseSheet):
        enrol(Bent(link, **parts), code, "Quầy 1", vault, sheets)
    assert (None, None, {}) == (identity_of(sheets), desk_token(vault), dict(sheets.hashes()))
    assert "H26.103/1" == enrol(link, code, "Quầy 1", vault, sheets).journal


def test_a_store_belongs_to_one_desk_for_good(central, agency, link, vault, sheets):
    enrol(link, issue_code(central, agency), "Quầy 1", vault, sheets)
    with pytest.raises(AlreadyEnrolled):
        enrol(link, issue_code(central, agency), "Quầy 2", vault, sheets)
