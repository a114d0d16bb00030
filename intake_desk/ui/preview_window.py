"""The paper on the screen: what would be printed, or what a printer did not print; beside the work, not in its way."""

from itertools import islice

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from intake_desk.printing.codes import Bitmap, page_count, pages
from intake_desk.services.slips import Printed
from intake_desk.ui.messages import explain
from intake_desk.ui.outlet import Outlet
from intake_desk.ui.tasks import Tasks
from intake_desk.ui.widgets import Button, Label, Notice, PdfPreview, row
from intake_desk.ui.widgets.file_dialog import ask_where_to_save

translate = QCoreApplication.translate

# Enough for letters to be sharp at twice the usual scaling; a printer gets the document itself.
PREVIEW_DPI = 140
# A year's book has thousands of pages; nobody pages through them here.
MOST_SEEN = 30
SIZE = QSize(440, 640)
MARGIN = 12
GAP = 8


class PreviewWindow(QWidget):
    """One window for all papers, the newest in it. It takes no focus: the cursor stays with the next citizen.

    Where it lies over the main window, it steps aside as soon as somebody types there; `bring_back` shows it again.
    """

    def __init__(self, main_window: QWidget, outlet: Outlet, tasks: Tasks) -> None:
        """`outlet` prints and saves from here; `tasks` draws the pages. Whoever owns both says what to show."""
        super().__init__(main_window, Qt.WindowType.Tool)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._main, self._outlet, self._tasks = main_window, outlet, tasks
        self._paper: Printed | None = None
        self._generation = 0
        self._build()
        self.resize(SIZE)

    def _build(self) -> None:
        self.setObjectName("ground")
        self.heading = Label("", "field strong")
        self.notice = Notice(closable=False)
        self.pages = PdfPreview(self.tr("Trang giấy"), self.tr("Đang dựng trang…"))
        self.print_button = Button(self.tr("In"), "Ctrl+P", icon_name="print")
        self.save_button = Button(self.tr("Lưu PDF…"), "Ctrl+S")
        self.close_button = Button(self.tr("Đóng"), "Esc")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        outer.setSpacing(GAP)
        outer.addWidget(self.heading)
        outer.addWidget(self.notice)
        outer.addWidget(self.pages, 1)
        outer.addLayout(row((self.print_button, 1), (self.save_button, 1), (self.close_button, 1)))
        self.print_button.clicked.connect(self._on_print)
        self.save_button.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.hide)

    @property
    def paper(self) -> Printed | None:
        """The paper that is shown, or was last."""
        return self._paper

    def show_paper(self, paper: Printed) -> None:
        """Show this paper instead of the one before."""
        self.notice.clear()
        self._show(paper, self.tr("In"))

    def show_failed(self, paper: Printed, error: Exception) -> None:
        """Show a paper that did not come out of the printer; it is recorded, and can be printed again from here."""
        self.notice.show_notice("wrong", explain(error))
        self._show(paper, self.tr("In lại"))

    def bring_back(self) -> None:
        """Show the last paper again."""
        if self._paper is not None:
            self._appear()

    def _show(self, paper: Printed, print_word: str) -> None:
        self._generation += 1
        asked, self._paper = self._generation, paper
        title = title_of(paper)
        self.setWindowTitle(title)
        self.heading.setText(title)
        printer = self._outlet.printer
        self.print_button.setText(print_word)
        self.print_button.setEnabled(bool(printer))
        self.print_button.setToolTip(printer or self.tr("Chưa chọn máy in: Cài đặt (F10)"))
        self.pages.clear()
        self._appear()

        def draw() -> tuple[list[Bitmap], int]:
            return list(islice(pages(paper.pdf, PREVIEW_DPI), MOST_SEEN)), page_count(paper.pdf)

        def drawn(answer: tuple[list[Bitmap], int]) -> None:
            if asked == self._generation:
                seen, whole = answer
                self.pages.show_pages([(page.width, page.height, page.rgb) for page in seen])
                if whole > len(seen):
                    self.notice.show_notice(
                        "information",
                        self.tr("Xem trước {0} trang đầu; bản in và tệp PDF có đủ {1} trang.").format(len(seen), whole),
                    )

        self._tasks.run(draw, drawn, lambda error: self._on_unreadable(asked, error))

    def _appear(self) -> None:
        working = QApplication.activeWindow() is self._main
        if self.isHidden():
            self._place()
        self.show()
        if working:
            # Not every platform heeds WA_ShowWithoutActivating.
            self._main.activateWindow()

    def _on_unreadable(self, asked: int, error: Exception) -> None:
        if asked == self._generation:
            self.notice.show_notice("wrong", explain(error))

    def _on_print(self) -> None:
        if self._paper is not None:
            self._outlet.print_on(self._outlet.printer, self._paper)
            self.hide()

    def _on_save(self) -> None:
        if self._paper is None:
            return
        paper = self._paper
        name, kind = f"{paper.name}.pdf", self.tr("Tệp PDF (*.pdf)")
        ask_where_to_save(self, self.tr("Lưu PDF"), name, kind, lambda path: self._outlet.save_as(paper, str(path)))

    def _place(self) -> None:
        """Beside the main window where the screen has room, else over its right edge, above the main button."""
        self.setGeometry(beside(self._main.frameGeometry(), self._main.screen().availableGeometry(), SIZE))
        handle = self._main.windowHandle()
        if handle is not None:
            # The window, not its widgets: this sees every key on its way in and costs nothing while hidden.
            handle.removeEventFilter(self)
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self.isVisible()
            and event.text().strip()
            and self.frameGeometry().intersects(self._main.frameGeometry())
        ):
            self.hide()
        return super().eventFilter(watched, event)


def title_of(paper: Printed) -> str:
    """The code, and that it is a copy when it is one."""
    copy = translate("preview", "bản sao lần {0}").format(paper.reprint)
    return f"{paper.name} · {copy}" if paper.reprint else paper.name


def beside(main: QRect, screen: QRect, size: QSize) -> QRect:
    """Where the preview stands: right of the window, left of it, or inside its upper right corner."""
    height = min(size.height(), main.height(), screen.height())
    for left in (main.right() + MARGIN, main.left() - MARGIN - size.width()):
        if screen.left() <= left and left + size.width() <= screen.right() + 1:
            return QRect(QPoint(left, main.top()), QSize(size.width(), height))
    corner = QPoint(main.right() - size.width() - MARGIN, main.top() + 5 * MARGIN)
    return QRect(corner, QSize(size.width(), min(height, main.height() * 3 // 4)))
