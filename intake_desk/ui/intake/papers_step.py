"""Step 3 of an intake: which papers lie on the counter, how many pages and sets, how the result goes back."""

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.own_fields import with_counts
from intake_desk.domain.procedures import Procedure
from intake_desk.services.applications import EMPTIED
from intake_desk.services.unfinished import PapersWritten, PaperWritten
from intake_desk.ui.intake.own_fields import OwnFields
from intake_desk.ui.widgets import Card, ChoiceField, Field, Notice, NumberField, PaperRow, PapersTable, TextField, row
from intake_desk.ui.widgets.papers_model import COPIES


class PapersStep(Card):
    """``changed`` after every edit, ``finished`` when Enter leaves the last field."""

    changed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Giấy tờ"), parent, step=3)
        self.table = PapersTable(self.tr("Giấy tờ nộp"))
        self.pages = NumberField(1, 9999, blank=True)
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
        self.copies = NumberField(1, 999, blank=True)
        self.copies_field = Field(self.tr("Số bản"), self.copies)
        self.papers_error = Notice(closable=False)
        self.own = OwnFields()
        self._procedure: Procedure | None = None
        self.add_raised(self.table)
        self.add(self.papers_error)
        self.add(self.own)
        self.add(
            row(
                (self.pages_field, 2),
                (self.copies_field, 2),
                (self.sets_field, 2),
                (Field(self.tr("Trả kết quả"), self.deliver), 4),
                (Field(self.tr("Ghi chú"), self.note), 5),
                gap="field",
            )
        )
        self.set_active(active=False)
        self.setFocusProxy(self.table)
        self.table.changed.connect(self._on_table)
        self.table.finished.connect(self._leave_table)
        self.pages.edited.connect(lambda _value: self._on_changed())
        self.sets.edited.connect(lambda _value: self._on_changed())
        self.copies.edited.connect(self._on_copies)
        self.deliver.chosen.connect(lambda _value: self._on_changed())
        self.pages.returnPressed.connect(self._leave_pages)
        self.copies.returnPressed.connect(self.finished)
        self.sets.returnPressed.connect(self.finished)
        self.note.returnPressed.connect(self.finished)
        self.note.textEdited.connect(lambda _text: self._on_changed())
        self.own.changed.connect(self._on_changed)
        self.own.finished.connect(self._leave_own)
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
                )
                for paper in papers
            ]
        )
        self._procedure = procedure
        self.own.show_procedure(procedure)
        by_page = _counted_by(procedure, "page")
        self.pages_field.setVisible(by_page or procedure.counted_by("pages") is not None)
        self.copies_field.setVisible(
            by_page or _counted_by(procedure, "copy") or procedure.counted_by("copies") is not None
        )
        self.pages.set_value(1)
        self.copies.set_value(1)
        self.papers_error.clear()

    def papers(self) -> tuple[PaperCount, ...]:
        """What lies on the counter."""
        return tuple(
            PaperCount(text=row.text, originals=row.originals, certified=row.certified, copies=row.copies)
            for row in self.table.papers()
            if row.ticked
        )

    def show_error(self, text: str) -> None:
        """Say what is wrong with the papers."""
        self.papers_error.show_notice("wrong", text)
        self.table.setFocus()

    def show_own_error(self, name: str, text: str) -> None:
        """Say what is wrong with the answer to a question of the procedure's own."""
        if self.own.show_error(name, text) or self._procedure is None:
            return
        pages = self._procedure.counted_by("pages")
        field = self.pages_field if pages is not None and pages.name == name else self.copies_field
        field.set_error(text)
        field.editor.setFocus()

    def clear(self) -> None:
        """Ready for the next citizen."""
        self.clear_case()
        self.sets.set_value(1)
        self.deliver.set_value("counter")
        self.note.clear()

    def clear_case(self) -> None:
        """Without a procedure there are no papers; what was said of the visit stays."""
        self._procedure = None
        self.own.clear()
        self.table.set_papers([])
        self.pages.set_value(1)
        self.copies.set_value(1)
        self._clear_errors()
        self.pages_field.hide()
        self.copies_field.hide()

    def copies_asked(self) -> int:
        """How many copies of the result are asked for; 0 where the papers say it, `EMPTIED` where nobody does."""
        return (self.copies.value() or EMPTIED) if self.copies_field.isVisibleTo(self) else 0

    def pages_asked(self) -> int:
        """How many pages the original has; 0 where nothing is counted by them, `EMPTIED` where they must be told."""
        return (self.pages.value() or EMPTIED) if self.pages_field.isVisibleTo(self) else 0

    def fields(self) -> dict[str, str]:
        """The answers to the procedure's own questions, with what was counted where it asks for that."""
        if self._procedure is None:
            return {}
        return with_counts(self._procedure, self.own.values(), self.pages_asked(), self.copies_asked())

    def is_begun(self) -> bool:
        """Whether anything was ticked, counted or noted."""
        return bool(self.note.value() or self.own.values()) or any(row.ticked for row in self.table.papers())

    def state(self) -> PapersWritten:
        """Everything written here, to be brought back by `restore`."""
        return PapersWritten(
            papers=tuple(
                PaperWritten(**{name: getattr(row, name) for name in PaperWritten.__struct_fields__})
                for row in self.table.papers()
            ),
            pages=self.pages.value(),
            copies=self.copies.value(),
            sets=self.sets.value(),
            deliver=str(self.deliver.value()),
            note=self.note.text(),
            own=self.own.values(),
        )

    def restore(self, state: PapersWritten) -> None:
        """Bring back what was written, after the procedure was."""
        self.own.restore(state.own)
        self.table.set_papers([PaperRow(**msgspec.structs.asdict(paper)) for paper in state.papers])
        for field, count in ((self.pages, state.pages), (self.copies, state.copies), (self.sets, state.sets)):
            field.set_value(count)
        self.deliver.set_value(state.deliver)
        self.note.setText(state.note)

    def _on_table(self) -> None:
        """The copies counted in the list are the copies asked for, until a clerk says otherwise."""
        counted = sum(row.copies for row in self.table.papers() if row.ticked)
        if counted:
            self.copies.set_value(counted)
        self._on_changed()

    def _on_copies(self, copies: int) -> None:
        ticked = [at for at, row in enumerate(self.table.papers()) if row.ticked]
        if len(ticked) == 1 and self.pages_field.isVisibleTo(self):
            self.table.model.blockSignals(True)  # Qt
            self.table.model.set_number(ticked[0], COPIES, copies)
            self.table.model.blockSignals(False)  # Qt
            self.table.grid.viewport().update()
        self._on_changed()

    def _leave_pages(self) -> None:
        if self.copies_field.isVisibleTo(self):
            self.copies.setFocus()
        else:
            self.finished.emit()

    def _leave_own(self) -> None:
        if not self._go_to_counts():
            self.finished.emit()

    def _on_changed(self) -> None:
        self._clear_errors()
        self.changed.emit()

    def _clear_errors(self) -> None:
        self.papers_error.clear()
        for field in (self.pages_field, self.copies_field, self.sets_field):
            field.set_error("")

    def _leave_table(self) -> None:
        if not self.own.begin():
            self._leave_own()

    def _go_to_counts(self) -> bool:
        for field in (self.pages_field, self.copies_field):
            if field.isVisibleTo(self):
                field.editor.setFocus()
                return True
        return False


def _counted_by(procedure: Procedure, what: str) -> bool:
    return any(rule.per == what for terms in procedure.lines() for rule in terms.fees if not rule.extra)
