"""Where set-up cannot do it all by itself, it says in words what is missing."""

import os


def test_help_installs_nothing(bare_copy, run):
    for script in ("desk", "test"):
        done = run(bare_copy / "installer" / script, "--help")
        assert (0, "") == (done.returncode, done.stderr)
        assert f"installer/{script}" in done.stdout
    assert not (bare_copy / ".venv").exists()


def test_away_from_debian_the_missing_packages_are_named(bare_copy, few_commands, run):
    done = run(bare_copy / "installer" / "test", "--setup-only", PATH=few_commands)
    assert 2 == done.returncode
    assert "not a Debian system" in done.stderr
    for package in ("gnome-keyring", "dbus-daemon", "xvfb", "libsecret-tools", "poppler-utils"):
        assert package in done.stderr
    assert not (bare_copy / ".venv").exists()


def test_whoever_is_not_root_is_given_the_command(bare_copy, few_commands, run):
    (few_commands / "apt-get").symlink_to("/bin/false")
    (few_commands / "id").write_text("#!/bin/bash\necho 1000\n", encoding="ascii")
    (few_commands / "id").chmod(0o755)
    done = run(bare_copy / "installer" / "test", "--setup-only", PATH=few_commands)
    assert 2 == done.returncode
    assert "only root may install" in done.stderr
    assert "sudo apt-get install -y --no-install-recommends chromium dbus-bin dbus-daemon" in done.stderr


def test_a_python_that_is_too_old_is_told(bare_copy, few_commands, run):
    (few_commands / "python3").unlink()
    old = few_commands / "python3"
    old.write_text('#!/bin/bash\n[[ $1 == --version ]] && echo "Python 3.9.2" && exit\nexit 1\n')
    old.chmod(0o755)
    done = run(bare_copy / "installer" / "desk", PATH=few_commands)
    assert 2 == done.returncode
    assert "python3 python3-venv" in done.stderr


def test_without_a_network_that_is_what_it_says(bare_copy, run):
    nowhere = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": None, "PIP_CONFIG_FILE": os.devnull}
    done = run(bare_copy / "installer" / "desk", **nowhere)
    assert 2 == done.returncode
    assert "Is this machine online" in done.stderr
