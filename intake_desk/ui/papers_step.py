"""Step 3 of an intake: which papers lie on the counter, how many pages and sets, how the result goes back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.procedures import Procedure
from intake_desk.ui.widgets import Card, ChoiceField, Field, NumberField, PaperRow, PapersTable, TextField, grid


class PapersStep(Card):
    """``changed`` after every edit, ``finished`` when Enter leaves the last field."""

    changed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Giấy tờ"), parent, step=3, note=self.tr("bản chính · chứng thực · bản sao"))
        self.table = PapersTable(self.tr("Giấy tờ nộp"))
        self.pages = NumberField(0, 9999)
        self.sets = NumberField(1, 999)
        self.deliver = ChoiceField(
            [
                (self.tr("Tại quầy"), "counter"),
                (self.tr("Bưu chính"), "post"),
                (self.tr("Bản điện tử"), "electronic"),
            ]
        )
        self.note = TextField()
        self.pages_field = Field(self.tr("Số trang"), self.pages)
        self.sets_field = Field(self.tr("Số bộ"), self.sets)
        self.papers_error = Field(self.tr("Giấy tờ nộp"), self.table)
        self.papers_error.label.hide()
        self.add(self.papers_error)
        self.add(
            grid(
                [
                    (self.pages_field, 2),
                    (self.sets_field, 2),
                    (Field(self.tr("Trả kết quả"), self.deliver), 3),
                    (Field(self.tr("Ghi chú"), self.note), 5),
                ]
            )
        )
        self.set_active(active=False)
        self.setFocusProxy(self.table)
        self.table.changed.connect(self._on_changed)
        self.table.finished.connect(self._leave_table)
        self.pages.edited.connect(lambda _value: self._on_changed())
        self.sets.edited.connect(lambda _value: self._on_changed())
        self.deliver.chosen.connect(lambda _value: self._on_changed())
        self.pages.lineEdit().returnPressed.connect(self.finished)
        self.sets.lineEdit().returnPressed.connect(self.finished)
        self.note.returnPressed.connect(self.finished)
        self.clear()

    def show_case(self, procedure: Procedure, case: int) -> None:
        """List the papers of a case; those without a condition are ticked, the clerk looks and unticks."""
        papers = procedure.cases[case].papers if case < len(procedure.cases) else ()
        self.table.set_papers(
            [
                PaperRow(
                    paper.text,
                    originals=max(paper.originals, 0 if paper.copies else 1),
                    copies=paper.copies,
                    ticked=not paper.conditional and len(papers) == 1,
                    source=paper.source,
                )
                for paper in papers
            ]
        )
        self.pages_field.setVisible(procedure.certification or _by_page(procedure))
        self.papers_error.set_error("")

    def papers(self) -> tuple[PaperCount, ...]:
        """What lies on the counter."""
        return tuple(
            PaperCount(text=row.text, originals=row.originals, certified=row.certified, copies=row.copies)
            for row in self.table.papers()
            if row.ticked
        )

    def show_error(self, text: str) -> None:
        """Say what is wrong with the papers."""
        self.papers_error.set_error(text)
        self.table.setFocus()

    def clear(self) -> None:
        """Ready for the next citizen."""
        self.table.set_papers([])
        self.pages.set_value(0)
        self.sets.set_value(1)
        self.deliver.set_value("counter")
        self.note.clear()
        self.papers_error.set_error("")
        self.pages_field.hide()

    def _on_changed(self) -> None:
        self.papers_error.set_error("")
        self.changed.emit()

    def _leave_table(self) -> None:
        if self.pages_field.isVisibleTo(self):
            self.pages.setFocus()
        else:
            self.finished.emit()


def _by_page(procedure: Procedure) -> bool:
    return any(rule.per == "page" for terms in procedure.channels for rule in terms.fees)
