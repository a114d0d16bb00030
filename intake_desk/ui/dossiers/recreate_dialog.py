"""What is asked before a dossier is begun anew from its receipt: what the paper says besides its code."""

from typing import Any

from PySide6.QtWidgets import QWidget

from intake_desk.domain.people import Person
from intake_desk.domain.times import from_ms
from intake_desk.services.applications import CASH, LATER, TRANSFER, WAIVED
from intake_desk.services.recreation import Found, PaperSaid
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.formats import money
from intake_desk.ui.widgets import Card, ChoiceField, DigitsField, Field, Label, TextField, column, grid

WIDE = 620


class RecreateDialog(StepDialog):
    """``told({"said": PaperSaid})``; it stands until it was recorded."""

    def __init__(self, found: Found, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Dựng lại hồ sơ từ giấy tiếp nhận"),
            self._why(found),
            self.tr("Dựng lại hồ sơ"),
            parent,
            reason=self.tr("Ghi chú (nếu có)"),
            required=False,
            stay=True,
        )
        self._found = found
        self.setFixedWidth(WIDE)
        self.name = TextField(self.tr("Họ tên như trên giấy"))
        self.id_number = DigitsField()
        self.phone = DigitsField()
        self.address = TextField()
        self.line = DigitsField()
        self.means = ChoiceField(
            [
                (self.tr("Chọn theo giấy…"), ""),
                (self.tr("Đã thu tiền mặt"), CASH),
                (self.tr("Đã thu chuyển khoản"), TRANSFER),
                (self.tr("Được miễn"), WAIVED),
                (self.tr("Chưa thu"), LATER),
            ]
        )
        self._fields = {
            "name": Field(self.tr("Chủ hồ sơ"), self.name, reserve=True),
            "id_number": Field(self.tr("Số định danh"), self.id_number, reserve=True),
            "phone": Field(self.tr("Điện thoại"), self.phone, reserve=True),
            "address": Field(self.tr("Địa chỉ"), self.address, reserve=True),
            "means": Field(self.tr("Phí, lệ phí ghi trên giấy"), self.means, reserve=True),
            "line": Field(self.tr("Số thứ tự trong quyển"), self.line, reserve=True),
        }
        self._build(found)

    def _build(self, found: Found) -> None:
        receipt = found.receipt
        card = Card()
        due = f"{from_ms(receipt.due_at):%H:%M %d/%m/%Y}" if receipt.due_at else self.tr("không hẹn")
        card.add(
            column(
                Label(receipt.code, "main"),
                Label(found.procedure_name, "text", wrap=True),
                Label(
                    self.tr("{0} tiếp nhận {1} · hẹn trả {2} · phí, lệ phí {3}").format(
                        found.desk_name,
                        f"{from_ms(receipt.received_at):%H:%M %d/%m/%Y}",
                        due,
                        money(receipt.fee) if receipt.fee else self.tr("không thu"),
                    ),
                    "text",
                    "soft",
                    wrap=True,
                ),
                gap="tight",
            )
        )
        self.add(card)
        self._fields["means"].setVisible(receipt.fee > 0)
        self._fields["line"].setVisible(receipt.line == 0)
        self.add(
            grid(
                [(self._fields["name"], 7), (self._fields["id_number"], 5)],
                [(self._fields["address"], 7), (self._fields["phone"], 5)],
                [(self._fields["means"], 7), (self._fields["line"], 5)],
            )
        )
        self.chain(self.name, self.id_number, self.address, self.phone)
        self.name.setFocus()

    def _why(self, found: Found) -> str:
        genuine = self.tr(
            "Giấy này do {0} ký, chữ ký đúng, nhưng hồ sơ chưa có ở quầy này. Dựng lại thì hồ sơ giữ nguyên mã và ngày "
            "hẹn, không cấp số mới, không thu phí lần nữa; nếu dữ liệu gốc về sau đến thì tự nhập làm một."
        ).format(found.desk_name)
        if found.revoked:
            return genuine
        waiting = self.tr(
            "{0} chưa bị thu hồi: hồ sơ có thể tự đến khi quầy ấy có mạng; chỉ dựng lại khi cần làm ngay."
        )
        return f"{genuine} {waiting.format(found.desk_name)}"

    def fields(self) -> dict[str, Field]:
        return {**self._fields, "note": self.reason_field}

    def is_complete(self) -> bool:
        """Name and, where there was one, how the fee was settled."""
        if not self.name.value():
            self._fields["name"].set_error(self.tr("Ghi họ tên chủ hồ sơ như trên giấy."))
            self.name.setFocus()
            return False
        if self._found.receipt.fee and not self.means.value():
            self._fields["means"].set_error(self.tr("Chọn như ghi trên giấy."))
            self.means.setFocus()
            return False
        return True

    def arguments(self) -> dict[str, Any]:
        person = Person(
            name=self.name.value(),
            id_number=self.id_number.value(),
            phone=self.phone.value(),
            address=self.address.value(),
        )
        line = self.line.value()
        return {
            "said": PaperSaid(
                applicant=person,
                means=str(self.means.value()),
                line=int(line) if line.isdecimal() else 0,
                note=self.reason.value(),
            )
        }
