"""A drawer that its clerk left unlocked: counted by a supervisor in front of a witness, and closed."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.drawers import Drawer
from intake_desk.domain.people import show_date
from intake_desk.services.closing_view import DayView
from intake_desk.ui.day.closing_words import away_label
from intake_desk.ui.dossiers.second_person_fields import SecondPersonFields
from intake_desk.ui.dossiers.step_dialogs import StepDialog
from intake_desk.ui.drawer.count_grid import CountGrid
from intake_desk.ui.drawer.drawer_words import difference_words
from intake_desk.ui.formats import money
from intake_desk.ui.session import Session
from intake_desk.ui.widgets import Field, Label, column, row

translate = QCoreApplication.translate

WIDE = 820
BETWEEN = 28


class LeftDrawerDialog(StepDialog):
    """Tells nothing of what must be there before it was counted; ``closed(sentence)`` once it is recorded."""

    closed = Signal(str)

    def __init__(self, session: Session, view: DayView, drawer: Drawer, parent: QWidget | None = None) -> None:
        desk, clerk = session.workbench.desk, session.clerk
        self._who, self._where = desk.clerk_name(drawer.clerk), desk.unit.desk_name(drawer.desk)
        title = self.tr("Khóa thay ngăn kéo của {0}").format(self._who)
        reason = self.tr("Vì sao khóa thay; thiếu hay thừa tiền thì vì sao")
        if drawer.clerk == clerk.login:
            title = self.tr("Khóa ngăn kéo của bạn ở {0}").format(self._where)
            reason = self.tr("Vì sao không khóa ở {0}; thiếu hay thừa tiền thì vì sao").format(self._where)
        super().__init__(
            title,
            self.tr(
                "{0}, ngày {1}. Đếm tiền thật có trong ngăn kéo trước mặt người chứng kiến; không có tiền thì để trống."
                " Ghi rồi không sửa được, toàn bộ số đếm được là tiền nộp."
            ).format(self._where, show_date(drawer.day)),
            self.tr("Ghi và khóa ngăn kéo"),
            parent,
            reason=reason,
            stay=True,
        )
        self._session, self._drawer = session, drawer
        self.setFixedWidth(WIDE)
        self.grid = CountGrid()
        self.total = Label("", "label medium")
        self.silent = Label(_silent(view, drawer) or _in_one(view, drawer), "small", "waiting", wrap=True)
        self.silent.setVisible(bool(self.silent.text()))
        people = tuple(one for one in session.workbench.drawers.receivers(clerk) if one[1] != drawer.clerk)
        self.second = SecondPersonFields(people, title=self.tr("Người chứng kiến"), own=True)
        self.layout().removeWidget(self.reason_field)
        side = column(self.silent, self.second, self.reason_field, gap="field")
        side.addStretch(1)
        parts = row((column(self.grid, self.total, gap="field"), 4), (side, 7))
        parts.setSpacing(BETWEEN)
        self.add(parts)
        self.grid.changed.connect(lambda _total: self._count())
        self.grid.done.connect(self.second.own.password.setFocus if self.second.own else self.reason.setFocus)
        self.second.password.returnPressed.connect(self.reason.setFocus)
        self.go_in_order(*self.grid.fields.values(), *self.second.editors(), self.reason)
        self.told.connect(self._record)
        self._count()
        self.grid.setFocus()

    def fields(self) -> dict[str, Field]:
        return {"reason": self.reason_field, **self.second.fields()}

    def arguments(self) -> dict[str, Any]:
        return {"notes": self.grid.notes(), "reason": self.reason.value(), "second": self.second.value()}

    def is_complete(self) -> bool:
        return self.second.is_complete() and super().is_complete()

    def show_refusal(self, error: Exception) -> None:
        self.second.clear_passwords(error)
        super().show_refusal(error)

    def _count(self) -> None:
        self.total.setText(self.tr("Đếm được {0}").format(money(self.grid.total())))

    def _record(self, said: dict[str, Any]) -> None:
        left, clerk, drawer = self._session.workbench.left_drawers, self._session.clerk, self._drawer
        self._session.do(lambda: left.close_for(clerk, drawer, **said), self._on_closed, self.show_refusal)

    def _on_closed(self, drawer: Drawer) -> None:
        assert drawer.closed is not None
        text = self.tr("Đã khóa ngăn kéo của {0} ở {1}: đếm được {2}, {3}.")
        words, _tone = difference_words(drawer.closed.difference)
        told = text.format(self._who, self._where, money(drawer.closed.counted), words[:1].lower() + words[1:])
        self.finish()
        self.closed.emit(told)


def _silent(view: DayView, drawer: Drawer) -> str:
    """That a desk which was not heard may have locked the drawer itself."""
    away = [one for one in view.away if one.journal == drawer.desk]
    if not away:
        return ""
    text = translate("closing", "{0}: cán bộ có thể đã tự khóa mà mục chưa về; khi đó lần đếm của họ có hiệu lực.")
    return text.format(away_label(away))


def _in_one(view: DayView, drawer: Drawer) -> str:
    """That the book speaks of all of its cash, also of what was counted in one and may have been taken away since."""
    if view.closing is None or drawer.key not in {one.key for one in view.in_one}:
        return ""
    return translate(
        "closing",
        "Một phần tiền của ngăn kéo này đã kiểm đếm chung khi chốt sổ. Sổ tính cả phần đó: nếu đã thu về, cộng vào số"
        " đếm và ghi vào lý do.",
    )
