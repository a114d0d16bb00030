"""Feedback in plain words."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.feedback import ANSWERED, FORWARDED, Feedback
from intake_desk.domain.times import from_ms
from intake_desk.ui.table_model import Column, TagLook

translate = QCoreApplication.translate


def sort_word(sort: str) -> str:
    """What sort of feedback it is."""
    words = {
        "complaint": translate("feedback", "Phản ánh"),
        "proposal": translate("feedback", "Kiến nghị"),
        "question": translate("feedback", "Hỏi, nhờ hướng dẫn"),
    }
    return words.get(sort, sort)


def way_word(way: str) -> str:
    """How it was answered."""
    words = {
        "counter": translate("feedback", "Trực tiếp tại quầy"),
        "phone": translate("feedback", "Điện thoại"),
        "letter": translate("feedback", "Văn bản"),
        "online": translate("feedback", "Trực tuyến"),
    }
    return words.get(way, way)


def look(feedback: Feedback, now_ms: int) -> TagLook:
    """How its state is drawn."""
    if feedback.is_overdue(now_ms):
        return TagLook("wrong", translate("feedback", "Quá hạn trả lời"), "bang")
    if feedback.state == ANSWERED:
        return TagLook("done", translate("feedback", "Đã trả lời"), "double")
    if feedback.state == FORWARDED:
        return TagLook("information", translate("feedback", "Đã chuyển"), "half")
    return TagLook("waiting", translate("feedback", "Chờ trả lời"), "dot")


def day_of(milliseconds: int) -> str:
    """The day of a moment, as on forms; "" where there is none."""
    return f"{from_ms(milliseconds):%d/%m/%Y}" if milliseconds else ""


def columns(now_ms: Callable[[], int]) -> tuple[Column, ...]:
    """When, who, about what, until when, how it stands; `now_ms` is asked whenever a row is drawn."""
    return (
        Column(translate("feedback", "Ngày nhận"), lambda one: day_of(one.received_at)),
        Column(translate("feedback", "Người gửi"), lambda one: one.sender or "–", strong=True),
        Column(translate("feedback", "Nội dung"), lambda one: one.text, stretch=True),
        Column(translate("feedback", "Hạn trả lời"), lambda one: day_of(one.answer_by)),
        Column(
            translate("feedback", "Tình trạng"),
            lambda one: look(one, now_ms()).text,
            tag=lambda one: look(one, now_ms()),
            width=140,
        ),
    )
