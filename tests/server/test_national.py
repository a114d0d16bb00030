"""Dossiers at the national system: each there once, as it is, whatever the other side does; and why not, if not."""

import msgspec
import pytest

from intake_desk.domain.kinds import DossierReceived, ResultReady, SupplementRequested
from intake_desk.server.national import ACCEPTED, HELD, REFUSED, WAITING, export, fates
from intake_desk.server.national_link import InsecureNational, NationalLink, NotReached, SignInRefused
from tests.server.national_stand_in import ACCOUNT, HABITS, HIDES, LOSES, StandIn

UNIT = "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ THỬ"
FIELDS = {"2.000815": "Chứng thực"}
HOUR_MS = 3_600_000


def link_to(other, **account):
    return NationalLink(
        "https://national.invalid/api/", **(ACCOUNT | account), agency="H26.103", transport=other.transport
    )


@pytest.fixture
def counter(enrol):
    return enrol()


@pytest.fixture
def send(central, counter):
    """One round with this other side, every dossier of the desk at the server."""

    def send(other):
        counter.exchange(counter.tail())
        link = link_to(other)
        try:
            return export(central, counter.place.agency, link, UNIT, FIELDS)
        finally:
            link.close()

    return send


def told(central, counter):
    return {fate.code: (fate.state, fate.why) for fate in fates(central, counter.place.agency)}


def test_a_dossier_is_sent_in_the_nations_words(central, counter, send):
    counter.write()
    other = StandIn()
    assert 1 == send(other).accepted
    (record,) = other.records.values()
    assert ("2.000815", "Vũ Thị Bình", "2", "1") == tuple(
        record[name] for name in ("MaTTHC", "ChuHoSo", "TrangThaiHoSo", "KenhThucHien")
    )
    assert 14 == len(record["NgayTiepNhan"])
    assert [record["MaHoSo"]] == [step["MaHoSo"] for step in other.steps]
    assert {record["MaHoSo"]: (ACCEPTED, "")} == told(central, counter)


def test_what_is_not_known_is_not_said(counter, send):
    counter.write()
    other = StandIn()
    send(other)
    (record,) = other.records.values()
    for unknown in ("SoGiayToChuHoSo", "DinhDanhCHS", "SoDienThoai", "NgayHenTra", "NgayTra", "MaDoiTuong", "Email"):
        assert unknown not in record
    assert "" not in record.values()
    assert "000000001" not in msgspec.json.encode(record).decode()


def test_nothing_is_sent_again_until_something_happens(central, counter, send, make_entry):
    counter.write(3)
    other = StandIn()
    assert [3, 0, 0] == [send(other).accepted for _ in range(3)]
    subject = f"{counter.journal}-{1:08x}"
    ready = make_entry(counter.journal, 4, counter.hash_at(3), (1 << 40) + 9, subject, ResultReady())
    counter.entries.append(ready)
    assert 1 == send(other).accepted
    assert "9" == other.records[f"{counter.place.agency}-261120-0001"]["TrangThaiHoSo"]
    assert {1} == set(other.inserts.values())


@pytest.mark.parametrize(
    ("central", "seed"),
    [*(("sqlite", seed) for seed in range(12)), *(("spread", seed) for seed in range(3))],
    indirect=["central"],
)
def test_whatever_the_other_side_does_each_is_there_once_and_as_it_is(central, clock, counter, send, seed):
    counter.write(12)
    doubles = seed % 2 == 0
    other = StandIn(seed, tuple(habit for habit in HABITS if not (doubles and habit == HIDES)), often=0.3)
    other.doubles = doubles
    for _ in range(200):
        send(other)
        clock.now += HOUR_MS
        if {ACCEPTED} == {state for state, _ in told(central, counter).values()} and len(other.records) == 12:
            break
    assert {ACCEPTED} == {state for state, _ in told(central, counter).values()}
    assert 12 == len(other.records)
    assert {1} == set(other.inserts.values())
    assert {"2"} == {record["TrangThaiHoSo"] for record in other.records.values()}


def test_an_answer_that_is_lost_is_looked_up_and_not_sent_again(central, clock, counter, send):
    counter.write()
    other = StandIn(1, (LOSES,), often=1.0)
    assert 1 == send(other).waiting
    ((state, why),) = told(central, counter).values()
    assert (WAITING, "ReadTimeout") == (state, why)
    other.often = 0.0
    clock.now += HOUR_MS
    assert 1 == send(other).accepted
    assert {1} == set(other.inserts.values())


def test_already_there_means_update(central, clock, counter, send):
    counter.write()
    other = StandIn()
    send(other)
    with central.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM national")
    other.habits, other.often = (HIDES,), 1.0
    send(other)
    assert 1 == other.said_exists
    assert {1} == set(other.inserts.values())


def test_a_refusal_is_told_in_their_words_and_blocks_nobody(central, clock, counter, send):
    counter.write(3)
    other = StandIn()
    refused = f"{counter.place.agency}-261120-0002"
    other.refuses[refused] = "Mã thủ tục không tồn tại"
    done = send(other)
    assert (2, 1) == (done.accepted, done.refused)
    assert (REFUSED, "3: Mã thủ tục không tồn tại") == told(central, counter)[refused]
    other.refuses.clear()
    assert 0 == send(other).accepted
    clock.now += 25 * HOUR_MS
    assert 1 == send(other).accepted


def test_a_status_that_they_bend_is_told_and_not_believed(central, counter, send, make_entry):
    counter.write()
    subject = f"{counter.journal}-{1:08x}"
    counter.entries.append(
        make_entry(counter.journal, 2, counter.hash_at(1), (1 << 40) + 9, subject, SupplementRequested())
    )
    other = StandIn()
    other.rewrites["5"] = "9"
    send(other)
    ((state, why),) = told(central, counter).values()
    assert (ACCEPTED, "other_status: 9") == (state, why)
    (fate,) = fates(central, counter.place.agency)
    assert "5" == fate.status


def test_what_cannot_be_sent_as_it_is_stays_here_and_says_why(central, counter, send, make_entry):
    facts = DossierReceived(
        code="T-1-7", book="01/2026", line=1, procedure="2.000815", procedure_name="Chứng thực", catalogue="x",
        received_at=1 << 40, provisional=True,
    )  # fmt: skip
    counter.entries.append(make_entry(counter.journal, 1, counter.hash_at(0), 1 << 40, "s1", facts))
    other = StandIn()
    assert 1 == send(other).held
    assert {} == other.records
    assert {"T-1-7": (HELD, "no_code")} == told(central, counter)


def test_a_wrong_account_is_said_at_once(central, counter):
    counter.write()
    counter.exchange(counter.tail())
    link = link_to(StandIn(), password="sai")
    with pytest.raises(SignInRefused):
        export(central, counter.place.agency, link, UNIT, FIELDS)
    link.close()


@pytest.mark.parametrize("address", ["http://national.invalid/", "ftp://127.0.0.1/", "national"])
def test_what_citizens_said_goes_over_https_only(address):
    with pytest.raises(InsecureNational):
        NationalLink(address, **ACCOUNT, agency="H26.103")


def test_a_session_that_is_over_at_once_is_no_session():
    other = StandIn(0, ("expires",), often=1.0)
    link = link_to(other)
    with pytest.raises(NotReached):
        link.call("TraCuuHoSo", mahoso="x")
    link.close()
