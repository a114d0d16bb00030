"""The layout of the accountant's file: each column's place and heading, and what parts them."""

from PySide6.QtWidgets import QGridLayout, QWidget

from intake_desk.domain.csv_layout import COLUMNS, CsvColumn, CsvLayout
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.widgets import CheckBox, ChoiceField, DigitsField, Field, Label, TextField, row

WIDE = 860
ROWS = (len(COLUMNS) + 1) // 2  # side by side, so that all of it fits a low screen
PLACE_WIDTH, PLACE_DIGITS = 64, 2


class CsvDialog(StepDialog):
    """Columns stand in the order of the numbers typed beside them; one without a number is left out."""

    def __init__(self, layout: CsvLayout, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Cột của tệp CSV cho kế toán"),
            self.tr("Đánh số thứ tự các cột cần có, để trống là không có cột đó. Tiền ghi số đồng, không dấu chấm."),
            self.tr("Ghi bố cục"),
            parent,
            stay=True,
        )
        self.setFixedWidth(WIDE)
        known = {column.name: (place, column.heading) for place, column in enumerate(layout.columns, 1)}
        self.places: dict[str, DigitsField] = {}
        self.headings: dict[str, TextField] = {}
        table = QGridLayout()
        table.setHorizontalSpacing(10)
        table.setVerticalSpacing(4)
        for number, (name, usual) in enumerate(COLUMNS):
            side, at = divmod(number, ROWS)
            place, heading = known.get(name, (0, usual))
            self.places[name] = DigitsField((PLACE_DIGITS,))
            self.places[name].setFixedWidth(PLACE_WIDTH)
            self.places[name].setText(str(place) if place else "")
            self.places[name].setAccessibleName(self.tr("Thứ tự của cột {0}").format(usual))
            self.headings[name] = TextField(usual)
            self.headings[name].setText(heading)
            self.headings[name].setAccessibleName(self.tr("Tên của cột {0}").format(usual))
            table.addWidget(Label(usual, "text", "soft"), at, 3 * side)
            table.addWidget(self.places[name], at, 3 * side + 1)
            table.addWidget(self.headings[name], at, 3 * side + 2)
        table.setColumnStretch(2, 1)
        table.setColumnStretch(5, 1)
        held = QWidget()
        held.setLayout(table)
        table.setContentsMargins(0, 0, 0, 0)
        self.separator = ChoiceField(
            [
                (self.tr("Dấu chấm phẩy ( ; )"), ";"),
                (self.tr("Dấu phẩy ( , )"), ","),
                (self.tr("Dấu tab"), "\t"),
            ]
        )
        self.separator.set_value(layout.separator)
        self.first_line = CheckBox(self.tr("Dòng đầu là tên cột"))
        self.first_line.setChecked(layout.headings)
        self.add(held)
        self.add(row((Field(self.tr("Ngăn cách"), self.separator), 1), (self.first_line, 1), gap="field"))
        next(iter(self.places.values())).setFocus()

    def csv_layout(self) -> CsvLayout:
        """What was asked for, unchecked."""
        wanted = sorted((int(field.value()), name) for name, field in self.places.items() if field.value().isdecimal())
        usual = dict(COLUMNS)
        return CsvLayout(
            columns=tuple(
                CsvColumn(name, self.headings[name].value() or usual[name]) for place, name in wanted if place
            ),
            separator=str(self.separator.value()),
            headings=self.first_line.isChecked(),
        )
