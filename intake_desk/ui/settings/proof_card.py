"""Settings: proving the store on request, and saying the outcome in words."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from intake_desk.store.verification import Proof
from intake_desk.ui.messages import explain
from intake_desk.ui.settings.proof_wording import finding_sentences, proof_sentence
from intake_desk.ui.tasks import Tasks
from intake_desk.ui.widgets import Button, Card, Label, Notice, row
from intake_desk.ui.widgets.layout import bring_into_sight

MOST_SHOWN = 5


class ProofCard(Card):
    """Runs the proof off the GUI thread; it changes nothing, so it may be asked at any time."""

    def __init__(self, tasks: Tasks, prove: Callable[[], Proof], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Kiểm tra toàn vẹn"), parent)
        self._tasks, self._prove = tasks, prove
        self.explanation = Label(
            self.tr("Đối chiếu nhật ký, sổ hồ sơ và cuộn sao lưu với nhau. Không thay đổi gì, vẫn tiếp nhận được."),
            "text",
            "soft",
            wrap=True,
        )
        self.button = Button(self.tr("Kiểm tra ngay"))
        self.result = Notice(closable=False)
        self.add(self.explanation)
        self.add(self.result)
        self.add(row(self.button, 1))
        self.button.clicked.connect(self.check)

    def check(self) -> None:
        """Begin; the outcome comes when it comes."""
        self.button.setEnabled(False)
        self.result.show_notice("information", self.tr("Đang kiểm tra…"))
        self._tasks.run(self._prove, self.show_proof, self._on_failed)

    def show_proof(self, proof: Proof) -> None:
        """Say what was looked at, and each thing that is wrong."""
        self.button.setEnabled(True)
        sentences = finding_sentences(proof)
        more = len(sentences) - MOST_SHOWN
        if more > 0:
            sentences = [*sentences[:MOST_SHOWN], self.tr("… và {0} sai lệch nữa.").format(more)]
        self.result.show_notice("wrong" if sentences else "done", proof_sentence(proof), detail="\n".join(sentences))
        bring_into_sight(self)

    def _on_failed(self, error: Exception) -> None:
        self.button.setEnabled(True)
        self.result.show_notice("wrong", explain(error))
