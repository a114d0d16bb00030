"""The Secret Service that stands in where a machine has none."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

REMEMBER = "import keyring; keyring.set_password('desk', 'key', 'Đặng Thị Hường')"
RECALL = "import keyring; print(type(keyring.get_keyring()).__module__, keyring.get_password('desk', 'key'))"
WAIT_TO_STOP = """
import signal, sys
def stop(*_):
    print("asked to stop", flush=True)
    sys.exit(3)
signal.signal(signal.SIGTERM, stop)
print("ready", flush=True)
signal.pause()
"""
WHO_SERVES = (
    "dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / "
    "org.freedesktop.DBus.GetConnectionUnixProcessID string:"
)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


@pytest.fixture
def with_keyring(checkout, run, home):
    def with_keyring(*command, **environment):
        script = [sys.executable, checkout / "installer" / "with-keyring"]
        return run(*script, *command, **{"INTAKE_DESK_HOME": home, "DBUS_SESSION_BUS_ADDRESS": None, **environment})

    return with_keyring


def lives(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_a_secret_survives_from_one_run_to_the_next(with_keyring, home):
    assert 0 == with_keyring(sys.executable, "-c", REMEMBER).returncode
    done = with_keyring(sys.executable, "-c", RECALL)
    assert "keyring.backends.SecretService Đặng Thị Hường\n" == done.stdout
    on_disk = b"".join(path.read_bytes() for path in (home / "keyring").rglob("*") if path.is_file())
    assert "Đặng".encode() not in on_disk


def test_the_passphrase_is_for_its_owner_only(with_keyring, home):
    with_keyring("true")
    assert 0o600 == (home / "keyring" / "passphrase").stat().st_mode & 0o777
    assert 0o700 == (home / "keyring").stat().st_mode & 0o777


def test_the_exit_status_is_the_commands_own(with_keyring):
    assert 7 == with_keyring("bash", "-c", "exit 7").returncode
    assert 128 + signal.SIGKILL == with_keyring("bash", "-c", "kill -9 $$").returncode
    assert 127 == with_keyring("no-such-command").returncode


def test_nothing_is_left_running(with_keyring):
    done = with_keyring("bash", "-c", f"{WHO_SERVES}org.freedesktop.secrets; {WHO_SERVES}org.freedesktop.DBus")
    served = [int(word) for word in done.stdout.split() if word.isdigit()]
    assert 2 == len(served)
    assert [] == [pid for pid in served if lives(pid)]


def test_a_signal_reaches_the_command(checkout, home, monkeypatch):
    monkeypatch.setenv("INTAKE_DESK_HOME", str(home))
    command = [sys.executable, checkout / "installer" / "with-keyring", "--own", sys.executable, "-c", WAIT_TO_STOP]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert "ready\n" == process.stdout.readline()
        process.send_signal(signal.SIGTERM)
        assert "asked to stop\n" == process.stdout.read()
    assert 3 == process.returncode


def test_a_session_that_keeps_secrets_is_used_as_it_is(with_keyring, checkout, tmp_path):
    script = f"{sys.executable} '{checkout}/installer/with-keyring'"
    inner = f"INTAKE_DESK_HOME='{tmp_path}/other' {script}"
    done = with_keyring(
        "bash", "-c", f"echo $DBUS_SESSION_BUS_ADDRESS; {inner} bash -c 'echo $DBUS_SESSION_BUS_ADDRESS'"
    )
    outside, inside = done.stdout.split()
    assert outside == inside
    assert not (tmp_path / "other").exists()


def test_a_desk_that_began_with_its_own_keyring_stays_with_it(with_keyring, checkout, tmp_path):
    other = tmp_path / "other"
    with_keyring(sys.executable, "-c", REMEMBER, INTAKE_DESK_HOME=other)
    inner = f"INTAKE_DESK_HOME='{other}' {sys.executable} '{checkout}/installer/with-keyring'"
    done = with_keyring("bash", "-c", f'{inner} {sys.executable} -c "{RECALL}"')
    assert "Đặng Thị Hường" in done.stdout
