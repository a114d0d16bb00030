"""Commands of the central server."""

import argparse
import sys

import msgspec

from intake_desk.domain.desk import ADMINISTRATOR, CLERK, SUPERVISOR, Clerk, Unit
from intake_desk.domain.folding import nfc
from intake_desk.domain.procedures import CatalogueSheet
from intake_desk.domain.refusals import Refusal
from intake_desk.server import deeds
from intake_desk.server.central import open_central
from intake_desk.server.enrolment import issue_admin_token, issue_code
from intake_desk.server.keys import hash_password
from intake_desk.server.revocation import revoke as revoke_desk
from intake_desk.server.serving import Wanted, run
from intake_desk.server.units import create_unit, put_clerks, put_procedures
from intake_desk.server.workers import NoWorkers

ROLES = (CLERK, SUPERVISOR, ADMINISTRATOR)
SENTENCES = {
    "unknown_unit": "Máy chủ chưa có đơn vị {agency}. Khai báo đơn vị trước bằng lệnh unit.",
    "bad_agency": "Mã định danh “{agency}” không đúng: chỉ gồm chữ không dấu, số, dấu chấm và gạch nối.",
    "bad_address": "Địa chỉ công khai “{address}” không đúng: ghi dạng https://tên-miền, không có gì phía sau.",
    "tool_missing": "Máy này chưa có chương trình {tool}. Cài đặt bộ công cụ của PostgreSQL (gói postgresql-client).",
    "spread_tables": "Dữ liệu nằm trên nhiều máy chủ PostgreSQL. Sao lưu từng máy bằng công cụ của PostgreSQL.",
    "cannot_spread": "Không chia được các bảng ({reason}). Chỉ chia khi cơ sở dữ liệu PostgreSQL còn trống.",
    "backup_failed": "Chưa tạo được bản sao lưu ({cause}). Dữ liệu của máy chủ vẫn nguyên vẹn.",
    "not_a_backup": "Tệp này không phải bản sao lưu của máy chủ này, hoặc đã hỏng. Dữ liệu hiện có chưa bị thay đổi.",
    "still_serving": "Máy chủ đang chạy với thư mục này. Dừng máy chủ rồi phục hồi.",
    "bad_officer": "Tài khoản cần tên đăng nhập, họ tên (tối đa 100 ký tự) và vai trò: {roles}.",
    "unknown_officer": "Đơn vị {agency} không có tài khoản {login}.",
    "unknown_desk": "Đơn vị {agency} không có quầy số {desk}.",
    "not_reached": "Không kết nối được hệ thống quốc gia ({cause}). Hồ sơ vẫn chờ gửi; lần chạy sau sẽ gửi lại.",
    "sign_in_refused": "Hệ thống quốc gia từ chối tài khoản này (mã {error}). Kiểm tra tên đăng nhập và mật khẩu.",
    "insecure_national": "Địa chỉ {address} không dùng https; dữ liệu công dân không được gửi qua đó.",
    "no_workers": "Chạy nhiều tiến trình cần PostgreSQL và hệ điều hành Linux. Bỏ --workers để chạy một tiến trình.",
    "unit_full": "Đơn vị đã cấp hết dải số cho các quầy; không ghi danh thêm được.",
}


class ClerkToBe(msgspec.Struct, frozen=True):
    """A clerk as the administrator writes them down, with a first password."""

    login: str
    name: str
    password: str
    role: str = CLERK


class UnitFile(msgspec.Struct, frozen=True):
    """A unit and who works there."""

    unit: Unit
    clerks: tuple[ClerkToBe, ...]


def serve(options: argparse.Namespace) -> int:
    """Serve until a signal says stop, or until whoever started it has gone."""
    wanted = Wanted(**{name: getattr(options, name) for name in Wanted.__struct_fields__})
    try:
        run(wanted)
    except NoWorkers as error:
        return refused(error)
    return 0


def unit(options: argparse.Namespace) -> int:
    """Take a unit on, or change it."""
    try:
        wanted = msgspec.json.decode(options.file.read_bytes(), type=UnitFile)
    except (OSError, msgspec.DecodeError) as error:
        sys.stderr.write(f"{options.file}: {error}\n")
        return 2
    logins = [nfc(one.login).lower() for one in wanted.clerks]  # as the desks read what is typed
    if "" in logins or len(set(logins)) < len(logins) or any(one.role not in ROLES for one in wanted.clerks):
        sys.stderr.write(f"{options.file}: mỗi cán bộ cần một tên đăng nhập riêng và vai trò {', '.join(ROLES)}\n")
        return 2
    clerks = [
        Clerk(login=login, name=one.name, role=one.role, verifier=hash_password(one.password))
        for login, one in zip(logins, wanted.clerks, strict=True)
    ]
    central = open_central(options.home, options.database_url)
    try:
        create_unit(central, wanted.unit)
        put_clerks(central, wanted.unit.agency, clerks)
    except Refusal as error:
        return refused(error)
    finally:
        central.close()
    return 0


def procedures(options: argparse.Namespace) -> int:
    """Publish a catalogue of procedures to a unit's desks."""
    try:
        catalogue = msgspec.json.decode(options.file.read_bytes(), type=CatalogueSheet)
    except (OSError, msgspec.DecodeError) as error:
        sys.stderr.write(f"{options.file}: {error}\n")
        return 2
    if not catalogue.procedures:
        sys.stderr.write(f"{options.file}: danh mục chưa có thủ tục nào\n")
        return 2
    central = open_central(options.home, options.database_url)
    try:
        put_procedures(central, options.agency, catalogue)
    except Refusal as error:
        return refused(error)
    finally:
        central.close()
    return 0


def code(options: argparse.Namespace) -> int:
    """Print a one-time code."""
    central = open_central(options.home, options.database_url)
    try:
        sys.stdout.write(f"{issue_code(central, options.agency)}\n")
    except Refusal as error:
        return refused(error)
    finally:
        central.close()
    return 0


def token(options: argparse.Namespace) -> int:
    """Print a token that may ask what is held of a unit; an earlier one stops working."""
    central = open_central(options.home, options.database_url)
    try:
        sys.stdout.write(f"{issue_admin_token(central, options.agency)}\n")
    except Refusal as error:
        return refused(error)
    finally:
        central.close()
    return 0


def revoke(options: argparse.Namespace) -> int:
    """End a lost desk's token."""
    central = open_central(options.home, options.database_url)
    try:
        revoke_desk(central, options.agency, options.desk, nfc(options.reason))
    except Refusal as error:
        return refused(error)
    finally:
        central.close()
    return 0


def desk_deeds(options: argparse.Namespace) -> int:
    """Print what was done about a unit's desks, a line of JSON each."""
    central = open_central(options.home, options.database_url)
    try:
        for deed in deeds.of(central.database, options.agency):
            sys.stdout.write(f"{msgspec.json.encode(deed).decode()}\n")
    finally:
        central.close()
    return 0


def refused(error: Refusal) -> int:
    """Say why not."""
    sys.stderr.write(f"{SENTENCES.get(error.code, error.code).format(**error.params)}\n")
    return 1
