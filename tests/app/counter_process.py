"""A desk at work in a process of its own, to be killed: the real window, and each code told once its receipt is out.

    python counter_process.py HOME SERVER_URL

Not a test: the tests run it.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from intake_desk.app import opening
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.people import Person
from intake_desk.services.applications import Application
from intake_desk.ui.application import Program
from intake_desk.ui.driver import Driver


def main(home: str, server: str) -> int:
    program = Program(lambda: opening(Path(home), server_url=server), Path(home), papers=Path(home).parent / "papers")
    driver = Driver(program)
    driver.open()
    driver.sign_in("thuy", "mot-cua-2026")
    session, bench = driver.session, driver.session.workbench
    clerk = session.clerk
    assert program.shell.counter is not None
    program.shell.counter.papers.delivered.connect(lambda paper: sys.stdout.write(f"{paper.name}\n"))
    sys.stdout.reconfigure(line_buffering=True)
    application = Application(
        applicant=Person(name="Khuất Thị Bí Mật", id_number="001199054321", phone="0912345678"),
        procedure="2.000815",
        papers=(PaperCount(text="Bản chính giấy tờ", originals=1, copies=1),),
        pages=2,
        means="cash",
    )

    def receive() -> None:
        session.do(lambda: bench.reception.receive(clerk, application), hand_out)

    def hand_out(dossier: object) -> None:
        session.do(lambda: bench.slips.receipt(clerk, dossier.id), next_one)  # type: ignore[attr-defined]

    def next_one(paper: object) -> None:
        session.hand_out(paper)
        receive()

    receive()
    return QCoreApplication.exec()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
