"""The unit's account and the books of its fee receipts: seen by everybody, changed by the supervisor."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from intake_desk.domain.money_settings import LE_PHI, LIENS, PHI, Book, MoneySettings
from intake_desk.domain.vietqr import BankAccount
from intake_desk.services.second_person import SecondPersonMissing, Witnesses
from intake_desk.services.unit_money import Bank
from intake_desk.ui.messages import explain, field_of
from intake_desk.ui.session import Session
from intake_desk.ui.unit_data.account_dialog import AccountDialog
from intake_desk.ui.widgets import (
    Button,
    Card,
    ChoiceBar,
    ChoiceField,
    Field,
    Label,
    Notice,
    Page,
    TextField,
    row,
)

NO_BANK = ""


class MoneyPage(Page):
    """What is written here holds at every desk of the unit once it is saved."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Thu tiền"), parent)
        self._session = session
        self._kept = MoneySettings()
        self._next: Mapping[str, int] = {}
        self.dialog: AccountDialog | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.notice = Notice()
        self.add_notice(self.notice)
        self.save = Button(self.tr("Lưu cho mọi quầy"), "Ctrl+S")
        self.add_tool(self.save)
        self._build_account()
        self._build_books()
        self.add(1)
        self.setFocusProxy(self.bank)

    def _build_account(self) -> None:
        banks: tuple[Bank, ...] = self._session.workbench.unit_money.banks()
        choices = [(self.tr("Chưa có tài khoản"), NO_BANK), *((f"{one.name} – {one.full}", one.bin) for one in banks)]
        self.bank = ChoiceField(choices)
        self.bank_field = Field(self.tr("Ngân hàng"), self.bank, reserve=True)
        self.account = TextField()
        self.account_field = Field(self.tr("Số tài khoản"), self.account, reserve=True)
        self.holder = TextField()
        self.holder_field = Field(self.tr("Tên chủ tài khoản"), self.holder, reserve=True)
        card = Card(self.tr("Tài khoản nhận chuyển khoản (VietQR)"))
        card.add(row((self.bank_field, 2), (self.account_field, 1), gap="field"))
        card.add(self.holder_field)
        self.add(card)

    def _build_books(self) -> None:
        self.collector = TextField()
        self.collector_field = Field(self.tr("Đơn vị thu (bỏ trống: tên trung tâm)"), self.collector, reserve=True)
        self.tax_code = TextField()
        self.tax_field = Field(self.tr("Mã số thuế"), self.tax_code, reserve=True)
        self.liens = ChoiceBar(
            [(self.tr("{0} liên").format(count), count) for count in LIENS], name=self.tr("Số liên biên lai")
        )
        self.forms = {PHI: TextField(), LE_PHI: TextField()}
        self.series = {PHI: TextField(), LE_PHI: TextField()}
        names = {PHI: self.tr("Ký hiệu biên lai phí"), LE_PHI: self.tr("Ký hiệu biên lai lệ phí")}
        titles = {PHI: self.tr("Mẫu số biên lai phí"), LE_PHI: self.tr("Mẫu số biên lai lệ phí")}
        self.book_fields = {sort: Field(names[sort], self.series[sort], reserve=True) for sort in names}
        card = Card(self.tr("Biên lai thu tiền"))
        card.add(row((self.collector_field, 2), (self.tax_field, 1), gap="field"))
        for sort, title in titles.items():
            card.add(row((Field(title, self.forms[sort], reserve=True), 1), (self.book_fields[sort], 1), gap="field"))
        card.add(row(Field(self.tr("Số liên biên lai"), self.liens), 1))
        explained = self.tr(
            "Trong ký hiệu, {desk} là số quầy và {year} là hai số cuối của năm: mỗi quầy, mỗi năm một quyển riêng, "
            "số chạy liên tục từ 0000001. Số liên phải khớp với mẫu số đã đăng ký."
        )
        card.add(Label(explained, "small", "soft", wrap=True))
        self.add(card)

    def _connect(self) -> None:
        self.save.clicked.connect(self._on_save)
        for field, editor in (
            (self.account_field, self.account),
            (self.holder_field, self.holder),
            (self.tax_field, self.tax_code),
        ):
            editor.textEdited.connect(lambda _text, field=field: field.set_error(""))
        for sort, editor in self.series.items():
            editor.textChanged.connect(lambda _text, sort=sort: self._show_series(sort))
        self.bank.chosen.connect(lambda _bank: self.bank_field.set_error(""))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Look at what holds; what is being written here stays as it is."""
        unit_money = self._session.workbench.unit_money
        self._session.ask(lambda: (unit_money.settings(), unit_money.next_receipts()), self._on_read)

    def settings(self) -> MoneySettings:
        """What stands on the page."""
        books = {sort: Book(form=self.forms[sort].value(), series=self.series[sort].value()) for sort in self.forms}
        bank = str(self.bank.value())
        account = BankAccount(bank=bank, account=self.account.value(), holder=self.holder.value())
        return MoneySettings(
            bank=account if bank or account.account else BankAccount(),
            collector=self.collector.value(),
            tax_code=self.tax_code.value(),
            phi=books[PHI],
            le_phi=books[LE_PHI],
            liens=int(str(self.liens.value())),
        )

    def _on_read(self, read: tuple[MoneySettings, Mapping[str, int]]) -> None:
        settings, self._next = read
        self._show(settings)
        for sort, field in self.book_fields.items():
            if not field.error:
                self._show_series(sort)

    def _show(self, settings: MoneySettings) -> None:
        if settings == self._kept and self.forms[PHI].value():
            return
        self._kept = settings
        bank = settings.bank
        if bank.bank and self.bank.findData(bank.bank) < 0:
            self.bank.addItem(bank.bank, bank.bank)  # a bank that another edition of the program knew
        self.bank.set_value(bank.bank)
        self.account.set_value(bank.account)
        self.holder.set_value(bank.holder)
        self.collector.set_value(settings.collector)
        self.tax_code.set_value(settings.tax_code)
        self.liens.set_value(settings.liens)
        for sort in self.forms:
            self.forms[sort].set_value(settings.book(sort).form)
            self.series[sort].set_value(settings.book(sort).series)

    def _show_series(self, sort: str) -> None:
        """Say what the pattern gives at this desk, and which number comes next there."""
        desk = self._session.workbench.desk
        book = Book(form="", series=self.series[sort].value())
        shown = book.series_of(desk.identity.desk, f"{desk.now().year}")
        self.book_fields[sort].set_error("")
        text = self.tr("Quầy này: {0}, số tiếp theo {1:07d}")
        self.book_fields[sort].set_hint(text.format(shown, self._next.get(shown, 1)) if shown else "")

    def _on_save(self) -> None:
        clerk, unit_money, wanted = self._session.clerk, self._session.workbench.unit_money, self.settings()
        self.save.setEnabled(False)

        def refused(error: Exception) -> None:
            if isinstance(error, SecondPersonMissing):
                self.save.setEnabled(True)
                self._ask_second(wanted)
            else:
                self._on_refused(error)

        self._session.do(lambda: unit_money.adopt(clerk, wanted), self._on_saved, refused)

    def _ask_second(self, wanted: MoneySettings) -> None:
        """Another account wants another person: who, and their password."""
        clerk, unit_money = self._session.clerk, self._session.workbench.unit_money

        def answered(found: tuple[BankAccount, Witnesses]) -> None:
            if self._session.clerk == clerk:  # else the page is somebody else's by now
                self._open_account_dialog(*found, wanted)

        self._session.ask(lambda: (unit_money.settings().bank, unit_money.witnesses(clerk)), answered)

    def _open_account_dialog(self, was: BankAccount, witnesses: Witnesses, wanted: MoneySettings) -> None:
        clerk, unit_money = self._session.clerk, self._session.workbench.unit_money
        dialog = AccountDialog(was, wanted.bank, witnesses, self)
        self.dialog = dialog
        dialog.belong_to(self._session)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._on_dialog_closed)
        dialog.told.connect(
            lambda said: self._session.do(
                lambda: unit_money.adopt(clerk, wanted, said["second"]), self._on_saved, self._on_refused
            )
        )
        dialog.open()

    def _on_dialog_closed(self) -> None:
        self.dialog = None

    def _on_saved(self, settings: MoneySettings) -> None:
        if self.dialog is not None:
            self.dialog.finish()
        self.save.setEnabled(True)
        self._kept = MoneySettings(phi=Book(form="", series=""))  # so that what was cleaned is shown
        self._show(settings)
        self.notice.show_notice("done", self.tr("Đã lưu cho mọi quầy của đơn vị."))

    def _on_refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if self.dialog is not None:
            self.dialog.show_refusal(error)
            return
        fields = {
            "bank": self.bank_field,
            "account": self.account_field,
            "holder": self.holder_field,
            "tax_code": self.tax_field,
            **self.book_fields,
        }
        field = fields.get(field_of(error))
        if field is None:
            self.notice.show_notice("wrong", explain(error))
            return
        field.set_error(explain(error))
        field.editor.setFocus()
