"""A clerk typing one dossier after the other in a process of its own, to be killed: the real window, real keys.

    python typing_process.py HOME

Tells "typed ID" once a dossier lies in the file, and "saved ID" once its page heard that it is recorded.
Not a test: the tests run it.
"""

import sys
from itertools import count
from pathlib import Path

from intake_desk.app import opening
from intake_desk.ui.application import Program
from intake_desk.ui.driver import Driver
from intake_desk.ui.keystrokes import write

NOBODY = "http://127.0.0.1:9"


def main(home: str) -> None:
    program = Program(lambda: opening(Path(home), server_url=NOBODY), Path(home), papers=Path(home).parent / "papers")
    driver = Driver(program)
    driver.open()
    driver.sign_in("thuy", "mot-cua-2026")
    sys.stdout.reconfigure(line_buffering=True)
    page = driver.intake()
    page.received.connect(lambda dossier: sys.stdout.write(f"saved {dossier.id}\n"))
    for number in count(1):
        write(page.applicant.name, f"Khuất Thị Bí Mật {number}")
        driver.pick_procedure(page, "2.000815", 0)
        if not page.papers.papers():
            page.papers.table.model.toggle(0)
        page.keeping.keep_now()
        driver.settle()
        sys.stdout.write(f"typed {page.keeping.mark}\n")
        driver.save(page)


if __name__ == "__main__":
    main(sys.argv[1])
