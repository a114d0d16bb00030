"""Several server processes on one database: all serve, a dead one is replaced, news travel, they end together."""

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx2
import msgspec
import pytest
import sqlalchemy as sa
import structlog

from intake_desk.server.central import open_central
from intake_desk.server.database import NEWEST, Database
from intake_desk.server.serving import Wanted, run
from intake_desk.server.workers import End, NoWorkers
from intake_desk.wire import EXCHANGE, MEDIA_TYPE, WAIT, WaitAnswer, WaitRequest
from tests.benchmarks.server_process import serving
from tests.central_server import empty
from tests.server.conftest import asking, enrolled

pytestmark = pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="who holds a connection is asked of Linux")
COUNT = 2
PATIENCE = 60


def until(found):
    """What is found, as soon as it is."""
    ends = time.monotonic() + PATIENCE
    while not (seen := found()):
        assert time.monotonic() < ends
        os.sched_yield()
    return seen


def children(pid):
    """The processes that a process has started."""
    return {int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()}


def is_there(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class Served:
    """A server of several processes, and connections to each of them."""

    def __init__(self, address, pid, undo) -> None:
        self.address = address
        self.pid = pid
        self._undo = undo

    @property
    def workers(self):
        return {one for one in children(self.pid) if is_there(one)}

    def connection(self):
        return self._undo.enter_context(httpx2.Client(base_url=self.address, timeout=30, trust_env=False))

    def of_each(self):
        """A connection to every process that is there, by its id; the kernel deals them out."""
        found = {}

        def look():
            client = self.connection()
            holder = self._holder(client.get("/health"))
            found.setdefault(holder, client)
            return self.workers <= set(found)

        until(look)
        return {pid: found[pid] for pid in self.workers}

    def _holder(self, response):
        """The process at the other end of the connection on which this was answered."""
        own = response.extensions["network_stream"].get_extra_info("client_addr")[1]
        server = int(self.address.rsplit(":", 1)[1])
        rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        (inode,) = {
            row[9] for row in rows
            if (int(row[1].split(":")[1], 16), int(row[2].split(":")[1], 16)) == (server, own)
        }  # fmt: skip
        (holder,) = (pid for pid in self.workers if f"socket:[{inode}]" in sockets_of(pid))
        return holder


def sockets_of(pid):
    found = set()
    for one in Path(f"/proc/{pid}/fd").iterdir():
        try:
            found.add(str(one.readlink()))
        except OSError:  # closed meanwhile
            continue
    return found


@pytest.fixture
def url(postgresql):
    """An empty database that several processes can share."""
    empty(postgresql)
    return postgresql.url.render_as_string(hide_password=False)


@pytest.fixture
def home(tmp_path):
    return tmp_path


@pytest.fixture
def desks(home, url):
    """Two desks of one unit."""
    central = open_central(home, url)
    made = [enrolled(central, asking(central), name=f"Quầy {number}") for number in (1, 2)]
    yield made
    central.close()


@pytest.fixture
def served(home, url):
    with ExitStack() as undo:
        address, pid = undo.enter_context(serving(home, "--database-url", url, "--workers", str(COUNT)))
        yield Served(address, pid, undo)


def headers(desk):
    return {"Content-Type": MEDIA_TYPE, "Authorization": f"Bearer {desk.token}"}


def test_all_of_them_serve_one_database_and_count_together(desks, served):
    each = served.of_each()
    assert COUNT == len(each)
    desk = desks[0].write(2)
    for client in each.values():  # what one has stored the other knows
        answer = client.post(EXCHANGE, content=msgspec.msgpack.encode(desk.request(desk.tail())), headers=headers(desk))
        assert 200 == answer.status_code
    counted = f'intake_desk_requests_total{{method="POST",path="{EXCHANGE}",status="200"}} {COUNT}.0'
    for client in each.values():
        until(lambda told=client: counted in told.get("/metrics").text)  # a request is counted once it is answered
        assert 'intake_desk_entries_total{fate="stored"} 2.0' in client.get("/metrics").text


def test_what_one_process_stores_wakes_who_waits_at_another(desks, served):
    writer, waiter = desks
    writer.write(3)
    at_one, at_other = served.of_each().values()
    sheets = {sheet.name: sheet.version for sheet in waiter.exchange().sheets}
    wish = msgspec.msgpack.encode(WaitRequest(heads={}, sheets=sheets, seconds=25))
    with ThreadPoolExecutor(1) as beside:
        began = time.monotonic()
        told = beside.submit(at_one.post, WAIT, content=wish, headers=headers(waiter))
        body = msgspec.msgpack.encode(writer.request(writer.tail()))
        assert 200 == at_other.post(EXCHANGE, content=body, headers=headers(writer)).status_code
        assert msgspec.msgpack.decode(told.result().content, type=WaitAnswer).news
        assert time.monotonic() - began < 10


def test_one_that_dies_is_replaced_and_the_others_go_on(desks, served):
    before = served.of_each()
    dead, alive = sorted(before)
    os.kill(dead, signal.SIGKILL)
    assert 200 == before[alive].get("/ready").status_code
    after = until(lambda: len(served.workers) == COUNT and dead not in served.workers and served.workers)
    assert alive in after
    fresh = served.of_each()
    assert {200} == {client.get("/ready").status_code for client in fresh.values()}


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_they_end_together_however_the_first_one_ends(desks, served, number):
    workers = until(lambda: len(served.workers) == COUNT and served.workers)
    os.kill(served.pid, number)
    until(lambda: not any(is_there(pid) for pid in {served.pid, *workers}))


def test_a_signal_may_come_at_any_moment():
    """An event's own lock would be asked for by the handler of a signal that came while it was held, without end."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    end = End()
    sender = threading.Thread(target=lambda: [os.kill(os.getpid(), signal.SIGTERM) for _ in range(5000)])
    try:
        end.by_signals()
        sender.start()
        while sender.is_alive():
            end.within(0)
        end.ask()
        assert end.within(0)
    finally:
        sender.join()
        for number, handler in before.items():
            signal.signal(number, handler)


def test_several_that_are_started_at_once_bring_a_fresh_database_to_its_shape_once(postgresql):
    with postgresql._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(sa.text("DROP DATABASE IF EXISTS fresh WITH (FORCE)"))
        connection.execute(sa.text("CREATE DATABASE fresh"))
    url = postgresql.url.set(database="fresh").render_as_string(hide_password=False)
    together = threading.Barrier(4)

    def open_one(_number):
        together.wait()
        return Database(url)

    with ThreadPoolExecutor(4) as beside:
        opened = list(beside.map(open_one, range(4)))
    with opened[0].reading() as connection:
        assert [NEWEST] == list(connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalars())
    for database in opened:
        database.close()


def test_several_need_postgresql(tmp_path, monkeypatch):
    monkeypatch.setattr(structlog, "configure", lambda **_: None)  # the logs of a server are not those of the tests
    with pytest.raises(NoWorkers):
        run(Wanted(host="127.0.0.1", port=0, home=tmp_path, workers=2))
