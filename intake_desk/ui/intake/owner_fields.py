"""Whose dossier it is when that is not who stands at the counter: another person, a business, an agency."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.people import AGENCY, BUSINESS, CITIZEN, OTHER, Person
from intake_desk.services.lookup import Visitor
from intake_desk.services.unfinished import OwnerWritten
from intake_desk.ui.intake.known_people import KnownPeople
from intake_desk.ui.intake.written_texts import texts_of, write_texts
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import ChoiceField, DigitsField, Field, TextField, grid

LEAST_WIDE = 740
WIDE = ((("sort", 4), ("name", 5), ("number", 3)), (("address", 6), ("authorisation", 6)))
NARROW = ((("sort", 5), ("name", 7)), (("number", 5), ("address", 7)), (("authorisation", 12),))


class OwnerFields(QWidget):
    """``changed`` after every edit, ``finished`` when Enter leaves the last field, ``sort_changed`` with the layout."""

    changed = Signal()
    finished = Signal()
    sort_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._card: Person | None = None
        self._narrow: bool | None = None
        self.sort = ChoiceField(
            [
                (self.tr("Công dân"), CITIZEN),
                (self.tr("Doanh nghiệp, hộ kinh doanh"), BUSINESS),
                (self.tr("Cơ quan nhà nước"), AGENCY),
                (self.tr("Tổ chức khác"), OTHER),
            ]
        )
        self.name = TextField()
        self.number = DigitsField((3, 3, 3, 3))
        self.tax_code = TextField()
        self.address = TextField()
        self.authorisation = TextField()
        self.fields = {
            "sort": Field(self.tr("Chủ hồ sơ là"), self.sort),
            "name": Field("", self.name),
            "id_number": Field(self.tr("Số căn cước của chủ hồ sơ"), self.number),
            "tax_code": Field(self.tr("Mã số thuế"), self.tax_code),
            "address": Field("", self.address),
            "authorisation": Field("", self.authorisation),
        }
        self._grid = grid()
        self.setLayout(self._grid)
        self._set_narrow(narrow=False)
        self.known = KnownPeople(
            self.name, session, self, lambda visitor: visitor.person.is_organisation == self.is_organisation
        )
        self._connect()
        self._show_sort()

    def _connect(self) -> None:
        editors = (self.name, self.number, self.tax_code, self.address, self.authorisation)
        for editor in editors:
            editor.textEdited.connect(lambda _text, editor=editor: self._on_edited(editor))
        self.name.returnPressed.connect(self._leave_name)
        for editor, following in ((self.number, self.address), (self.tax_code, self.address)):
            editor.returnPressed.connect(following.setFocus)
        self.address.returnPressed.connect(self.authorisation.setFocus)
        self.authorisation.returnPressed.connect(self.finished)
        self.sort.chosen.connect(lambda _sort: self._on_sort())
        self.known.picked.connect(self._take_visitor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_narrow(narrow=event.size().width() < LEAST_WIDE)

    def _set_narrow(self, *, narrow: bool) -> None:
        """Stand in more lines where one has no room for a name."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for at, line in enumerate(NARROW if narrow else WIDE):
            start = 0
            for name, span in line:
                for key in ("id_number", "tax_code") if name == "number" else (name,):
                    self._grid.addWidget(self.fields[key], at, start, 1, span, Qt.AlignmentFlag.AlignTop)
                start += span

    @property
    def is_organisation(self) -> bool:
        """Whether the dossier is of no human being."""
        return self.sort.value() != CITIZEN

    def person(self) -> Person:
        """The owner, as written or read from a card."""
        name, address = self.name.value(), self.address.value()
        if self.is_organisation:
            return Person(name=name, address=address, sort=str(self.sort.value()), tax_code=self.tax_code.value())
        card = self._card if self._card and self._card.id_number == self.number.value() else Person(name="")
        return Person(
            name=name,
            id_number=self.number.value(),
            address=address,
            former_id=card.former_id,
            birth_date=card.birth_date,
            sex=card.sex,
            id_issued_on=card.id_issued_on,
            id_issuer=card.id_issuer,
        )

    def missing_authorisation(self) -> str:
        """The paper by which somebody acts for this owner, while none is named; "" when one is."""
        if self.authorisation.value():
            return ""
        return self.tr("Giấy giới thiệu") if self.is_organisation else self.tr("Giấy ủy quyền")

    def take_card(self, person: Person) -> None:
        """Fill the owner in from their card."""
        self._card = person
        self.name.set_value(person.name)
        self.number.set_value(person.id_number)
        self.address.set_value(person.address)
        self._clear_errors()
        self._warn()
        self.changed.emit()

    def state(self) -> OwnerWritten:
        """Everything written here, to be brought back by `restore`."""
        return OwnerWritten(texts=texts_of(self.fields), sort=str(self.sort.value()), card=self._card)

    def restore(self, state: OwnerWritten) -> None:
        """Bring back what was written."""
        write_texts(self.fields, state.texts)
        self.sort.set_value(state.sort)
        self._card = state.card
        self._show_sort()

    def clear(self) -> None:
        """Ready for the next citizen."""
        self._card = None
        self.known.stop()
        for one in self.fields.values():
            if isinstance(one.editor, TextField):
                one.editor.clear()
        self.sort.set_value(CITIZEN)
        self._clear_errors()
        self._show_sort()

    def _clear_errors(self) -> None:
        for one in self.fields.values():
            one.set_error("")

    def _on_sort(self) -> None:
        self._clear_errors()
        self._show_sort()
        self.changed.emit()

    def _show_sort(self) -> None:
        organisation = self.is_organisation
        self.fields["id_number"].setVisible(not organisation)
        self.fields["tax_code"].setVisible(organisation)
        if organisation:
            name, address = self.tr("Tên cơ quan, tổ chức"), self.tr("Địa chỉ trụ sở")
            paper, example = self.tr("Giấy giới thiệu hoặc chức vụ"), self.tr("số, ngày; hoặc: đại diện theo pháp luật")
        else:
            name, address = self.tr("Họ và tên chủ hồ sơ"), self.tr("Nơi cư trú của chủ hồ sơ")
            paper, example = self.tr("Giấy ủy quyền hoặc quan hệ"), self.tr("số, ngày; hoặc: mẹ, con, vợ…")
        for key, text in (("name", name), ("address", address), ("authorisation", paper)):
            self.fields[key].set_label(text)
        self.authorisation.setPlaceholderText(example)
        self._warn()
        self.sort_changed.emit()

    def _warn(self) -> None:
        """An authorisation that is missing is said, and stops nobody."""
        missing = self.missing_authorisation()
        text = self.tr("Chưa ghi: {0}. Vẫn lưu được; nếu thiếu thì yêu cầu bổ sung.").format(missing.lower())
        self.fields["authorisation"].set_hint(text if missing and self.name.value() else "", "waiting")

    def _leave_name(self) -> None:
        (self.tax_code if self.is_organisation else self.number).setFocus()

    def _on_edited(self, editor: TextField) -> None:
        for one in self.fields.values():
            if one.editor is editor:
                one.set_error("")
        if editor is self.name:
            self.known.look_soon()
        self._warn()
        self.changed.emit()

    def _take_visitor(self, visitor: Visitor) -> None:
        self.known.stop()
        person = visitor.person
        if self.is_organisation:
            self.sort.set_value(person.sort)
        self.name.set_value(person.name)
        self.number.set_value(person.id_number)
        self.tax_code.set_value(person.tax_code)
        self.address.set_value(person.address)
        self._clear_errors()
        self._show_sort()
        self.changed.emit()
        self.authorisation.setFocus()
