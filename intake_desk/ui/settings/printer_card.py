"""Settings: which printer, which paper, how many copies; the list of printers is gathered while the page is used."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.services.preferences import FEES_ASKED, FEES_AT_ONCE, LABEL_PAPERS, LIENS, PAPERS, Preferences
from intake_desk.ui.widgets import Button, Card, ChoiceBar, ChoiceField, Field, row


class PrinterCard(Card):
    """``changed`` when something was chosen; ``look_requested`` to gather the printers again."""

    changed = Signal()
    look_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Máy in"), parent)
        self._names: tuple[str, ...] = ()
        self.printer = ChoiceField()
        self.printer_field = Field(self.tr("In ra"), self.printer)
        self.look = Button(self.tr("Tìm lại"))
        self.paper = ChoiceBar([(paper, paper) for paper in PAPERS], name=self.tr("Khổ giấy"))
        liens = {1: self.tr("1 liên"), 2: self.tr("2 liên")}
        self.liens = ChoiceBar([(liens[count], count) for count in LIENS], name=self.tr("Số liên"))
        labels = {"A4": self.tr("A4, 8 nhãn"), "A6": self.tr("A6, 1 nhãn"), "A7": self.tr("A7, 1 nhãn")}
        self.labels = ChoiceBar([(labels[paper], paper) for paper in LABEL_PAPERS], name=self.tr("Khổ nhãn bìa hồ sơ"))
        look_field = Field(" ", self.look)
        self.look.setAccessibleName(self.look.text())
        self.add(row((self.printer_field, 1), look_field))
        self.add(
            row(
                Field(self.tr("Khổ giấy tiếp nhận"), self.paper),
                Field(self.tr("Số liên giấy tiếp nhận"), self.liens),
                1,
                gap="wide",
            )
        )
        self.fees = ChoiceBar(
            [(self.tr("In khi cần"), FEES_ASKED), (self.tr("In ngay khi thu"), FEES_AT_ONCE)],
            name=self.tr("Biên lai thu tiền"),
        )
        self.add(
            row(
                Field(self.tr("Khổ nhãn bìa hồ sơ"), self.labels),
                Field(self.tr("Biên lai thu tiền"), self.fees),
                1,
                gap="wide",
            )
        )
        for choice in (self.printer, self.paper, self.liens, self.labels, self.fees):
            choice.chosen.connect(lambda _value: self.changed.emit())
        self.look.clicked.connect(self._on_look)
        self.show_printers(())

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is kept; a printer that is not there now stays chosen, and says so."""
        self._offer(preferences.printer)
        self.paper.set_value(preferences.paper)
        self.liens.set_value(preferences.liens)
        self.labels.set_value(preferences.label_paper)
        self.fees.set_value(preferences.fee_receipts)

    def show_printers(self, names: Sequence[str]) -> None:
        """Offer these besides the preview."""
        self._names = tuple(names)
        self._offer(self.chosen_printer())
        self.look.setEnabled(True)
        hint = (
            "" if names else self.tr("Không thấy máy in nào trên máy này. Cài máy in trong hệ thống rồi bấm Tìm lại.")
        )
        self.printer_field.set_hint(hint)

    def chosen_printer(self) -> str:
        """The printer's name, "" for the preview."""
        return str(self.printer.value() or "")

    def _on_look(self) -> None:
        self.look.setEnabled(False)
        self.look_requested.emit()

    def _offer(self, chosen: str) -> None:
        choices: list[tuple[str, object]] = [(self.tr("Xem trước, không in"), "")]
        choices += [(name, name) for name in self._names]
        if chosen and chosen not in self._names:
            choices.append((self.tr("{0} (không thấy)").format(chosen), chosen))
        self.printer.set_choices(choices)
        self.printer.set_value(chosen)
