"""What Qt's platform without a screen needs to be told."""

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler


def hush_platform() -> None:
    """Keep Qt's offscreen platform from saying at every window what it cannot do; everything else is still said."""

    def handler(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if not text.startswith("This plugin does not support"):
            sys.stderr.write(f"{text}\n")

    qInstallMessageHandler(handler)
