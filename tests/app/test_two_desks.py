"""Two desks of one unit and their server, each with its own files: what one does the other sees."""

from threading import Event
from threading import enumerate as threads

import pytest

from intake_desk import app
from intake_desk.domain.dossier import HANDED_BACK
from intake_desk.sample import serving
from intake_desk.server.carrying import carry
from intake_desk.server.central import open_central
from intake_desk.store.vault import Vault
from intake_desk.sync import keys
from intake_desk.sync.failures import Offline
from intake_desk.sync.link import Link
from tests.app.conftest import RealUnit


@pytest.fixture(scope="module")
def unit(tmp_path_factory):
    """A unit of this module's own: each test enrols two desks, and a unit has eight places."""
    home = tmp_path_factory.mktemp("server") / "server"
    with serving(home) as server:
        yield RealUnit(home, server)


@pytest.fixture
def desks(new_home, clock):
    opened = [app.open_desk(new_home(number), clock) for number in (1, 2)]
    yield opened
    for desk in opened:
        desk.close()


def exchange(*desks):
    for desk in desks:
        desk.exchange(lambda: False)


def test_each_desk_sees_and_goes_on_with_the_others_dossiers(desks, application):
    here, there = (desk.workbench for desk in desks)
    thuy, minh = here.accounts.sign_in("thuy", "mot-cua-2026"), there.accounts.sign_in("minh", "mot-cua-2026")
    mine = here.reception.receive(thuy, application("Khuất Thị Oanh"))
    theirs = there.reception.receive(minh, application("Lý Bích Mỵ"))
    assert mine.code != theirs.code

    exchange(*desks, *desks)

    assert here.lookup.scanned(theirs.code) == there.lookup.scanned(theirs.code)
    assert ["Lý Bích Mỵ"] == [one.person.name for one in here.lookup.visitors("bich my")]
    there.casework.result_ready(minh, mine.id)
    exchange(*reversed(desks))
    here.casework.hand_back(thuy, mine.id, "applicant")
    exchange(*desks)

    seen = there.lookup.dossier(mine.id)
    assert (HANDED_BACK, "Khuất Thị Oanh") == (seen.state, seen.hand_back.name)
    assert here.lookup.dossier(mine.id) == seen
    assert here.closing.view().tally == there.closing.view().tally
    story = there.lookup.story(mine.id)
    assert {"Nguyễn Thị Thủy", "Lê Thị Minh"} == {moment.clerk for moment in story}
    assert [] == [*desks[0].prove().findings, *desks[1].prove().findings]


def test_while_the_server_is_gone_work_goes_on_and_is_sent_when_it_is_back(desks, unit, application):
    here, there = (desk.workbench for desk in desks)
    clerk = here.accounts.sign_in("thuy", "mot-cua-2026")
    unit.server.stop()
    try:
        dossier = here.reception.receive(clerk, application())
        with pytest.raises(Offline):
            exchange(desks[0])
    finally:
        unit.server.start()

    exchange(*desks)

    assert dossier.id == there.lookup.scanned(dossier.code).id
    with Link(unit.server.url, keys.desk_token(Vault(desks[0].store.home))) as link:
        held = link.holdings().journals
    assert {name: head.number for name, head in here.desk.journal.heads().items()} == {
        name: held[name].number for name in here.desk.journal.heads()
    }


def test_without_the_server_desks_find_each_other_and_a_stick_tells_the_server(unit, desks, application, tmp_path):
    here, there = (desk.workbench for desk in desks)
    exchange(*desks, *desks)  # each knows the other by the unit's sheet
    arrived, crashes = Event(), []
    lans = [desk.lan(arrived.set, crashes.append) for desk in desks]
    for lan in lans:
        lan.start()
    clerk = here.accounts.sign_in("thuy", "mot-cua-2026")
    dossier = here.reception.receive(clerk, application("Quách Thị Ngân"))
    while there.lookup.scanned(dossier.code) is None:
        lans[0].push()
        assert arrived.wait(30)
        arrived.clear()
    assert "Quách Thị Ngân" == there.lookup.dossier(dossier.id).applicant.name
    for lan in lans:
        lan.stop()
    assert [] == crashes

    stick = tmp_path / "stick"
    stick.mkdir()
    packed = desks[1].sticks().take_out(stick)
    central = open_central(unit.home)
    try:
        done = carry(central, stick)
    finally:
        central.close()
    assert 0 < sum(line.stored for line in done.lines) <= packed.entries
    desks[1].sticks().bring_in(stick)
    assert 0 == there.desk.journal.waiting()
    assert [] == [path.name for path in stick.iterdir() if "Ngân".encode() in path.read_bytes()]
    for desk in desks:
        assert [] == [thread.name for thread in threads() if thread.name.startswith("lan-")]
        assert not desk.prove().findings
