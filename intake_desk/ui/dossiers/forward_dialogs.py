"""Handing dossiers over: to the agency that resolves them, or back to the counter, one or many on one list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.ui.dossiers.dossier_text import short_code
from intake_desk.ui.dossiers.step_dialogs import WIDE, StepDialog
from intake_desk.ui.dossiers.suggested_field import SuggestedField
from intake_desk.ui.widgets import Field, Label, Notice, TextField, column
from intake_desk.ui.widgets.layout import Scroll
from intake_desk.ui.wording import state_word

SEEN = 5
LINE = 26


class HandOverDialog(StepDialog):
    """What goes over, what of the chosen cannot go, and a note for the list."""

    def __init__(
        self,
        title: str,
        text: str,
        confirm: str,
        going: Sequence[Dossier],
        left: Sequence[Dossier],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, text, confirm, parent, stay=True)
        self.setFixedWidth(WIDE)
        self.note = TextField(self.tr("Nếu cần: số văn bản, nội dung đề nghị…"))
        self.note_field = Field(self.tr("Ghi chú"), self.note)
        self.add(_list(going))
        self.left = Notice(closable=False)
        if left:
            said = "; ".join(f"{short_code(one.code)} ({state_word(one.state).lower()})" for one in left)
            self.left.show_notice("waiting", self.tr("Không làm được với %n hồ sơ", "", len(left)), detail=said)
        self.add(self.left)

    def fields(self) -> dict[str, Field]:
        return {"note": self.note_field}


class ForwardDialog(HandOverDialog):
    """Which agency gets the dossiers; it may be another unit's."""

    def __init__(
        self,
        going: Sequence[Dossier],
        left: Sequence[Dossier],
        agencies: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            self.tr("Bàn giao hồ sơ"),
            self.tr("Hồ sơ giấy rời quầy; hai bên ký vào phiếu bàn giao. Thời hạn vẫn tính như đã hẹn."),
            self.tr("Bàn giao và in phiếu"),
            going,
            left,
            parent,
        )
        legs = [leg.agency for one in going for leg in one.legs]
        self.agency = SuggestedField([*legs, *agencies], self.tr("Phòng Kinh tế, Công an xã, xã khác…"))
        self.agency_field = Field(self.tr("Cơ quan, bộ phận nhận"), self.agency)
        self.add(self.agency_field)
        self.add(self.note_field)
        self.chain(self.agency.field, self.note)
        self.agency.field.textEdited.connect(lambda _text: self.agency_field.set_error(""))
        self.agency.setFocus()

    def fields(self) -> dict[str, Field]:
        return {**super().fields(), "agency": self.agency_field}

    def arguments(self) -> dict[str, Any]:
        return {"receiver": self.agency.value(), "note": self.note.value()}


class TakeBackDialog(HandOverDialog):
    """The papers are at the counter again; the result, if there is one, is recorded by itself."""

    def __init__(self, going: Sequence[Dossier], left: Sequence[Dossier], parent: QWidget | None = None) -> None:
        agencies = "; ".join(dict.fromkeys(one.holder for one in going))
        super().__init__(
            self.tr("Nhận lại từ cơ quan"),
            self.tr("Hồ sơ giấy về lại quầy từ: {0}. Có kết quả thì ghi nhận kết quả, không cần bước này.").format(
                agencies
            ),
            self.tr("Nhận lại và in phiếu"),
            going,
            left,
            parent,
        )
        self.add(self.note_field)
        self.chain(self.note)

    def arguments(self) -> dict[str, Any]:
        return {"note": self.note.value()}


def _list(dossiers: Sequence[Dossier]) -> QWidget:
    """The dossiers by code and name; more than a few scroll."""
    ground = QWidget()
    ground.setLayout(
        column(*(Label(f"{short_code(one.code)} · {one.applicant.name}", "text") for one in dossiers), gap="tight")
    )
    scroll = Scroll(ground)
    scroll.setFixedHeight(min(len(dossiers), SEEN) * LINE)
    return scroll
