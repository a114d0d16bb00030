"""What a unit's list would change, before it holds: counted, listed by kind, every refused line explained."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.procedure_lists import CHANGED, NEW, SAME, WITHDRAWN, Change, Comparison, RefusedLine
from intake_desk.services.procedure_lists import Preview
from intake_desk.ui.table_model import Column, TableModel, TagLook
from intake_desk.ui.unit_data.list_words import REFUSED, change_look, column_word, why_refused
from intake_desk.ui.widgets import (
    Button,
    Card,
    CheckBox,
    DataTable,
    Label,
    ListChip,
    Notice,
    PrimaryButton,
    TableCard,
    column,
    row,
)

KINDS = (NEW, CHANGED, WITHDRAWN, REFUSED, SAME)
Item = Change | RefusedLine


class ListReview(QWidget):
    """``whole_wanted(bool)``, ``adopted``, ``left``; ``chosen(Change | RefusedLine | None)`` follows the arrows."""

    whole_wanted = Signal(bool)
    adopted = Signal()
    left = Signal()
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.preview: Preview | None = None
        self.summary = Label("", "heading", wrap=True)
        self.remark = Label("", "text", "soft", wrap=True)
        self.unsure = Notice(closable=False)
        self.chips = {kind: ListChip(change_look(kind).text, kind="wrong" if kind == REFUSED else "") for kind in KINDS}
        self.model = TableModel(
            (
                Column(self.tr("Dòng"), _line, align="right", width=56),
                Column(self.tr("Mã"), _code, width=96),
                Column(self.tr("Thủ tục"), _name, stretch=True, strong=True),
                Column(self.tr("Nội dung"), self._said, width=190, tone=lambda _item: "soft"),
                Column(self.tr("Thay đổi"), lambda item: _look(item).text, tag=_look),
            ),
            self,
        )
        self.table = DataTable(self.model, self.tr("Những gì danh mục thay đổi"), rarer=(3, 0))
        self.card = TableCard(self.table, "")
        self.whole = CheckBox(self.tr("Tệp là danh mục đầy đủ: ngừng tiếp nhận những thủ tục không có trong tệp"))
        self.adopt = PrimaryButton(self.tr("Áp dụng danh mục"), "Ctrl+Return")
        self.leave = Button(self.tr("Thôi"), tall=True)
        self.who = Label("", "label", "soft", wrap=True)
        head = Card()
        head.add(column(self.summary, self.remark, gap="tight"))
        head.add(self.unsure)
        head.add(self.whole)
        head.add(row((self.adopt, 2), (self.leave, 1)))
        head.add(self.who)
        self.setLayout(column(head, row(*self.chips.values(), 1), (self.card, 1)))
        for kind, chip in self.chips.items():
            chip.clicked.connect(lambda _checked, kind=kind: self._on_chip(kind))
        self.whole.clicked.connect(self.whole_wanted)
        self.adopt.clicked.connect(self.adopted)
        self.leave.clicked.connect(self.left)
        self.table.row_chosen.connect(self.chosen)

    def begin(self) -> None:
        """Forget what was ticked for another file."""
        self.whole.setChecked(False)
        for chip in self.chips.values():
            chip.setChecked(False)

    def show_preview(self, preview: Preview, *, allowed: bool) -> None:
        """Show what the list would change; `allowed` says that this person may let it hold."""
        self.preview = preview
        found = preview.comparison
        delta = preview.delta
        self.summary.setText(self.tr("Xem trước danh mục: {0}").format(preview.name))
        self.remark.setText(self._remark(found))
        self.unsure.setVisible(found.unsure)
        if found.unsure:
            text = self.tr("Có dòng không đọc được mã, nên chưa ngừng thủ tục nào. Sửa các dòng đó rồi nhập lại.")
            self.unsure.show_notice("waiting", text)
        for kind, chip in self.chips.items():
            chip.set_count(len(_of_kind(found, kind)))
        self.adopt.setEnabled(allowed and bool(delta.changed or delta.withdrawn))
        self.who.setText("" if allowed else self.tr("Chỉ người phụ trách được áp dụng danh mục."))
        self.who.setVisible(not allowed)
        self._fill()

    def _remark(self, found: Comparison) -> str:
        parts = [self.tr("Thủ tục hoặc ô không có trong tệp thì giữ nguyên.")]
        if found.ignored:
            parts.append(self.tr("Không dùng các cột: {0}.").format(", ".join(found.ignored)))
        return " ".join(parts)

    def _said(self, item: Item) -> str:
        if isinstance(item, RefusedLine):
            return column_word(item.column)
        if item.kind == CHANGED:
            return ", ".join(column_word(field.field).lower() for field in item.fields)
        return item.procedure.field

    def _on_chip(self, kind: str) -> None:
        for other, chip in self.chips.items():
            if other != kind:
                chip.setChecked(False)
        self._fill()

    def _fill(self) -> None:
        """List the kind that is lit; else everything but what stays as it is, the refused lines first."""
        assert self.preview is not None
        found = self.preview.comparison
        lit = next((kind for kind, chip in self.chips.items() if chip.isChecked()), "")
        kinds = (lit,) if lit else (REFUSED, NEW, CHANGED, WITHDRAWN)
        nothing = self.tr("Không có dòng nào thuộc loại này") if lit else self.tr("Danh mục không thay đổi gì")
        self.card.empty.set(nothing)
        self.model.set_rows([item for kind in kinds for item in _of_kind(found, kind)])
        self.table.choose(0)


def _of_kind(found: Comparison, kind: str) -> tuple[Item, ...]:
    return found.refused if kind == REFUSED else found.of_kind(kind)


def _line(item: Item) -> str:
    return str(item.line) if item.line else "–"


def _code(item: Item) -> str:
    return item.code if isinstance(item, RefusedLine) else item.procedure.code


def _name(item: Item) -> str:
    return why_refused(item) if isinstance(item, RefusedLine) else item.procedure.short_name


def _look(item: Item) -> TagLook:
    return change_look(REFUSED if isinstance(item, RefusedLine) else item.kind)
