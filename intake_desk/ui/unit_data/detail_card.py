"""A card that shows one thing as captions with texts below them, and scrolls when they are many."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from intake_desk.ui.unit_data.procedure_text import Detail
from intake_desk.ui.widgets import Card, EmptyState, Label, Tag, column, row

MOST_TAGS = 4


class DetailCard(Card):
    """Shows one `Detail` at a time, or a sentence when there is none."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(name)
        self.code = Label("", "text", "soft")
        self.heading = Label("", "heading", wrap=True)
        for label in (self.code, self.heading):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._tags = [Tag("neutral", "") for _ in range(MOST_TAGS)]
        self._sections = column(gap="field")
        self._labels: list[tuple[Label, Label]] = []
        self.empty = EmptyState()
        self._head = QWidget()
        self._head.setLayout(column(self.code, self.heading, row(*self._tags, 1, gap="small"), gap="tight"))
        self._texts = QWidget()
        whole = column(self._head, self._sections, 1, gap="field")
        self._texts.setLayout(whole)
        self.add_scrolling(column(self._texts, gap="none"))
        self.add(self.empty, 1)
        self.clear()

    def show_detail(self, detail: Detail) -> None:
        """Show this."""
        self.code.setText(detail.code)
        self.code.setVisible(bool(detail.code))
        self.heading.setText(detail.title)
        for place, tag in enumerate(self._tags):
            tag.setVisible(place < len(detail.tags))
            if place < len(detail.tags):
                look = detail.tags[place]
                tag.set(look.kind, look.text, look.shape)
        while len(self._labels) < len(detail.sections):
            self._add_section()
        for place, (caption, text) in enumerate(self._labels):
            shown = place < len(detail.sections)
            caption.setVisible(shown)
            text.setVisible(shown)
            if shown:
                section = detail.sections[place]
                caption.setText(section.caption)
                text.setText(section.text)
                text.set_tone(section.tone)
        self.empty.hide()
        self._texts.show()

    def clear(self, text: str = "", hint: str = "") -> None:
        """Show nothing, and say why."""
        self._texts.hide()
        self.empty.set(text, hint)
        self.empty.show()

    def texts(self) -> list[tuple[str, str]]:
        """The captions and texts that are seen."""
        seen = [] if self._texts.isHidden() else self._labels
        return [(one.text(), other.text()) for one, other in seen if not one.isHidden()]

    def _add_section(self) -> None:
        caption, text = Label("", "label", "soft", wrap=True), Label("", "text", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._sections.addLayout(column(caption, text, gap="none"))
        self._labels.append((caption, text))
