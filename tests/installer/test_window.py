"""The system libraries that set-up brings are enough for a real window on a real X11 screen."""

import os
import subprocess
import sys

import pytest

WINDOW = """
import sys
from PySide6.QtCore import QEvent
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QLabel

class Sign(QLabel):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(QApplication.platformName(), len(QPrinterInfo.availablePrinterNames()) >= 0)
        QApplication.quit()

app = QApplication(sys.argv)
sign = Sign("Bộ phận một cửa")
sign.show()
sys.exit(app.exec())
"""


@pytest.fixture
def screen():
    """The name of a virtual X11 screen."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading, encoding="ascii") as pipe:
        number = pipe.readline().strip()
    assert number
    yield f":{number}"
    server.terminate()
    server.wait()


def test_a_window_opens_on_x11(screen, run):
    done = run(sys.executable, "-c", WINDOW, DISPLAY=screen, QT_QPA_PLATFORM="xcb")
    assert (0, "xcb True\n") == (done.returncode, done.stdout), done.stderr
