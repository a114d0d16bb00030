"""Before a calendar is adopted: which open dossiers it would have promised another moment, and that none is moved."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from intake_desk.services.calendars import Affected
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.formats import due_text
from intake_desk.ui.table_model import Column, TableModel
from intake_desk.ui.widgets import DataTable, Label

WIDE = 860
MOST_ROWS_SEEN = 8


class AdoptDialog(StepDialog):
    """Lists them with both dates and asks; stands until the calendar was adopted or refused."""

    def __init__(self, affected: Sequence[Affected], now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Lưu lịch làm việc mới?"), _what_follows(affected), self.tr("Lưu lịch mới"), parent, stay=True
        )
        if affected:
            self.setFixedWidth(WIDE)
        self.model = TableModel(self._columns(now), self)
        self.model.set_rows(affected)
        self.table = DataTable(self.model, self.tr("Hồ sơ đang giải quyết có hẹn khác đi"))
        self.table.setFixedHeight(self.table.content_height() if len(affected) <= MOST_ROWS_SEEN else 330)
        self.table.setVisible(bool(affected))
        closed = [one for one in affected if one.day_off]
        if closed:
            warning = self.tr(
                "{0} hồ sơ hẹn vào ngày mà lịch mới cho nghỉ: báo cho người nộp, hoặc gia hạn bằng văn bản xin lỗi."
            ).format(len(closed))
            self.add(Label(warning, "text medium", "wrong", wrap=True))
        self.add(self.table)

    def _columns(self, now: datetime) -> tuple[Column, ...]:
        return (
            Column(self.tr("Mã hồ sơ"), lambda one: one.code, width=178, strong=True),
            Column(self.tr("Chủ hồ sơ"), lambda one: one.name, stretch=True),
            Column(
                self.tr("Giữ nguyên hẹn"),
                lambda one: due_text(one.due_at, now),
                width=190,
                tone=lambda one: "wrong" if one.day_off else "ink",
            ),
            Column(self.tr("Tính theo lịch mới"), lambda one: due_text(one.would_be, now), width=190, tone=_soft),
        )


def _what_follows(affected: Sequence[Affected]) -> str:
    if not affected:
        return QCoreApplication.translate(
            "AdoptDialog",
            "Không hồ sơ nào đang giải quyết có hẹn khác đi. Lịch mới dùng cho hồ sơ nhận từ bây giờ, ở mọi quầy.",
        )
    return QCoreApplication.translate(
        "AdoptDialog",
        "{0} hồ sơ đang giải quyết sẽ có hẹn khác nếu tính theo lịch mới. "
        "Các hồ sơ này GIỮ NGUYÊN HẸN đã in trên giấy; lịch mới chỉ dùng cho hồ sơ nhận từ bây giờ, ở mọi quầy.",
    ).format(len(affected))


def _soft(_one: Affected) -> str:
    return "soft"
