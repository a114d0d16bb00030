"""Why a calendar cannot be adopted, in words."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from intake_desk.ui.formats import day_text

translate = QCoreApplication.translate


def calendar_fault(params: dict[str, object]) -> str:
    """The sentence for a calendar by which nobody could count, with the day or the counter that is wrong."""
    said = _FAULTS.get(str(params.get("fault", "")), _FAULTS["no_week"])()
    day, name = str(params.get("day", "")), str(params.get("name", ""))
    where = day_text(date.fromisoformat(day)) if day else name
    where = where[:1].upper() + where[1:]
    text = f"{where}: {said}" if where else said[:1].upper() + said[1:]
    return translate("calendar_wording", "{0} Chưa lưu gì.").format(text)


_FAULTS: dict[str, Callable[[], str]] = {
    "no_week": lambda: translate("calendar_wording", "tuần làm việc phải có giờ làm việc vào thứ Hai."),
    "hours": lambda: translate(
        "calendar_wording", "giờ làm việc phải tăng dần, buổi sau bắt đầu sau khi buổi trước kết thúc."
    ),
    "too_many_sessions": lambda: translate("calendar_wording", "một ngày chỉ chia nhiều nhất bốn buổi."),
    "counter_unnamed": lambda: translate("calendar_wording", "nơi tiếp nhận có giờ riêng phải có tên."),
    "counter_fields": lambda: translate(
        "calendar_wording", "mỗi lĩnh vực chỉ thuộc một nơi tiếp nhận có giờ riêng, và nơi đó phải có lĩnh vực."
    ),
    "too_many_counters": lambda: translate("calendar_wording", "quá nhiều nơi tiếp nhận có giờ riêng."),
    "year": lambda: translate("calendar_wording", "năm nằm ngoài khoảng 2000–2100."),
    "day_unnamed": lambda: translate("calendar_wording", "ngày nghỉ hoặc làm bù phải có tên, không quá 100 chữ."),
    "off_and_worked": lambda: translate("calendar_wording", "không thể vừa nghỉ vừa làm bù."),
    "worked_anyway": lambda: translate("calendar_wording", "vốn là ngày làm việc nên không ghi làm bù."),
    "closed_too_long": lambda: translate(
        "calendar_wording", "nghỉ liền từ 30 ngày trở lên nên không hẹn được ai. Kiểm tra lại các ngày nghỉ."
    ),
}
