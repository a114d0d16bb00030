"""The back office's door: what waits, one dossier, and acts that are done once."""

import msgspec
import pytest

from intake_desk.domain import kinds
from intake_desk.domain.entries import unseal
from intake_desk.domain.office_kinds import AnswerWords, QuestionAnswered
from intake_desk.server import officers
from intake_desk.server.register import holdings

AGENCY = "H26.103"
PASSWORD = "mot-hai-ba-bon"
JSON = {"Content-Type": "application/json"}
DAY = 24 * 3_600_000
DOSSIERS = "/v1/office/dossiers"
RESULT = {"act": "act-00000001", "sort": "Giấy khai sinh", "number": "15/2026"}


@pytest.fixture
def desk(enrol):
    return enrol()


@pytest.fixture
def office(central, ask, desk):
    """An officer's program: asks with their token."""
    officers.put_officer(central, AGENCY, "lan", "Phạm Thị Lan", "officer", PASSWORD)

    class Office:
        token = officers.sign_in(central, AGENCY, "lan", PASSWORD)

        def get(self, path):
            return ask("GET", path, token=self.token)

        def act(self, dossier_id, name, wish, version="*"):
            headers = JSON | ({"If-Match": f'"{version}"'} if version else {})
            return ask("POST", f"{DOSSIERS}/{dossier_id}/{name}", msgspec.json.encode(wish), self.token, **headers)

        def view(self, dossier_id):
            return self.get(f"{DOSSIERS}/{dossier_id}").json()

        def ids(self, query=""):
            return [row["id"] for row in self.get(f"{DOSSIERS}{query}").json()["dossiers"]]

    return Office()


@pytest.fixture
def receive(desk, make_entry, clock):
    """Receive a dossier at the desk, promised for so many days from now, and let the server know."""

    def receive(days=5, name="Vũ Thị Bình", received=0, **changes):
        number = len(desk.entries) + 1
        facts = {
            "code": f"{AGENCY}-261118-{number:04d}",
            "book": "01/2026",
            "line": number,
            "procedure": "2.000815",
            "procedure_name": "Chứng thực bản sao",
            "catalogue": "x",
            "received_at": clock.now + received * DAY,
            "due_at": clock.now + days * DAY if days else 0,
        } | changes
        hlc = (clock.now + number) << 16
        made = make_entry(
            desk.journal, number, desk.hash_at(number - 1), hlc, f"d{number:031x}", kinds.DossierReceived(**facts), name
        )
        desk.entries.append(made)
        desk.exchange(desk.tail(number - 1))
        return f"d{number:031x}"

    return receive


@pytest.fixture
def happen(desk, make_entry, clock):
    """Something happens to a dossier at the desk."""

    def happen(dossier_id, facts):
        number = len(desk.entries) + 1
        hlc = (clock.now + number) << 16
        desk.entries.append(make_entry(desk.journal, number, desk.hash_at(number - 1), hlc, dossier_id, facts))
        desk.exchange(desk.tail(number - 1))

    return happen


def code_of(response):
    return response.status_code, response.json()["code"]


def test_what_waits_is_listed_most_overdue_first(office, receive, happen):
    later, late, never, later_still, asked = receive(3), receive(-2), receive(0), receive(9), receive(-5)
    happen(asked, kinds.SupplementRequested())
    done = receive(1)
    happen(done, kinds.ResultReady())
    found = office.get(DOSSIERS).json()
    assert [late, later, later_still] == [row["id"] for row in found["dossiers"]][:3]
    assert {never, asked} == {row["id"] for row in found["dossiers"]} - {late, later, later_still}
    assert [True, False] == [row["overdue"] for row in found["dossiers"]][:2]
    assert {"waiting": 5, "overdue": 1, "ready": 1, "asked": 0} == {
        name: found["counts"][name] for name in ("waiting", "overdue", "ready", "asked")
    }
    assert [late] == office.ids("?list=overdue")
    assert [done] == office.ids("?list=ready")
    assert [asked] == office.ids("?list=awaiting_supplement")


def test_pages_follow_each_other_without_a_gap_or_a_repeat(office, receive):
    given = [receive(2) for _ in range(5)] + [receive(1), receive(0)]
    for wanted in ("waiting", "all"):
        found, after = [], ""
        while True:
            page = office.get(f"{DOSSIERS}?list={wanted}&most=2&after={after}").json()
            found += [row["id"] for row in page["dossiers"]]
            after = page["after"]
            if not after:
                break
        assert sorted(given) == sorted(found)


def test_a_dossier_is_found_by_words_without_tones_code_and_procedure(office, receive):
    binh, hung = receive(name="Vũ Thị Bình"), receive(name="Đặng Hùng 100%", procedure="1.001")
    assert [binh] == office.ids("?text=thi binh")
    assert [hung] == office.ids("?text=Đặng")
    assert [hung] == office.ids("?text=100%25")
    assert [] == office.ids("?text=%25bình%25%20_")
    assert [binh] == office.ids("?text=261118-0001")
    assert [hung] == office.ids("?procedure=1.001")
    assert [] == office.ids("?procedure=1.0")


@pytest.mark.parametrize(
    "query", ["?list=other", "?most=x", "?most=1000", "?most=201", "?most=0", "?text=%00", "?most=-1"]
)
def test_a_list_that_is_not_understood_is_refused(office, query):
    assert (400, "not_understood") == code_of(office.get(DOSSIERS + query))


def test_a_made_up_place_to_go_on_from_begins_anew(office, receive):
    one = receive()
    for after in ("x", "1~2~3", "99999999999999999999~x", "~", "1"):
        assert [one] == office.ids(f"?after={after}"), after


def test_a_dossier_is_shown_with_its_story_and_what_may_be_done(office, receive, happen):
    one = receive()
    happen(one, kinds.DossierForwarded(sender="Một cửa", receiver="Phòng Kinh tế"))
    response = office.get(f"{DOSSIERS}/{one}")
    view = response.json()
    assert f'"{view["version"]}"' == response.headers["etag"]
    assert ["result", "question", "forward", "extension", "stop"] == view["may"]
    assert "Vũ Thị Bình" == view["dossier"]["applicant"]["name"]
    assert [("dossier.received", "thuy", "Quầy 1"), ("dossier.forwarded", "thuy", "Quầy 1")] == [
        (moment["kind"], moment["who"], moment["desk"]) for moment in view["story"]
    ]
    assert "Phòng Kinh tế" == view["story"][1]["facts"]["receiver"]


def test_a_result_is_recorded_and_told_under_the_officers_name(central, office, receive, desk):
    one = receive()
    done = office.act(one, "result", RESULT)
    assert (200, "H26.103/0", 1) == (done.status_code, done.json()["journal"], done.json()["first"])
    view = office.view(one)
    assert ("ready", done.json()["version"], []) == (
        view["dossier"]["state"],
        view["version"],
        [name for name in view["may"] if name != "question"],
    )
    assert ("Phạm Thị Lan", "15/2026") == (view["story"][-1]["who"], view["story"][-1]["personal"]["number"])
    tail = next(tail for tail in desk.exchange().tails if tail.journal == "H26.103/0")
    assert "office:lan" == unseal(tail.entries[0]).actor
    assert {"ready": 1} == holdings(central.database, AGENCY, 0).dossiers


def test_an_act_asked_for_again_is_answered_again_and_done_once(central, office, receive):
    one = receive()
    first, again = office.act(one, "result", RESULT), office.act(one, "result", RESULT, office.view(one)["version"])
    stale = office.act(one, "result", RESULT, "0" * 16)  # it was done: what has changed since does not matter
    assert first.json() == again.json() == stale.json()
    assert 1 == holdings(central.database, AGENCY, 0).journals["H26.103/0"].number
    other = office.act(one, "result", RESULT | {"number": "16/2026"})
    assert (409, "act_used") == code_of(other)
    elsewhere = office.act(receive(), "result", RESULT)
    assert (409, "act_used") == code_of(elsewhere)


def test_two_officers_do_not_overwrite_each_other(office, receive, happen):
    one = receive()
    seen = office.view(one)["version"]
    assert 200 == office.act(one, "question", {"act": "act-00000002", "text": "Thiếu trang 2?"}, seen).status_code
    assert (412, "changed") == code_of(office.act(one, "result", RESULT, seen))
    assert (428, "version_missing") == code_of(office.act(one, "result", RESULT, ""))
    happen(one, kinds.SlipPrinted(form="01", reprint=1))  # paper does not change what is decided
    assert 200 == office.act(one, "result", RESULT, office.view(one)["version"]).status_code


def test_what_the_dossier_does_not_allow_is_refused_as_at_the_desks(office, receive, happen):
    one = receive()
    happen(one, kinds.SupplementRequested())
    assert (409, "not_possible_now") == code_of(office.act(one, "result", RESULT))
    assert (404, "no_such_dossier") == code_of(office.act("nothing", "result", RESULT))
    for path in ("nothing", "%00", "H26.104-1"):
        assert 404 == office.get(f"{DOSSIERS}/{path}").status_code


def test_a_promise_is_moved_once_to_a_working_day(office, receive):
    one = receive(5)  # received on Wednesday 18/11/2026, promised for Monday 23/11
    wish = {"act": "act-00000003", "due_day": "2026-11-27", "reason": "Chờ xác minh"}
    for changes, code in (
        ({"due_day": "2026-11-29"}, "bad_due_day"),  # a Sunday
        ({"due_day": "soon"}, "bad_due_day"),
        ({"due_day": "2026-11-19"}, "not_later"),
        ({"reason": "  "}, "reason_missing"),
    ):
        assert (422, code) == code_of(office.act(one, "extension", wish | changes)), changes
    assert 200 == office.act(one, "extension", wish).status_code
    extension = office.view(one)["dossier"]["extension"]
    assert ("00-001/PXL", "Chờ xác minh") == (extension["number"], extension["reason"])
    again = office.act(one, "extension", wish | {"act": "act-00000004", "due_day": "2026-12-01"})
    assert (409, "not_possible_now") == code_of(again)


def test_an_apology_that_comes_too_late_is_refused(office, receive):
    wish = {"act": "act-00000003", "due_day": "2026-11-27", "reason": "Chờ xác minh"}
    assert (422, "extension_too_late") == code_of(office.act(receive(-1, received=-9), "extension", wish))


def test_work_is_stopped_with_a_reason(office, receive):
    one = receive()
    wish = {"act": "act-00000005", "reason": "Người dân có đơn", "decision": "12/TB", "asked_by": "applicant"}
    assert 200 == office.act(one, "stop", wish).status_code
    stopping = office.view(one)["dossier"]["stopping"]
    assert ("Người dân có đơn", "12/TB") == (stopping["reason"], stopping["decision"])


def test_papers_go_on_to_another_agency_and_home(office, receive):
    one = receive()
    there = {"act": "act-00000006", "receiver": "Chi nhánh đất đai"}
    assert 200 == office.act(one, "forward", there).status_code
    assert "Chi nhánh đất đai" == office.view(one)["dossier"]["holder"]
    assert (409, "already_there") == code_of(office.act(one, "forward", there | {"act": "act-00000007"}))
    assert (422, "agency_missing") == code_of(office.act(one, "forward", {"act": "act-00000007"}))
    assert 200 == office.act(one, "forward", {"act": "act-00000008", "home": True}).status_code
    assert "holder" not in office.view(one)["dossier"]


def test_a_question_waits_until_the_counter_answers(office, receive, desk, make_entry, clock):
    one = receive()
    asked = {"act": "act-00000009", "text": "Tờ khai thiếu chữ ký, nhờ quầy hỏi lại"}
    assert 200 == office.act(one, "question", asked).status_code
    assert [one] == office.ids("?list=asked")
    (question,) = office.view(one)["dossier"]["questions"]
    assert (asked["act"], asked["text"], "office:lan") == (question["id"], question["text"], question["asker"])
    number = len(desk.entries) + 1
    facts, words = QuestionAnswered(question=asked["act"]), AnswerWords(text="Đã ký bổ sung")
    place = (desk.journal, number, desk.hash_at(number - 1), (clock.now + 1000) << 16, one, facts)
    desk.entries.append(make_entry(*place, personal=words))
    desk.exchange(desk.tail(number - 1))
    assert [] == office.ids("?list=asked")
    assert "Đã ký bổ sung" == office.view(one)["dossier"]["questions"][0]["answer"]
    assert (422, "question_missing") == code_of(office.act(one, "question", {"act": "act-00000010", "text": " "}))


def test_only_so_many_questions_wait_for_the_counter(office, receive):
    one = receive()
    for number in range(20):
        assert 200 == office.act(one, "question", {"act": f"question-{number}", "text": "?"}).status_code
    more = office.act(one, "question", {"act": "question-20", "text": "?"})
    assert (422, "too_many_questions") == code_of(more)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b"\xff", b'{"act":"x"}', b'{"act":"act-00000001","electronic":"yes"}',
     b'{"act":"act-00000001","number":' + b'"' + b"x" * 5000 + b'"}', b'{"act":"../../../etc"}'],
)  # fmt: skip
def test_a_wish_that_is_not_understood_is_refused_in_words(ask, office, receive, body):
    path = f"{DOSSIERS}/{receive()}/result"
    assert (400, "not_understood") == code_of(ask("POST", path, body, office.token, **JSON, **{"If-Match": "*"}))


def test_what_is_no_json_or_too_much_is_refused(ask, office, receive):
    path = f"{DOSSIERS}/{receive()}/result"
    assert (415, "not_json") == code_of(ask("POST", path, b"{}", office.token, **{"If-Match": "*"}))
    much = ask("POST", path, b" " * 70_000, office.token, **JSON, **{"If-Match": "*"})
    assert (413, "too_large") == code_of(much)


def test_signing_in_by_program_gives_a_token_and_signing_out_ends_it(ask, office):
    account = {"agency": AGENCY, "login": "lan", "password": PASSWORD}
    answer = ask("POST", "/v1/office/sign-in", msgspec.json.encode(account), **JSON)
    assert (200, "Phạm Thị Lan", "officer") == (answer.status_code, answer.json()["name"], answer.json()["role"])
    token = answer.json()["token"]
    assert 200 == ask("GET", "/v1/office/me", token=token).status_code
    assert 200 == ask("POST", "/v1/office/sign-out", token=token).status_code
    assert (401, "not_signed_in") == code_of(ask("GET", "/v1/office/me", token=token))
    wrong = ask("POST", "/v1/office/sign-in", msgspec.json.encode(account | {"password": "?"}), **JSON)
    assert (403, "wrong_password") == code_of(wrong)


def test_a_cookie_opens_no_door_of_programs(ask, office):
    """A browser sends cookies by itself, so another site could make it act."""
    assert 401 == ask("GET", DOSSIERS, Cookie=f"session={office.token}").status_code


def test_the_description_names_what_every_act_needs(ask):
    described = ask("GET", "/openapi.json").json()
    acts = [path for path in described["paths"] if path.startswith(f"{DOSSIERS}/{{dossier_id}}/")]
    assert 5 == len(acts)
    for path in acts:
        act = described["paths"][path]["post"]
        assert {"dossier_id", "If-Match"} == {one["name"] for one in act["parameters"]}
        wish = act["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        assert "act" in described["components"]["schemas"][wish]["required"]
        assert {"200", "401", "403", "404", "409", "412", "428"} <= set(act["responses"])
