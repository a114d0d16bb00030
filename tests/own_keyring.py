"""A Secret Service for each worker of the tests.

gnome-keyring loses its default collection now and then while several programs write to it at the same moment.
"""

import os
import tempfile
from contextlib import ExitStack
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "installer" / "with-keyring"


def pytest_configure(config):
    """Only under `with-keyring --own`: whoever tests against their session's keyring means that one."""
    if hasattr(config, "workerinput") and "INTAKE_DESK_KEYRING" in os.environ:
        undo = ExitStack()
        config.add_cleanup(undo.close)
        _begin(undo, config.workerinput["workerid"])


def _begin(undo, worker):
    script = _script()
    runtime = Path(undo.enter_context(tempfile.TemporaryDirectory(prefix="desk-keyring-")))
    folder = Path(os.environ["INTAKE_DESK_KEYRING"]) / worker
    bus, os.environ["DBUS_SESSION_BUS_ADDRESS"] = script.start_bus()
    undo.callback(script.stop, bus)
    bus.stdin.close()
    undo.callback(script.stop, script.start_keyring(folder, runtime))


def _script():
    loader = SourceFileLoader("with_keyring", str(SCRIPT))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module
