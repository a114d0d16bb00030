"""A whole day through the real windows, good lines and bad ones mixed; then everything that it left is looked at."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

PAGES = (
    *("intake", "register", "hand-back", "day", "drawer", "closing", "reports", "feedback", "exceptions", "sync"),
    *("settings", "procedures", "fees", "money", "calendar", "places"),
)
CARD = "001169437778||Khuất Thanh Oanh|05121969|Nữ|Thôn Nguyên Bì, xã Nguyễn Trãi, Thường Tín, Hà Nội|07052022"
CARD_2024 = "001153121858|394116613|Hồ Thu Oanh|02051953|Nữ|Thôn Đông Cứu, xã Thượng Phúc, Hà Nội|11062024||||"
COPIES, BIRTH, MARITAL_STATUS, GUARDIANSHIP = "2.000815", "1.001193", "1.004873", "1.004837"


def receive(ref, procedure=BIRTH, **said):
    who = {} if "scan" in said or "applicant" in said else {"scan": CARD}
    return {"do": "receive", "ref": ref, "procedure": procedure, "papers": ["Tờ khai"], **who, **said}


def certify(ref, **said):
    paper = {"paper": 0, "originals": 1, "copies": 2}
    return receive(ref, COPIES, **{"papers": [paper], "pages": 2, "fee": {"amount": 8000}, **said})


def step(do, ref, **said):
    return {"do": do, "ref": ref, **said}


NAME = {"name": "Đặng Văn Bính"}
EVERY_FIELD = {
    "name": "Đặng Văn Bính",
    "id_number": "001088012345",
    "birth_date": "1988-02-29",
    "sex": "Nam",
    "address": "Thôn Gia Khánh",
    "phone": "0987654321",
    "email": "binh@thuongphuc.example",
    "note": "đã sửa",
}
# What walks up to the counter, and how a line that cannot be taken is answered (None: it is taken).
DAY = [
    (certify("a", scan=CARD, phone="0998579827"), None),
    (certify("b", scan=CARD_2024, fee={"amount": 8000, "paid_by": "transfer"}), None),
    (certify("c", fee={"amount": 8000, "paid_by": "waived", "reason": "Hộ nghèo"}), None),
    (certify("c2", fee={"amount": 8000, "paid_by": "waived"}), "lý do"),
    ("{không phải JSON", "không phải là JSON"),
    ({"do": "receive", "at": "hôm nay"}, "không đúng cấu trúc"),
    ({"do": "receive"}, "không đúng cấu trúc"),
    ({"do": "receive", "at": "2026-11-20T08:00:00"}, "múi giờ"),
    (receive("d", applicant=NAME, on_behalf_of={"name": "Đặng Thị Bé", "id_number": "001326000111"}), None),
    (receive("e", MARITAL_STATUS, applicant={**NAME, "phone": "0912345678"}, deliver="post"), None),
    (receive("e2", deliver="pigeon"), "pigeon"),
    (step("dance", "a"), "không biết việc"),
    (step("result_ready", "nobody"), "nobody"),
    (receive("f", "9.999999"), "9.999999"),
    (receive("f", "2.000635", case=-3, sets=0), "số bộ"),
    (receive("f", papers=[{"paper": 99}]), "99"),
    (receive("f", papers=[]), "giấy tờ"),
    (receive("f", clerk="ghost"), "ghost"),
    (receive("f", scan="001169437778||Khuất Thanh Oanh|05121969|Nữ"), "thẻ"),
    (receive("f", scan="001169437778||Khuất Thanh Oanh|31021969|Nữ|Thôn Nguyên Bì|07052022"), "thẻ"),
    (receive("f", scan="H26.103-261120-1001"), "thẻ"),
    (receive("f", scan="hello"), "thẻ"),
    (receive("f", scan=CARD + "\n" + CARD_2024), "thẻ"),
    (receive("f", applicant={"name": ""}), "họ và tên"),
    (receive("f", applicant={**NAME, "id_number": "12"}), "giấy tờ"),
    (receive("f", applicant={**NAME, "birth_date": "1990-02-31"}), "Ngày sinh"),
    (receive("f", applicant={**NAME, "birth_date": "2030-01-01"}), "Ngày sinh"),
    (receive("f", applicant={**NAME, "sex": "?"}), "giới tính"),
    (receive("f", applicant={**NAME, "phone": "gọi sau"}), "điện thoại"),
    (certify("f", papers=[{"paper": 0, "originals": -1}]), "số bản"),
    (certify("f", pages=0), "số trang"),
    (certify("f", pages=10**30), "số trang"),
    (certify("f", fee={"amount": 8000, "paid_by": "gold"}), "gold"),
    (certify("f", fee={"amount": -1}), "mức thu"),
    ({"do": "offline", "clerk": ""}, None),
    (receive("g", GUARDIANSHIP, case=1, papers=[{"paper": 0, "originals": 1}]), None),
    (step("request_supplement", "g", papers=[{"paper": 2}, "Văn bản khác"], reason="Thiếu văn bản"), None),
    (step("request_supplement", "g", papers=["Văn bản khác"], reason="Thiếu văn bản"), "Chờ bổ sung"),
    (step("result_ready", "g"), "Không làm được"),
    (step("supplement", "g", papers=[]), "ít nhất một giấy tờ"),
    (step("supplement", "g", papers=[{"paper": 2, "originals": 1}]), None),
    (step("withdraw", "g"), "lý do"),
    (step("withdraw", "g", reason="Đổi ý"), None),
    (step("hand_back", "g"), ""),
    ({"do": "online", "clerk": ""}, None),
    (step("correct", "a", set=EVERY_FIELD, reason="Quét nhầm thẻ"), None),
    (step("correct", "a", set=EVERY_FIELD, reason="Quét nhầm thẻ"), "thay đổi"),
    (step("correct", "a", set={"phone": "0912345679"}), "lý do"),
    (step("correct", "a", set={"colour": "đỏ"}, reason="Nhầm"), "colour"),
    (step("correct", "a", set={"phone": "113"}, reason="Nhầm"), "điện thoại"),
    (step("correct", "a", set={"sex": "robot"}, reason="Nhầm"), "robot"),
    (step("result_ready", "a"), None),
    (step("result_ready", "b"), None),
    (step("hand_back", "a", to={"name": "Vũ Thị Sáu", "id_number": "001077000111"}), None),
    (step("hand_back", "a"), ""),
    (step("hand_back", "b", to={"name": "Vũ Thị Sáu", "id_number": "12"}), "giấy tờ"),
    (step("hand_back", "b", to=""), "họ tên"),
    (step("hand_back", "b", to="applicant"), None),
    ({"do": "refuse", "procedure": "1.000894", "scan": CARD_2024, "reason": "Chưa đủ tuổi kết hôn"}, None),
    ({"do": "refuse", "procedure": "1.000894", "scan": CARD_2024, "reason": " "}, "lý do"),
    ({"do": "feedback", "from": "Lý Bích Mỵ", "about": "Thời gian chờ", "text": "Thêm ghế chờ"}, None),
    ({"do": "feedback", "from": "Lý Bích Mỵ", "about": "Thời gian chờ", "text": ""}, "nội dung"),
    ({"do": "close_day", "counted_cash": 8000}, "phụ trách"),
    ({"do": "close_day", "clerk": "hang", "counted_cash": -8000}, "đồng"),
    ({"do": "close_day", "clerk": "hang", "counted_cash": 7000, "reason": "Trả thừa một nghìn"}, None),
    ({"do": "close_day", "clerk": "hang", "counted_cash": 7000}, "Đã chốt lúc"),
    (certify("late"), None),
    (step("result_ready", "d"), None),
]


def as_text(number, line):
    if isinstance(line, str):
        return line
    if len(line) < 3 and line["do"] == "receive":
        return json.dumps(line)
    at = f"2026-11-20T{8 + number // 60:02d}:{number % 60:02d}:00+07:00"
    return json.dumps({"at": at, "clerk": "thuy", **line}, ensure_ascii=False)


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory):
    """Where the day was left, how the command ended, what it said, and what the window's thread did."""
    folder = tmp_path_factory.mktemp("day")
    file, out, watch = folder / "day.jsonl", folder / "out", folder / "watch.json"
    (folder / "tmp").mkdir()
    text = "\n".join(as_text(number, line) for number, (line, _) in enumerate(DAY)) + "\n"
    file.write_text(text, "utf-8")
    script = Path(__file__).with_name("watched_command.py")
    command = [sys.executable, script, watch, "sample", "--home", folder / "home", "--headless", "--walk-ins", file]
    done = subprocess.run(
        [*map(str, command), "--out", str(out)],
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(folder / "tmp")},
    )
    assert 0 == done.returncode, done.stderr
    return folder, done, json.loads((out / "summary.json").read_text("utf-8")), json.loads(watch.read_text())


@pytest.fixture(scope="module")
def out(rehearsed):
    return rehearsed[0] / "out"


@pytest.fixture(scope="module")
def summary(rehearsed):
    return rehearsed[2]


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    said = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    document.close()
    return said


def test_each_line_that_cannot_be_taken_is_refused_in_words_and_all_others_are_taken(summary):
    expected = {number: said for number, (_, said) in enumerate(DAY, start=1) if said is not None}
    refused = {one["line"]: one["reason"] for one in summary["not_taken"]}

    assert expected.keys() == refused.keys(), {n: refused.get(n) for n in expected.keys() ^ refused.keys()}
    strange = {n: reason for n, reason in refused.items() if expected[n].lower() not in reason.lower() or not reason}
    assert {} == strange


def test_what_was_taken_is_counted(summary):
    assert ["a", "b", "c", "d", "e", "g", "late"] == [one["ref"] for one in summary["receipts"]]
    assert (7, 1, 2) == (summary["received"], summary["refused"], summary["handed_back"])
    assert [{"procedure": "1.000894", "reason": "Chưa đủ tuổi kết hôn"}] == summary["refusals"]
    assert {"charged": 32_000, "cash": 16_000, "transfer": 8_000, "waived": 8_000} == summary["fees"]
    totals = summary["tally"]["totals"]
    assert (6, 1, 1, 1, 2, 2, 1, 1) == tuple(
        totals[name]
        for name in (
            *("received", "refused", "supplement_requested", "supplemented", "ready", "handed_back", "withdrawn"),
            "feedback",
        )
    )
    assert {"received": 1, "ready": 1, "charged": 8_000, "cash": 8_000} == {
        name: summary["tally"]["after_closing"].get(name) for name in ("received", "ready", "charged", "cash")
    }


def test_the_closing_is_there_with_what_was_counted(summary):
    (closing,) = summary["closings"]

    assert ("2026-11-20", "hang", 7_000, 8_000) == (
        closing["day"],
        closing["closed_by"],
        closing["counted_cash"],
        closing["expected_cash"],
    )
    assert closing["fingerprint"]


def test_the_server_holds_every_entry_and_the_desk_is_proven(summary):
    held = [one["number"] for one in summary["server"]["journals"].values()]

    assert [summary["desk"]["entries"]] == held
    assert summary["desk"]["verified"]


def test_every_receipt_is_there_and_its_barcode_is_its_code(out, summary):
    for receipt in summary["receipts"]:
        document = pypdfium2.PdfDocument(out / receipt["file"])
        for page in document:
            picture = page.render(scale=203 / 72).to_pil()
            codes = {code.format.name: code.text for code in zxingcpp.read_barcodes(picture)}
            assert receipt["code"] == codes["Code128"]
            assert codes["QRCode"].startswith(receipt["code"] + ":")
        document.close()
    assert len(summary["receipts"]) == len(list((out / "receipts").iterdir()))


def test_a_receipt_says_what_the_line_said(out, summary):
    said = {one["ref"]: text_of(out / one["file"]) for one in summary["receipts"]}

    assert "Khuất Thanh Oanh" in said["a"]
    assert "Hồ Thu Oanh" in said["b"]
    assert "chuyển khoản" in said["b"]
    assert "được miễn" in said["c"]
    assert "Tiếp nhận hồ sơ của: Đặng Thị Bé. Người nộp: Đặng Văn Bính." in said["d"]
    assert "bưu chính" in said["e"]
    assert "0912 345 678" in said["e"]


def test_the_other_forms_are_there(out, summary):
    code = {one["ref"]: one["code"] for one in summary["receipts"]}

    asked = text_of(out / f"{code['g']}-02.pdf")
    assert "Văn bản cử người giám hộ" in asked
    assert "Văn bản khác" in asked
    assert "Thiếu văn bản" in asked
    (refusal,) = out.glob("*-03.pdf")
    assert "Chưa đủ tuổi kết hôn" in text_of(refusal)


def test_the_tally_is_a_paper_that_says_what_was_closed(out, summary):
    (closing,) = summary["closings"]
    said = text_of(out / closing["file"])

    for part in (closing["fingerprint"], "8.000", "7.000", "Trả thừa một nghìn", "Trần Thu Hằng", "20/11/2026"):
        assert part in said, part


def test_there_is_a_picture_of_every_page_in_every_look(out):
    wanted = {f"{page}{tone}{size}": (1920, 1080) if size else (1366, 768)
              for page in PAGES for tone in ("", "-dark") for size in ("", "-1920")}  # fmt: skip
    wanted |= {"sign-in": (1366, 768), "closed-day": (1366, 768)}

    pictures = {path.stem: Image.open(path).convert("RGB") for path in out.glob("*.png")}

    assert wanted == {name: picture.size for name, picture in pictures.items()}
    assert [] == [name for name, picture in pictures.items() if len(picture.getcolors(1 << 24)) < 50]
    for page in PAGES:
        light, dark = (pictures[name].resize((1, 1)).getpixel((0, 0)) for name in (page, f"{page}-dark"))
        assert sum(light) > sum(dark) + 200


def test_progress_is_shown_and_nothing_went_wrong_unsaid(rehearsed):
    _folder, done, _summary, _watch = rehearsed

    assert f"{len(DAY)}/{len(DAY)} · 7 tiếp nhận" in done.stderr
    assert "✓ 7 tiếp nhận" in done.stderr
    assert "fault" not in done.stderr
    assert "Traceback" not in done.stderr


def test_the_windows_thread_waits_for_no_disk_keyring_paper_or_network(rehearsed):
    watch = rehearsed[3]

    assert [] == watch["found"]
    assert {"Database.reading", "Database.writing", "Vault.get", "press.receipt", "press.tally", "Client.send"} <= set(
        watch["calls"]
    )


def test_nothing_of_the_day_stays_behind_but_what_was_asked_for(rehearsed):
    folder, *_ = rehearsed

    assert [] == list((folder / "home").iterdir())
    assert [] == list((folder / "tmp").iterdir())
