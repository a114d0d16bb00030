"""The command that takes in what desks sent on a stick."""

import argparse
import sys

from intake_desk.on_server import on_server
from intake_desk.server.carrying import CarriedIn
from intake_desk.server.carrying import carry as take_in
from intake_desk.server.central import Central
from intake_desk.sync.stick import StickFailed

SENTENCES = {
    "stick_failed": "Không đọc hoặc ghi được thư mục {folder} ({cause}). Kiểm tra USB rồi chạy lại.",
    "not_a_bundle": "không phải gói của Intake Desk, hoặc của bản mới hơn máy chủ",
    "bundle_damaged": "gói bị cắt hoặc bị sửa; không lấy gì từ gói này",
    "bundle_not_for_us": "gói của đơn vị khác, hoặc không đóng cho máy chủ này",
    "bundle_of_a_stranger": "người đóng gói không phải quầy của đơn vị, hoặc đã bị thu hồi",
}


def carry(options: argparse.Namespace) -> int:
    """Take in every bundle of a folder and put receipts and what the desks lack beside them; 1 when one was refused."""

    def take(central: Central) -> int:
        try:
            done = take_in(central, options.folder)
        except StickFailed as error:
            sys.stderr.write(f"{SENTENCES[error.code].format(folder=options.folder, **error.params)}\n")
            return 1
        for line in done.lines:
            sys.stdout.write(f"{line.name}: {_said(line)}\n")
        for receipt in done.receipts:
            sys.stdout.write(f"Giấy báo đã nhận: {receipt.name}\n")
        for agency, packed in done.packed.items():
            names = ", ".join(path.name for path in packed.files)
            sys.stdout.write(f"Gói mang về cho {agency}: {names} ({packed.entries} mục ghi)\n")
        if not done.lines:
            sys.stdout.write(f"{options.folder}: không có gói nào\n")
        return 1 if any(line.error_code for line in done.lines) else 0

    return on_server(options, take)


def _said(line: CarriedIn) -> str:
    if line.error_code:
        return SENTENCES.get(line.error_code, line.error_code)
    missing = "" if line.followed else "; còn thiếu gói trước đó"
    return f"{line.writer}, {line.stored} mục ghi mới{missing}"
