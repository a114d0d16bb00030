"""What the server's commands have in common: it is opened, what it refuses is said in words, it is closed."""

import argparse
import sys
from collections.abc import Callable
from contextlib import closing

from intake_desk.domain.refusals import Refusal
from intake_desk.server.central import Central, open_central

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
    "worker_did_not_start": "Một tiến trình của máy chủ không khởi động được; nguyên nhân ở các dòng trên.",
    "unit_full": "Đơn vị đã cấp hết dải số cho các quầy; không ghi danh thêm được.",
    "unknown_database": "Không mở được cơ sở dữ liệu: không phải PostgreSQL, thuộc bản mới hơn, hoặc khác khóa.",
    "damaged_server_key": "Tệp server.key đã hỏng. Chép lại bản đã cất giữ; không tạo khóa mới.",
}


def on_server(options: argparse.Namespace, work: Callable[[Central], int]) -> int:
    """The status that `work` gives, on the server that the options name; 1 when something refused, which is said."""
    try:
        with closing(open_central(options.home, options.database_url)) as central:
            return work(central)
    except Refusal as error:
        return refused(error)


def refused(error: Refusal) -> int:
    """Say why not."""
    sys.stderr.write(f"{SENTENCES.get(error.code, error.code).format(**error.params)}\n")
    return 1
