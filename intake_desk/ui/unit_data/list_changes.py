"""What a file would change in a list of the unit's, said alike for every list."""

from collections.abc import Sized
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from intake_desk.ui.table_model import Column, TagLook

translate = QCoreApplication.translate

TAGS = {"added": "done", "changed": "information", "removed": "waiting", "refused": "wrong"}


@dataclass(frozen=True)
class ChangeRow:
    """One thing that adopting the file would do, or a line that it leaves out."""

    change: str
    name: str
    detail: str


class Preview(Protocol):
    """What the comparison of a file with the list in use found."""

    @property
    def added(self) -> Sized: ...

    @property
    def changed(self) -> Sized: ...

    @property
    def removed(self) -> Sized: ...

    @property
    def refused(self) -> Sized: ...

    @property
    def same(self) -> int: ...


def change_columns(what: str, width: int) -> tuple[Column, ...]:
    """What a file would do: the kind of change, to which of the list (`what` heads that column), in which way."""
    return (
        Column(translate("list_changes", "Thay đổi"), lambda row: change_word(row.change), width=120, tag=_look),
        Column(what, lambda row: row.name, strong=True, width=width),
        Column(translate("list_changes", "Nội dung"), lambda row: row.detail, stretch=True),
    )


def change_word(change: str) -> str:
    """The word on a change's tag."""
    return {
        "added": translate("list_changes", "Thêm"),
        "changed": translate("list_changes", "Sửa"),
        "removed": translate("list_changes", "Bỏ"),
        "refused": translate("list_changes", "Không nhận"),
    }[change]


def summary(preview: Preview) -> str:
    """The whole of a preview in one sentence."""
    counts = (
        (len(preview.added), translate("list_changes", "thêm {0}")),
        (len(preview.changed), translate("list_changes", "sửa {0}")),
        (len(preview.removed), translate("list_changes", "bỏ {0}")),
        (preview.same, translate("list_changes", "giữ nguyên {0}")),
        (len(preview.refused), translate("list_changes", "không nhận {0} dòng")),
    )
    said = ", ".join(text.format(count) for count, text in counts if count)
    return translate("list_changes", "Tệp này sẽ: {0}. Chưa thay đổi gì.").format(said)


def _look(row: ChangeRow) -> TagLook:
    return TagLook(TAGS[row.change], change_word(row.change))
