"""The English of the screen: complete in its places and keys, and read for as long as the program speaks."""

import gc
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from intake_desk.ui.application import Words

ENGLISH = Path(__file__).parents[2] / "resources" / "translations" / "en.ts"
# What must be written in Vietnamese, in a file or on a paper, is quoted as it must be written.
QUOTING = (
    "Nêu điều, khoản của văn bản quy định",
    "Ghi tên để giấy hẹn nói được vì sao",
    "Người phụ trách nhập từ XLSX hoặc CSV",
    "Không hiểu thời hạn",
    "Không hiểu mức thu",
    "Không hiểu kênh tiếp nhận",
    "Không hiểu khối",
    "Tệp không có cột",
    "Không thấy cột tên",
    "Bảng thiếu cột",
    "không rõ là phí hay lệ phí",
    "cột hoàn trả chỉ ghi",
)
KEPT = re.compile(r"\{[^}]*\}|%n|\b(?:Ctrl|Alt) ?[A-Z]\b|\bF\d+\b|&\w")


def messages():
    for context in ET.parse(ENGLISH).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            said = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            yield context.findtext("name"), message.findtext("source"), said


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    target = tmp_path_factory.mktemp("words") / "en.qm"
    release = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([release, "-silent", ENGLISH, "-qm", target], check=True)
    return target


def test_every_place_and_key_of_a_sentence_is_kept():
    offenders = [
        (context, source, english)
        for context, source, said in messages()
        for english in said
        if sorted(KEPT.findall(source)) != sorted(KEPT.findall(english))
    ]
    assert [] == offenders


def test_english_has_no_vietnamese_left_in_it():
    vietnamese = re.compile(r"[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.IGNORECASE)
    offenders = [
        english
        for _context, source, said in messages()
        for english in said
        if vietnamese.search(english.replace("đồng", "")) and not source.startswith(QUOTING)
    ]
    assert [] == offenders


def test_a_translation_stays_readable_after_its_file_was_let_go(app, compiled):
    words = Words(compiled.read_bytes(), app)

    gc.collect()
    filler = [bytes(compiled.stat().st_size) for _ in range(8)]

    assert "Save and print" == words.translate("ReceiptPanel", "Lưu và in")
    assert "2 results" == words.translate("SearchList", "%n kết quả", None, 2).replace("%n", "2")
    assert filler
