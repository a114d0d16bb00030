"""The frame around every page: rail, top bar, status line, keys, and a scanner that works anywhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from intake_desk.ui.scan_filter import ScanFilter
from intake_desk.ui.widgets.buttons import key_text
from intake_desk.ui.widgets.dialogs import AskDialog, ShortcutsDialog
from intake_desk.ui.widgets.rail import Rail, RailItem
from intake_desk.ui.widgets.sign_in import LockOverlay
from intake_desk.ui.widgets.status_line import StatusLine
from intake_desk.ui.widgets.top_bar import TopBar

SMALLEST = (900, 520)
USUAL = (1366, 768)


@dataclass(frozen=True)
class PageSpec:
    """A page of the rail; ``make`` is called when the page is shown for the first time."""

    key: str
    title: str
    icon: str
    shortcut: str
    make: Callable[[], QWidget]


class MainWindow(QWidget):
    """Shows one page at a time; knows nothing of what the pages do."""

    find_requested = Signal(str)
    page_changed = Signal(str)
    lock_requested = Signal()
    shortcuts_requested = Signal()
    scanned = Signal(str)

    def __init__(self, pages: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._specs = {spec.key: spec for spec in pages}
        self._made: dict[str, QWidget] = {}
        self._denied: set[str] = set()
        self._current = ""
        self._leaving = False
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._build(pages)
        self._connect()
        self.setWindowTitle(self.tr("Quầy tiếp nhận hồ sơ"))

    def _build(self, pages: Sequence[PageSpec]) -> None:
        self.top_bar = TopBar()
        self.rail = Rail([RailItem(spec.key, spec.title, spec.icon, spec.shortcut) for spec in pages])
        self.stack = QStackedWidget()
        self.status = StatusLine()
        self.frame = QWidget()
        grid = QGridLayout(self.frame)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.top_bar, 0, 0, 1, 2)
        grid.addWidget(self.rail, 1, 0)
        grid.addWidget(self.stack, 1, 1)
        grid.addWidget(self.status, 2, 0, 1, 2)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.frame)
        self.lock_overlay = LockOverlay(self.frame, self)

    def _connect(self) -> None:
        self.scan_filter = ScanFilter(self)
        self.scan_filter.scanned.connect(self.take_scan)
        self.rail.chosen.connect(self.show_page)
        self.top_bar.find_requested.connect(self.find_requested)
        self.top_bar.find_left.connect(self.focus_page)
        self.top_bar.lock_requested.connect(self.lock_requested)
        self.top_bar.shortcuts_requested.connect(self.shortcuts_requested)
        if "sync" in self._specs:
            self.status.server_chosen.connect(partial(self.show_page, "sync"))
        for spec in self._specs.values():
            self._bind(spec.shortcut, partial(self.show_page, spec.key))
        self._bind("Ctrl+K", self.top_bar.focus_find)
        self._bind("Ctrl+L", self.lock_requested.emit)
        self._bind("F1", self.shortcuts_requested.emit)
        self.shortcuts_requested.connect(self.show_shortcuts)

    def _bind(self, key: str, act: Callable[[], object]) -> None:
        # Bound to the frame, so that a covered (disabled) frame answers to no key.
        shortcut = QShortcut(QKeySequence(key), self.frame)
        shortcut.activated.connect(act)

    @property
    def current_page(self) -> str:
        return self._current

    def page(self, key: str) -> QWidget:
        """The page itself, made now if it was not shown yet."""
        if key not in self._made:
            self._made[key] = self._specs[key].make()
            self.stack.addWidget(self._made[key])
        return self._made[key]

    def show_page(self, key: str) -> None:
        """Bring a page to the front with the cursor where it was left; what stood on the other one stays."""
        if key in self._denied:
            return
        page = self.page(key)
        self.rail.set_current(key)
        if key != self._current:
            self._current = key
            self.stack.setCurrentWidget(page)
            self.page_changed.emit(key)
        self.focus_page()

    def focus_page(self) -> None:
        """Put the cursor into the shown page, where it was last."""
        page = self.stack.currentWidget()
        if page is not None:
            (page.focusWidget() or page).setFocus(Qt.FocusReason.OtherFocusReason)

    def set_allowed(self, key: str, allowed: bool) -> None:  # noqa: FBT001
        """Take a page off the rail, or put it back; the service refuses anyway, this only does not offer."""
        (self._denied.discard if allowed else self._denied.add)(key)
        self.rail.set_allowed(key, allowed)

    def take_scan(self, text: str) -> None:
        """What a scanner would do; nothing while the desk is locked."""
        if self.frame.isEnabled():
            self.scanned.emit(text)

    def shortcut_groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The keys that work everywhere, for the F1 sheet."""
        return [
            (self.tr("Trang"), [(key_text(spec.shortcut), spec.title) for spec in self._specs.values()]),
            (
                self.tr("Ở mọi nơi"),
                [
                    ("Ctrl K", self.tr("Tìm hồ sơ, người, thủ tục")),
                    ("Ctrl Enter", self.tr("Nút chính của trang")),
                    ("Enter", self.tr("Đi tiếp")),
                    ("Esc", self.tr("Lùi một bước")),
                    ("Ctrl L", self.tr("Khóa màn hình")),
                    ("F1", self.tr("Bảng này")),
                ],
            ),
            (
                self.tr("Bảng giấy tờ"),
                [
                    ("Space", self.tr("Đánh dấu có hoặc không")),
                    ("0–9", self.tr("Số lượng ở ô đang chọn")),
                    ("Tab", self.tr("Ô kế tiếp")),
                ],
            ),
            (
                self.tr("Tiếp nhận"),
                [
                    ("Alt N", self.tr("Nộp thay người khác, tổ chức")),
                    ("Alt M", self.tr("Thêm hồ sơ khác của người này")),
                    ("Alt K", self.tr("Nhập tiền khách đưa")),
                    ("Alt C", self.tr("Mở lại hồ sơ cất bên")),
                    ("F9", self.tr("Trả ngay việc làm trong lúc chờ")),
                    ("Shift F9", self.tr("Trả ngay và in giấy")),
                    ("F7", self.tr("Chứng thực nhanh")),
                    ("1–6", self.tr("Chứng thực nhanh: ghi và trả")),
                    ("X", self.tr("Chứng thực nhanh: số trang x số bản")),
                    ("K", self.tr("Chứng thực nhanh: tiền khách đưa")),
                    ("F8", self.tr("Đổi hình thức thu")),
                ],
            ),
            (
                self.tr("Hồ sơ đang làm"),
                [
                    ("Alt B", self.tr("Yêu cầu bổ sung")),
                    ("Alt T", self.tr("Từ chối")),
                    ("Alt L", self.tr("Lưu, không in")),
                    ("Alt P", self.tr("In phiếu bổ sung, từ chối")),
                    ("Alt I", self.tr("In lại (bản sao)")),
                    ("Alt S", self.tr("Sửa thông tin")),
                    ("Alt R", self.tr("Rút hồ sơ")),
                    ("Alt J", self.tr("Việc khác")),
                    ("Alt U", self.tr("Trả lời bộ phận giải quyết")),
                    ("Alt X", self.tr("Xem lịch sử hồ sơ")),
                    ("Alt K", self.tr("Phản ánh, kiến nghị")),
                ],
            ),
            (
                self.tr("Ngăn kéo"),
                [
                    ("Alt M", self.tr("Mở ngăn kéo")),
                    ("Alt R", self.tr("Bỏ vào, lấy ra")),
                    ("Alt G", self.tr("Bàn giao tiền mặt")),
                    ("Alt K", self.tr("Sao kê ngân hàng")),
                    ("Alt D", self.tr("Khóa ngăn kéo")),
                ],
            ),
            (
                self.tr("Chốt sổ, báo cáo"),
                [
                    ("Alt B", self.tr("Bảng số của biểu đồ")),
                    ("Ctrl P", self.tr("In bảng tổng hợp, báo cáo")),
                ],
            ),
            (
                self.tr("Danh sách hồ sơ"),
                [
                    ("Space", self.tr("Chọn hoặc bỏ chọn hồ sơ")),
                    ("Ctrl A", self.tr("Chọn tất cả")),
                    ("Ctrl Backspace", self.tr("Bỏ chọn")),
                ],
            ),
            (
                self.tr("Việc khác của hồ sơ"),
                [
                    ("Alt W", self.tr("Ghi hồ sơ trực tuyến")),
                    ("Alt G", self.tr("Bàn giao cho cơ quan giải quyết")),
                    ("Alt Q", self.tr("Nhận lại từ cơ quan")),
                    ("Alt H", self.tr("Xin lỗi và hẹn lại")),
                    ("Alt V", self.tr("Nghĩa vụ tài chính")),
                    ("Alt D", self.tr("Dừng giải quyết")),
                    ("Alt F", self.tr("Thu phí, lệ phí")),
                    ("Alt O", self.tr("Giấy tờ số hóa")),
                    ("Alt Z", self.tr("Giữ bản chính")),
                    ("Alt Y", self.tr("Trả bản chính")),
                    ("Alt E", self.tr("Đổi nơi để kết quả")),
                    ("Alt A", self.tr("Đánh giá của người dân")),
                    ("Alt 1", self.tr("Rất hài lòng")),
                    ("Alt 2", self.tr("Hài lòng")),
                    ("Alt 3", self.tr("Không hài lòng")),
                ],
            ),
        ]

    def show_shortcuts(self) -> None:
        dialog = ShortcutsDialog(self.shortcut_groups(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def leave(self) -> None:
        """Close, whatever stands on the pages."""
        self._leaving = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody is left waiting unasked for what is not saved; a page tells by ``unsaved()``, "" when all is."""
        told = (page.unsaved() for page in self._made.values() if hasattr(page, "unsaved"))
        text = "" if self._leaving else " ".join(filter(None, told))
        if not text:
            super().closeEvent(event)
            return
        event.ignore()
        dialog = AskDialog(self.tr("Thoát khi còn hồ sơ chưa lưu?"), text, self.tr("Ở lại"), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The key that saves everywhere else must not leave here: it stays.
        dialog.cancel.setText(self.tr("Thoát"))
        dialog.cancel.clicked.connect(self.leave)
        dialog.confirm.setFocus()
        dialog.open()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            self.scan_filter.watch(handle)
