"""Step 1 of an intake: who stands at the counter, read from a card, remembered from before, or typed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.folding import fold, nfc
from intake_desk.domain.people import Person, is_card, show_phone
from intake_desk.services.lookup import Visitor
from intake_desk.services.places import AddressRead
from intake_desk.ui.address_help import AddressHelp
from intake_desk.ui.formats import at_text
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import (
    Card,
    CheckBox,
    ChoiceField,
    DateField,
    DigitsField,
    Field,
    Match,
    SearchList,
    Tag,
    TextField,
    grid,
)

TYPING_PAUSE_MS = 80
CARD_PAUSE_MS = 200  # a scanner that writes into the field is done by then
SHORTEST_NAME = 2
WIDE = (
    (("name", 5), ("id_number", 3), ("birth_date", 2), ("sex", 2)),
    (("address", 8), ("phone", 4)),
    (("owner", 8), ("owner_id", 4)),
)
NARROW = (
    (("name", 12),),
    (("id_number", 5), ("birth_date", 4), ("sex", 3)),
    (("address", 7), ("phone", 5)),
    (("owner", 7), ("owner_id", 5)),
)


class ApplicantStep(Card):
    """The citizen's fields; ``changed`` after every edit, ``finished`` when Enter leaves the last one."""

    changed = Signal()
    finished = Signal()
    card_typed = Signal(str)
    settled = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Người nộp"), parent, step=1)
        self._session = session
        self._generation = 0
        self._settling = False
        self._card: Person | None = None
        self._visitor: Visitor | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.name = TextField(self.tr("Quét thẻ căn cước, hoặc gõ họ tên"), strong=True)
        self.id_number = DigitsField((3, 3, 3, 3))
        self.birth_date = DateField()
        self.sex = ChoiceField([("–", ""), (self.tr("Nam"), "Nam"), (self.tr("Nữ"), "Nữ")])
        self.address = TextField()
        self.phone = DigitsField((4, 3, 3))
        self.on_behalf = CheckBox(self.tr("Nộp thay người khác"))
        self.owner = TextField(self.tr("Họ và tên chủ hồ sơ"))
        self.owner_id = DigitsField((3, 3, 3, 3))
        self.fields = {
            "name": Field(self.tr("Họ và tên"), self.name),
            "id_number": Field(self.tr("Số căn cước"), self.id_number),
            "birth_date": Field(self.tr("Ngày sinh"), self.birth_date),
            "sex": Field(self.tr("Giới tính"), self.sex),
            "address": Field(self.tr("Nơi cư trú"), self.address),
            "phone": Field(self.tr("Điện thoại"), self.phone),
        }
        self.owner_field = Field(self.tr("Chủ hồ sơ"), self.owner)
        self.owner_id_field = Field(self.tr("Số căn cước của chủ hồ sơ"), self.owner_id)
        self._grid = grid()
        self.add(self._grid)
        self.set_narrow(narrow=False)
        self.add_tool(self.on_behalf)
        QWidget.setTabOrder(self.phone, self.on_behalf)
        QWidget.setTabOrder(self.on_behalf, self.owner)
        self.known = SearchList(self.name, self)
        self.known_by_phone = SearchList(self.phone, self)
        self.address_help = AddressHelp(self.address, self.fields["address"], self._session, self)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._card_pause = QTimer(self, singleShot=True, interval=CARD_PAUSE_MS)
        self._show_owner(shown=False)
        self.title.setMinimumHeight(24)
        self.setFocusProxy(self.name)

    def _connect(self) -> None:
        order = (self.name, self.id_number, self.birth_date, self.address, self.phone)
        for field, following in zip(order, (*order[1:], None), strict=True):
            field.textEdited.connect(lambda _text, field=field: self._on_edited(field))
            field.returnPressed.connect(lambda following=following: self._on_enter(following))
        self.sex.chosen.connect(lambda _value: self.changed.emit())
        self.on_behalf.toggled.connect(lambda ticked: self._show_owner(shown=ticked))
        self.owner.textEdited.connect(lambda _text: self.changed.emit())
        self.owner_id.textEdited.connect(lambda _text: self.changed.emit())
        self.owner.returnPressed.connect(self.owner_id.setFocus)
        self.owner_id.returnPressed.connect(self.finished)
        self.address_help.chosen.connect(self.changed)
        self._pause.timeout.connect(self._look_for_visitors)
        self._card_pause.timeout.connect(self._take_written_card)
        for known in (self.known, self.known_by_phone):
            known.picked.connect(self._take_visitor)

    def set_narrow(self, *, narrow: bool) -> None:
        """Stand in more lines where one has no room for a name."""
        fields = {**self.fields, "owner": self.owner_field, "owner_id": self.owner_id_field}
        for at, line in enumerate(NARROW if narrow else WIDE):
            start = 0
            for name, span in line:
                self._grid.addWidget(fields[name], at, start, 1, span, Qt.AlignmentFlag.AlignTop)
                start += span

    def submitter(self) -> Person:
        """Who stands at the counter, as it was read or typed."""
        card = self._card if self._card and self._card.id_number == self.id_number.value() else None
        born = self.birth_date.value()
        typed = self.birth_date.text().strip()
        return Person(
            name=self.name.value(),
            id_number=self.id_number.value(),
            birth_date=born.isoformat() if born else typed,
            sex=str(self.sex.value() or ""),
            address=self.address.value(),
            phone=self.phone.value(),
            former_id=card.former_id if card else "",
            id_issued_on=card.id_issued_on if card else "",
            id_issuer=card.id_issuer if card else "",
        )

    def people(self) -> tuple[Person, Person | None]:
        """The applicant, and who brought the dossier when that is somebody else."""
        submitter = self.submitter()
        if not self.on_behalf.isChecked():
            return submitter, None
        return Person(name=self.owner.value(), id_number=self.owner_id.value()), submitter

    def is_begun(self) -> bool:
        """Whether anybody has been written down yet."""
        return bool(self.name.value() or self.id_number.value())

    def wants_owner(self) -> bool:
        """Whether the next card is the owner's: the cursor stands there, or it is the only one still missing."""
        if not self.on_behalf.isChecked():
            return False
        return self.owner.hasFocus() or self.owner_id.hasFocus() or (self.is_begun() and not self.owner.value())

    def take_owner_card(self, person: Person) -> None:
        """Fill the dossier's owner in from their card."""
        self.owner.set_value(person.name)
        self.owner_id.set_value(person.id_number)
        self.owner_field.set_error("")
        self.owner_id_field.set_error("")
        self.changed.emit()

    def take_card(self, person: Person) -> None:
        """Fill the fields from a card that was scanned; ``settled`` when the address stands in today's units."""
        self._card, self._visitor = person, None
        self._fill(person)
        self._tag()
        self._settling = True
        self._recall(person.id_number)
        self._place(person.address)
        self.changed.emit()

    @property
    def is_settling(self) -> bool:
        """Whether the card's address is still being read: a save waits for it."""
        return self._settling

    def state(self) -> dict[str, object]:
        """Everything written here, to be brought back by `restore`."""
        texts = {
            name: field.editor.text() for name, field in self.fields.items() if isinstance(field.editor, TextField)
        }
        return {
            **texts,
            "sex": self.sex.value(),
            "address_note": self.address.note,
            "on_behalf": self.on_behalf.isChecked(),
            "owner": self.owner.text(),
            "owner_id": self.owner_id.text(),
            "card": self._card,
            "visitor": self._visitor,
        }

    def restore(self, state: dict[str, object]) -> None:
        """Bring back what was written."""
        for name, field in self.fields.items():
            if isinstance(field.editor, TextField):
                field.editor.setText(str(state[name]))
        self.sex.set_value(state["sex"])
        self.address.set_note(str(state["address_note"]))
        self.on_behalf.setChecked(bool(state["on_behalf"]))
        self.owner.setText(str(state["owner"]))
        self.owner_id.setText(str(state["owner_id"]))
        card, visitor = state["card"], state["visitor"]
        self._card = card if isinstance(card, Person) else None
        self._visitor = visitor if isinstance(visitor, Visitor) else None
        self._tag()
        self.changed.emit()

    def show_error(self, field: str, text: str) -> bool:
        """Show a refusal beside its field; False when it is not a field of this step."""
        if self.on_behalf.isChecked() and field in {"name", "id_number"} and self.name.value():
            (self.owner_field if field == "name" else self.owner_id_field).set_error(text)
            (self.owner if field == "name" else self.owner_id).setFocus()
            return True
        if field not in self.fields:
            return False
        self.fields[field].set_error(text)
        self.fields[field].editor.setFocus()
        return True

    def clear(self) -> None:
        """Ready for the next citizen."""
        self._generation += 1
        self._settling = False
        self._pause.stop()
        self._card = self._visitor = None
        self._fill(Person(name=""))
        self.on_behalf.setChecked(False)
        self.owner.clear()
        self.owner_id.clear()
        for known in (self.known, self.known_by_phone):
            known.close_list()
        self._clear_errors()
        self.set_tags([])

    def _fill(self, person: Person) -> None:
        self.name.set_value(person.name)
        self.id_number.set_value(person.id_number)
        self.birth_date.setText(_shown_date(person.birth_date))
        self.sex.set_value(person.sex)
        self.address.set_value(person.address)
        self.address.set_note("")
        self.address_help.clear()
        self.phone.set_value(person.phone)
        self._clear_errors()

    def _clear_errors(self) -> None:
        for field in (*self.fields.values(), self.owner_field, self.owner_id_field):
            field.set_error("")

    def _show_owner(self, *, shown: bool) -> None:
        self.owner_field.setVisible(shown)
        self.owner_id_field.setVisible(shown)
        self.changed.emit()

    def _on_edited(self, field: TextField) -> None:
        if is_card(field.text()):
            self._card_pause.start()
            return
        for one in self.fields.values():
            if one.editor is field:
                one.set_error("")
        if field in (self.name, self.id_number) and (self._card or self._visitor):
            self._card = self._visitor = None  # retyped by hand: this is no longer what the card said
            self._tag()
        if field in (self.name, self.phone):
            self._pause.start()
        if field is self.id_number and len(field.value()) in {9, 12}:
            self._recall(field.value())
        if field is self.address:
            self.address.set_note("")
        self.changed.emit()

    def _take_written_card(self) -> None:
        """A card's text that was pasted, or that a slow scanner wrote, is read once all of it is there."""
        for field in (self.name, self.id_number, self.birth_date, self.address, self.phone):
            text = field.text()
            if is_card(text):
                field.clear()
                self.card_typed.emit(text)

    def _on_enter(self, following: TextField | None) -> None:
        if following is None:
            (self.owner.setFocus if self.on_behalf.isChecked() else self.finished.emit)()
        else:
            following.setFocus()

    def _look_for_visitors(self) -> None:
        field, known = (self.phone, self.known_by_phone) if self.phone.hasFocus() else (self.name, self.known)
        typed = field.value()
        if len(typed) < SHORTEST_NAME or self._card is not None:
            self._generation += 1  # an answer to what stood here before is of no use any more
            known.close_list()
            return
        generation = self._generation = self._generation + 1
        lookup = self._session.workbench.lookup
        self._session.ask(lambda: lookup.visitors(typed), lambda found: self._offer(generation, known, found, typed))

    def _offer(self, generation: int, known: SearchList, found: list[Visitor], typed: str) -> None:
        if generation == self._generation and typed:
            known.show_matches([self._match(visitor) for visitor in found], typed)

    def _match(self, visitor: Visitor) -> Match:
        person = visitor.person
        parts = [_shown_date(person.birth_date), show_phone(person.phone), self.tr("{0} lần").format(visitor.visits)]
        return Match(person.name, " · ".join(part for part in parts if part), visitor)

    def _take_visitor(self, visitor: Visitor) -> None:
        self._generation += 1
        self._visitor = visitor
        self._fill(visitor.person)
        self._tag()
        self.changed.emit()
        self.finished.emit()

    def _recall(self, id_number: str) -> None:
        generation = self._generation = self._generation + 1
        lookup = self._session.workbench.lookup
        self._session.ask(lambda: lookup.visitor(id_number), lambda found: self._remember(generation, found))

    def _remember(self, generation: int, visitor: Visitor | None) -> None:
        if generation != self._generation:
            return
        if visitor is None or visitor.person.id_number != self.id_number.value():
            self._visitor = None
            self._tag()
            return
        self._visitor = visitor
        person = visitor.person
        if not self.name.value():
            self._fill(person)
        if not self.phone.value():
            self.phone.set_value(person.phone)
        if not self.address.value():
            self.address.set_value(person.address)
        self._tag()
        self.changed.emit()

    def _place(self, address: str) -> None:
        places = self._session.workbench.places
        self._session.ask(lambda: places.read(address), self._show_place, self._on_not_placed)

    def _on_not_placed(self, error: Exception) -> None:
        self._settle()
        self._session.refused.emit(error)

    def _settle(self) -> None:
        self._settling = False
        self.settled.emit()

    def _show_place(self, read: AddressRead) -> None:
        """The address in today's units, the former commune beside it; several possible ones are asked, not guessed."""
        address = read.address
        if self._card is None or nfc(self._card.address) != address.written:
            return  # another card has come since
        if self.address.value() == address.written:
            if len(address.units) == 1 and address.former:
                self.address.set_value(address.present)
                self.address.set_note(self.tr("trên thẻ: {0}").format(address.former))
                self.changed.emit()
            self.address_help.ask(read)
        self._settle()

    def _tag(self) -> None:
        tags = []
        if self._card is not None:
            tags.append(Tag("done", self.tr("Đã quét thẻ căn cước"), "check"))
        if self._visitor is not None:
            last = at_text(self._visitor.last_at, self._session.workbench.desk.now())
            text = self.tr("Đã đến {0} lần, gần nhất {1}").format(self._visitor.visits, last)
            tags.append(Tag("information", text))
            if fold(self._visitor.person.name) != fold(self.name.value()):
                text = self.tr("Số này từng ghi tên {0}").format(self._visitor.person.name)
                tags.append(Tag("waiting", text, "bang"))
        self.set_tags(tags)


def _shown_date(iso: str) -> str:
    return "/".join(reversed(iso.split("-"))) if iso else ""
