"""Step 1 of an intake: who stands at the counter, read from a card, remembered from before, or typed."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.folding import fold, nfc
from intake_desk.domain.people import Person, is_card, show_date
from intake_desk.services.lookup import Visitor
from intake_desk.services.places import AddressRead
from intake_desk.services.problems import APPLICANT
from intake_desk.services.unfinished import ApplicantWritten
from intake_desk.ui.formats import at_text
from intake_desk.ui.intake.address_help import AddressHelp
from intake_desk.ui.intake.known_people import KnownPeople
from intake_desk.ui.intake.owner_fields import OwnerFields
from intake_desk.ui.intake.written_texts import texts_of, write_texts
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import (
    Card,
    CheckBox,
    ChoiceField,
    DateField,
    DigitsField,
    Field,
    Tag,
    TextField,
    grid,
)
from intake_desk.ui.widgets.buttons import bind_key, key_text

CARD_PAUSE_MS = 200  # a scanner that writes into the field is done by then
ON_BEHALF_KEY = "Alt+N"
WIDE = (
    (("name", 5), ("id_number", 3), ("birth_date", 2), ("sex", 2)),
    (("address", 8), ("phone", 4)),
)
NARROW = (
    (("name", 12),),
    (("id_number", 5), ("birth_date", 4), ("sex", 3)),
    (("address", 7), ("phone", 5)),
)
# Who comes for an organisation is asked for less.
WIDE_FOR_ORGANISATION = ((("name", 8), ("id_number", 4)), (("address", 8), ("phone", 4)))
NARROW_FOR_ORGANISATION = ((("name", 12),), (("id_number", 12),), (("address", 7), ("phone", 5)))
ONLY_OF_CITIZENS = ("birth_date", "sex")


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
        self.on_behalf = CheckBox(self.tr("Nộp thay người khác, tổ chức"))
        self.on_behalf.setToolTip(key_text(ON_BEHALF_KEY))
        bind_key(self.on_behalf, ON_BEHALF_KEY)
        self.owner = OwnerFields(self._session)
        self.fields = {
            "name": Field(self.tr("Họ và tên"), self.name),
            "id_number": Field(self.tr("Số căn cước"), self.id_number),
            "birth_date": Field(self.tr("Ngày sinh"), self.birth_date),
            "sex": Field(self.tr("Giới tính"), self.sex),
            "address": Field(self.tr("Nơi cư trú"), self.address),
            "phone": Field(self.tr("Điện thoại"), self.phone),
        }
        self._grid = grid()
        self._narrow = False
        self.add(self._grid)
        self.add(self.owner)
        self.set_narrow(narrow=False)
        self.add_tool(self.on_behalf)
        QWidget.setTabOrder(self.phone, self.on_behalf)
        QWidget.setTabOrder(self.on_behalf, self.owner.sort)
        self.known = KnownPeople(self.name, self._session, self, self._is_meant)
        self.known_by_phone = KnownPeople(self.phone, self._session, self, self._is_meant)
        self.address_help = AddressHelp(self.address, self.fields["address"], self._session, self)
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
        self.owner.changed.connect(self.changed)
        self.owner.finished.connect(self.finished)
        self.owner.sort_changed.connect(self._arrange)
        self.address_help.chosen.connect(self.changed)
        self._card_pause.timeout.connect(self._take_written_card)
        for known in (self.known, self.known_by_phone):
            known.picked.connect(self._take_visitor)

    def set_narrow(self, *, narrow: bool) -> None:
        """Stand in more lines where one has no room for a name."""
        self._narrow = narrow
        self._arrange()

    def _arrange(self) -> None:
        organisation = self.for_organisation
        wide, narrow = (WIDE_FOR_ORGANISATION, NARROW_FOR_ORGANISATION) if organisation else (WIDE, NARROW)
        for at, line in enumerate(narrow if self._narrow else wide):
            start = 0
            for name, span in line:
                self._grid.addWidget(self.fields[name], at, start, 1, span, Qt.AlignmentFlag.AlignTop)
                start += span
        for name in ONLY_OF_CITIZENS:
            self.fields[name].setVisible(not organisation)

    @property
    def for_organisation(self) -> bool:
        """Whether who stands at the counter came for an organisation."""
        return self.on_behalf.isChecked() and self.owner.is_organisation

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
        return (self.owner.person(), submitter) if self.on_behalf.isChecked() else (submitter, None)

    def authorisation(self) -> str:
        """By which paper who stands here acts for the owner."""
        return self.owner.authorisation.value() if self.on_behalf.isChecked() else ""

    def missing_papers(self) -> tuple[str, ...]:
        """What who stands here should have brought to act for the owner, and did not."""
        missing = self.owner.missing_authorisation() if self.on_behalf.isChecked() else ""
        return (missing,) if missing else ()

    def is_begun(self) -> bool:
        """Whether anybody has been written down yet."""
        return bool(self.name.value() or self.id_number.value())

    def wants_owner(self) -> bool:
        """Whether the next card is the owner's: the cursor stands there, or it is the only one still missing."""
        if not self.on_behalf.isChecked() or self.owner.is_organisation:
            return False
        owner = self.owner
        return owner.name.hasFocus() or owner.number.hasFocus() or (self.is_begun() and not owner.name.value())

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

    def state(self) -> ApplicantWritten:
        """Everything written here, to be brought back by `restore`."""
        return ApplicantWritten(
            texts=texts_of(self.fields),
            sex=str(self.sex.value() or ""),
            address_note=self.address.note,
            on_behalf=self.on_behalf.isChecked(),
            owner=self.owner.state(),
            card=self._card,
            visitor=self._visitor,
        )

    def restore(self, state: ApplicantWritten) -> None:
        """Bring back what was written."""
        write_texts(self.fields, state.texts)
        self.sex.set_value(state.sex)
        self.address.set_note(state.address_note)
        self.on_behalf.setChecked(state.on_behalf)
        self.owner.restore(state.owner)
        self._card, self._visitor = state.card, state.visitor
        self._tag()
        self.changed.emit()

    def field_for(self, name: str, of: str) -> Field | None:
        """Where something about the applicant or the submitter stands; None when it is not asked for here."""
        if name == "authorisation" or (of == APPLICANT and self.on_behalf.isChecked()):
            return self.owner.fields.get(name)
        return self.fields.get(name)

    def clear(self) -> None:
        """Ready for the next citizen."""
        self._generation += 1
        self._settling = False
        self._card = self._visitor = None
        self._fill(Person(name=""))
        self.on_behalf.setChecked(False)
        self.owner.clear()
        for known in (self.known, self.known_by_phone):
            known.stop()
        self._clear_errors()
        self.set_tags([])

    def _fill(self, person: Person) -> None:
        self.name.set_value(person.name)
        self.id_number.set_value(person.id_number)
        self.birth_date.setText(show_date(person.birth_date))
        self.sex.set_value(person.sex)
        self.address.set_value(person.address)
        self.address.set_note("")
        self.address_help.clear()
        self.phone.set_value(person.phone)
        self._clear_errors()

    def _clear_errors(self) -> None:
        for field in self.fields.values():
            field.set_error("")

    def _show_owner(self, *, shown: bool) -> None:
        self.owner.setVisible(shown)
        self._arrange()
        if shown and self.is_begun():
            self.owner.name.setFocus()
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
            (self.known if field is self.name else self.known_by_phone).look_soon()
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
            (self.owner.sort.setFocus if self.on_behalf.isChecked() else self.finished.emit)()
        else:
            following.setFocus()

    def _is_meant(self, visitor: Visitor) -> bool:
        """Whoever has been here, unless a card said who it is; an organisation sends somebody."""
        return self._card is None and not visitor.person.is_organisation

    def _take_visitor(self, visitor: Visitor) -> None:
        self._generation += 1  # an answer to what stood here before is of no use any more
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
            if fold(self._visitor.person.name) != fold(self.name.value()):  # alone, there is room for the whole name
                text = self.tr("Số này từng ghi tên {0}").format(self._visitor.person.name)
                tags = [Tag("waiting", text, "bang")]
            else:
                last = at_text(self._visitor.last_at, self._session.workbench.desk.now())
                text = self.tr("Đã đến {0} lần, gần nhất {1}").format(self._visitor.visits, last)
                tags.append(Tag("information", text))
        self.set_tags(tags)
