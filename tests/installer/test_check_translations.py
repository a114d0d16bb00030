"""The check that every sentence on the screen has its English."""

import shutil
import sys

import pytest

PAGE = """
from PySide6.QtCore import QObject

class Page(QObject):
    def title(self):
        return self.tr("{sentence}")
"""


@pytest.fixture
def program(tmp_path, checkout):
    """A program of one page, with the check in its place."""
    for folder in ("installer", "intake_desk", "resources"):
        (tmp_path / folder).mkdir()
    shutil.copy(checkout / "installer" / "check_translations", tmp_path / "installer")
    (tmp_path / ".venv").symlink_to(checkout / ".venv")
    (tmp_path / "intake_desk" / "page.py").write_text(PAGE.format(sentence="Tiếp nhận hồ sơ"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def check(program, run):
    def check(*arguments):
        return run(sys.executable, program / "installer" / "check_translations", *arguments)

    return check


def translate(program, english):
    file = program / "resources" / "translations" / "en.ts"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace('<translation type="unfinished"></translation>', f"<translation>{english}</translation>"),
        encoding="utf-8",
    )


def test_a_sentence_without_english_is_told(check):
    done = check("--update")
    assert 1 == done.returncode
    assert "no English yet: Page: Tiếp nhận hồ sơ" in done.stdout


def test_a_program_that_is_all_translated_passes(program, check):
    check("--update")
    translate(program, "Receive a dossier")
    assert 0 == check().returncode


def test_a_sentence_that_changed_in_the_code_is_told(program, check):
    check("--update")
    translate(program, "Receive a dossier")
    (program / "intake_desk" / "page.py").write_text(PAGE.format(sentence="Nhận hồ sơ"), encoding="utf-8")
    done = check()
    assert 1 == done.returncode
    assert "not in en.ts: Page: Nhận hồ sơ" in done.stdout
    assert "no longer used: Page: Tiếp nhận hồ sơ" in done.stdout
