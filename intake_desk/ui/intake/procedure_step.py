"""Step 2 of an intake: the procedure, found by typing without diacritics or by code, and its case."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.procedures import Catalogue, Procedure
from intake_desk.services.unfinished import ProcedureChosen
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Card, ChoiceField, Field, Match, SearchList, TextField, grid

MOST_HITS = 8


class ProcedureStep(Card):
    """``picked`` when a procedure was chosen, ``changed`` when its case or terms were."""

    picked = Signal(object)
    changed = Signal()
    finished = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Thủ tục"), parent, step=2)
        self.procedure: Procedure | None = None
        self._favourites: dict[str, int] = {}
        self.search = TextField(self.tr("Gõ tên không dấu hoặc mã thủ tục, ví dụ: chung thuc ban sao, 2.000815"))
        self.field = Field(self.tr("Tên hoặc mã thủ tục"), self.search)
        self.field.label.hide()
        self.hits = SearchList(self.search, self)
        self.case = ChoiceField()
        self.case_field = Field(self.tr("Trường hợp"), self.case)
        self.terms = ChoiceField()
        self.terms_field = Field(self.tr("Thời hạn áp dụng"), self.terms)
        self.add(self.field)
        self.add(grid([(self.case_field, 8), (self.terms_field, 4)]))
        self.case_field.hide()
        self.terms_field.hide()
        self.set_active(active=False)
        self.setFocusProxy(self.search)
        self._session = session
        self.search.installEventFilter(self)
        self.search.textEdited.connect(self._on_typed)
        self.search.returnPressed.connect(self._on_enter)
        self.hits.picked.connect(self.pick)
        self.case.chosen.connect(lambda _value: self.changed.emit())
        self.terms.chosen.connect(lambda _value: self.changed.emit())

    @property
    def _catalogue(self) -> Catalogue:
        """The procedures in force now: the unit may have adopted others since the desk was opened."""
        return self._session.workbench.desk.reference.catalogue

    def begin(self) -> None:
        """Put the cursor here; with nothing typed the desk's commonest procedures stand ready, the first one lit."""
        self.search.setFocus()
        self.search.selectAll()
        if self.procedure is not None or self.search.text().strip():
            return
        self._session.ask(self._session.workbench.lookup.favourites, self._offer_common)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.search
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
            and self.hits.isHidden()
        ):
            self.begin()
            return True
        return super().eventFilter(watched, event)

    def state(self) -> ProcedureChosen:
        """Everything chosen here, to be brought back by `restore`."""
        return ProcedureChosen(
            code=self.procedure.code if self.procedure else "",
            typed=self.search.text(),
            case=chosen_index(self.case),
            terms=chosen_index(self.terms),
        )

    def restore(self, state: ProcedureChosen) -> None:
        """Bring back what was chosen; ``picked`` is told as if it had just been.

        What the catalogue has no longer stands there as it was called, to be chosen anew.
        """
        procedure = self._catalogue.by_code(state.code) if state.code else None
        if procedure is None:
            self.search.setText(state.typed)
            return
        self.pick(procedure)
        self.case.set_value(state.case)
        self.terms.set_value(state.terms)

    def paper_texts(self) -> list[str]:
        """What the chosen case asks for."""
        cases, at = self.procedure.cases if self.procedure else (), chosen_index(self.case)
        return [paper.text for paper in cases[at].papers] if at < len(cases) else []

    def _offer_common(self, favourites: dict[str, int]) -> None:
        self._favourites = favourites
        if self.search.text().strip() or not self.search.hasFocus():
            return
        codes = list(favourites)[:MOST_HITS]
        found = [one for one in (self._catalogue.by_code(code) for code in codes) if one is not None]
        self.hits.show_matches([Match(one.short_name, self._meta(one), one) for one in found], "")

    def pick(self, procedure: Procedure) -> None:
        """Take a procedure."""
        self.procedure = procedure
        self.search.set_value(procedure.short_name)
        self.search.set_note(f"{procedure.code} · {procedure.field}")
        self.search.setToolTip(procedure.name)
        self.field.set_error("")
        cases = [(case.title, index) for index, case in enumerate(procedure.cases)]
        self.case.set_choices(cases)
        self.case_field.setVisible(len(cases) > 1)
        lines = procedure.lines()
        self.terms.set_choices([(terms.limit.said, index) for index, terms in enumerate(lines)])
        self.terms_field.setVisible(len({terms.limit.said for terms in lines}) > 1)
        self.picked.emit(procedure)

    def clear(self) -> None:
        """Ready for the next citizen."""
        self.procedure = None
        self.search.clear()
        self.search.set_note("")
        self.search.setToolTip("")
        self.hits.close_list()
        self.field.set_error("")
        self.case_field.hide()
        self.terms_field.hide()

    def _on_typed(self, text: str) -> None:
        # Some hundred names are searched in a millisecond, in memory: no thread is worth it.
        if self.procedure is not None:
            self.procedure = None
            self.search.set_note("")
            self.case_field.hide()
            self.terms_field.hide()
            self.changed.emit()
        self.field.set_error("")
        found = self._catalogue.search(text, MOST_HITS, self._favourites) if text.strip() else []
        self.hits.show_matches(
            [Match(hit.procedure.short_name, self._meta(hit.procedure), hit.procedure) for hit in found],
            text,
        )

    def _meta(self, procedure: Procedure) -> str:
        limit = procedure.terms().limit
        parts = [procedure.code]
        if limit.unit != "unstated":
            parts.append(limit.said.lower())
        return " · ".join((*parts, procedure.field))  # a long field's name is cut, not the limit

    def _on_enter(self) -> None:
        if self.procedure is not None:
            self.finished.emit()
        elif self.search.text().strip():
            self.field.set_error(self.tr("Không có thủ tục nào khớp. Gõ ít chữ hơn, không dấu, hoặc mã thủ tục."))


def chosen_index(choices: ChoiceField) -> int:
    """Which of the choices is taken; the first while there are none."""
    value = choices.value()
    return value if isinstance(value, int) else 0
