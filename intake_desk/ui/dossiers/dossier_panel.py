"""One dossier beside a list: who, what, until when, its whole story, and its next step as the one big button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from intake_desk.domain.dossier import Dossier
from intake_desk.domain.own_fields import answers_said
from intake_desk.services.lookup import Moment as StoryMoment
from intake_desk.ui.dossiers import lawful_steps as steps
from intake_desk.ui.dossiers.dossier_standing import standing_lines
from intake_desk.ui.dossiers.dossier_story import told
from intake_desk.ui.dossiers.dossier_text import code_text, content_text, due_tag, people_text, remark_tags
from intake_desk.ui.dossiers.lawful_steps import KEYS, beside, next_step, rarer, step_text
from intake_desk.ui.dossiers.payment_text import payment_lines
from intake_desk.ui.session import Session
from intake_desk.ui.table_model import TagLook
from intake_desk.ui.widgets import Button, Card, EmptyState, Label, PrimaryButton, Tag, Timeline, column, row
from intake_desk.ui.widgets.buttons import bind_key
from intake_desk.ui.widgets.more_button import MoreButton
from intake_desk.ui.wording import state_look

MOST_TAGS = 4
# The buttons below the main one, in two lines; of each line two are seen at most, in the second beside the menu.
FIRST_LINE = (
    steps.ANSWER,
    steps.REQUEST_SUPPLEMENT,
    steps.PRINT_REQUEST,
    steps.PRINT_REFUSAL,
    steps.PRINT_STOP,
    steps.SHELVE,
    steps.RATE,
    steps.REPRINT,
    steps.PRINT_ACKNOWLEDGEMENT,
)
SECOND_LINE = (steps.FORWARD, steps.TAKE_BACK, steps.REFUSE)
TOGETHER = (steps.FORWARD, steps.TAKE_BACK)


class DossierPanel(Card):
    """Shows one dossier at a time. ``step_wanted(step, Dossier)`` when a step's button is pressed."""

    step_wanted = Signal(str, object)
    shown = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session = session
        self._wanted = ""
        self._generation = 0
        self._asking = False
        self._light = False
        self._dossier: Dossier | None = None
        self.setAccessibleName(self.tr("Hồ sơ đang chọn"))
        self._build()
        self.clear()

    def _build(self) -> None:
        self.code = Label("", "text", "soft")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.name = Label("", "heading", wrap=True)
        self.content = Label("", "text", wrap=True)
        self.people = Label("", "small", "soft", wrap=True)
        self.answers = Label("", "small", wrap=True)
        self._tags = [Tag("neutral", "") for _ in range(MOST_TAGS)]
        self.timeline = Timeline(self.tr("Lịch sử hồ sơ"))
        self.main = PrimaryButton("", "Enter")
        bind_key(self.main, "Ctrl+Return")
        self.main.clicked.connect(lambda: self._want(self._next))
        self.beside = {step: self._button(step) for step in (*FIRST_LINE, *SECOND_LINE)}
        self.more = MoreButton(self.tr("Việc khác…"), "Alt+J", KEYS)
        self.more.picked.connect(self._want)
        self.standing = Label("", "small", wrap=True)
        self._next = ""
        self._withheld: tuple[str, ...] = ()
        self.empty = EmptyState()
        self._all = QWidget()
        whole = column(
            column(self.code, self.name, self.content, self.people, self.answers, gap="tight"),
            row(*self._tags, 1, gap="small"),
            self.standing,
            (self.timeline, 1),
            self.main,
            row(*((self.beside[step], 1) for step in FIRST_LINE), gap="small"),
            row(*((self.beside[step], 1) for step in SECOND_LINE), (self.more, 1), gap="small"),
            gap="field",
        )
        self._all.setLayout(whole)
        self.add(self._all, 1)
        self.add(self.empty, 1)

    def _button(self, step: str) -> Button:
        button = Button(step_text(step), KEYS[step])
        button.clicked.connect(lambda: self._want(step))
        return button

    @property
    def dossier(self) -> Dossier | None:
        """What is shown now."""
        return self._dossier

    def clear(self, text: str = "", hint: str = "") -> None:
        """Show no dossier, and say why."""
        self._generation += 1
        self._wanted = ""
        self._dossier = None
        self.empty.set(text, hint)
        self._all.hide()
        self.empty.show()

    def show_dossier(self, dossier_id: str, *, light: bool = False) -> None:
        """Show this dossier when it was read, all at once; with ``light`` its next step takes the focus then."""
        self._generation += 1
        self._wanted = dossier_id
        self._light = light
        if not self._asking:
            self._ask()

    def light_next_step(self, dossier_id: str) -> None:
        """Put the focus on the next step of this dossier as soon as it is the one shown."""
        if self._dossier is not None and self._dossier.id == dossier_id and not self._asking:
            self._focus_step()
        else:
            self.show_dossier(dossier_id, light=True)

    def _ask(self) -> None:
        # One question at a time: while the arrow key is held down only the last row is asked for.
        self._asking = True
        wanted, generation, lookup = self._wanted, self._generation, self._session.workbench.lookup
        self._session.ask(
            lambda: (lookup.dossier(wanted), lookup.story(wanted)),
            lambda answer: self._on_answer(generation, *answer),
            self._on_failed,
        )

    def _on_answer(self, generation: int, dossier: Dossier | None, story: list[StoryMoment]) -> None:
        self._asking = False
        if generation != self._generation:
            if self._wanted:
                self._ask()
            return
        if dossier is None:
            self.clear(self.tr("Quầy này chưa có hồ sơ đó"), self.tr("Kiểm tra lại mã, hoặc chờ đồng bộ xong."))
            return
        self._show(dossier, story)

    def _on_failed(self, error: Exception) -> None:
        self._asking = False
        self.clear(self.tr("Không đọc được hồ sơ"))
        self._session.refused.emit(error)

    def _show(self, dossier: Dossier, story: list[StoryMoment]) -> None:
        desk = self._session.workbench.desk
        same = self._dossier is not None and self._dossier.id == dossier.id
        place = self.timeline.verticalScrollBar().value() if same else 0
        self._dossier = dossier
        self.code.setText(code_text(dossier))
        self.name.setText(dossier.applicant.name)
        self.content.setText(content_text(desk, dossier))
        people = people_text(dossier)
        self.people.setText(people)
        self.people.setVisible(bool(people))
        reference = desk.reference
        answers = answers_said(reference.procedure(dossier.procedure, dossier.catalogue), dossier.fields)
        self.answers.setText("\n".join(f"{label}: {text}" for label, text in answers))
        self.answers.setVisible(bool(answers))
        self._show_tags(dossier)
        self.standing.setText("\n".join((*standing_lines(dossier, desk.now()), *payment_lines(dossier))))
        self.timeline.show_moments(told(story, desk.now()))
        self.timeline.verticalScrollBar().setValue(place)
        self._show_steps(dossier)
        self.empty.hide()
        self._all.show()
        self.shown.emit(dossier)
        if self._light:
            self._focus_step()

    def _show_tags(self, dossier: Dossier) -> None:
        desk = self._session.workbench.desk
        due = due_tag(dossier, desk.now())
        looks: list[TagLook] = [state_look(dossier, desk.now_ms()), *([due] if due else []), *remark_tags(dossier)]
        for tag, look in zip(self._tags, [*looks, *[None] * MOST_TAGS], strict=False):
            tag.setVisible(look is not None)
            if look is not None:
                tag.set(look.kind, look.text, look.shape)

    def withhold(self, *, together: bool) -> None:
        """While several dossiers are chosen, their list offers what is done with all of them, not this panel."""
        self._withheld = TOGETHER if together else ()
        if self._dossier is not None:
            self._show_steps(self._dossier)

    def _show_steps(self, dossier: Dossier) -> None:
        self._next = next_step(dossier)
        self.main.setVisible(bool(self._next))
        if self._next:
            self.main.setText(step_text(self._next))
        usual = [step for step in beside(dossier) if step not in self._withheld]
        for step, button in self.beside.items():
            button.setVisible(step in usual)
        self.more.offer([(step, step_text(step)) for step in rarer(dossier) if step not in self._withheld])

    def _focus_step(self) -> None:
        self._light = False
        if self.main.isVisible():
            self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    def _want(self, step: str) -> None:
        # While another dossier is being read, what is seen is not what the hand meant.
        if self._dossier is not None and self._wanted == self._dossier.id:
            self.step_wanted.emit(step, self._dossier)
