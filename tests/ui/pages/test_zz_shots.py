import os
from PySide6.QtCore import QCoreApplication, QEvent
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.people import Person
from intake_desk.services.applications import Application, LATER
from intake_desk.ui import lawful_steps as steps, theme
import pytest

OUT = "/tmp/life"


def settle(session, qtbot):
    for _ in range(3):
        a = []
        session.ask(lambda: None, a.append)
        qtbot.waitUntil(lambda: bool(a))
    for _ in range(8):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_shots(scheme, open_register, receive, bench, clerk, clock, session, qtbot, app):
    theme.apply(app, scheme)
    w = bench.casework
    moved = receive("Hồ Thu Oanh", phone="0912345678", id_number="001190054321")
    w.take_originals(clerk, moved.id, (PaperCount(text="Giấy chứng nhận quyền sử dụng đất", originals=1),))
    w.extend(clerk, moved.id, "2026-12-10", "Chờ xác minh tình trạng hôn nhân của cơ quan đại diện ở nước ngoài")
    bench.forwarding.forward(clerk, [moved.id], "Phòng Văn hóa – Xã hội", "Kèm 01 bì thư")
    obl = receive("Vũ Đức Thịnh")
    w.request_obligation(clerk, obl.id, "Thông báo nộp tiền sử dụng đất số 12/TB-CCT", 1250000)
    ready = receive("Khuất Thanh Oanh", "2.000815")
    w.result_ready(clerk, ready.id, sort="Bản sao chứng thực", number="118", shelf="Kệ B, ngăn 3")
    filed = bench.reception.file(
        clerk,
        Application(
            applicant=Person(name="Lò Thị Ọi", phone="0987654321"),
            procedure="1.004873",
            papers=(PaperCount(text="Tờ khai", originals=1),),
            channel="online",
        ),
        "H26.103-261120-0007",
        clock(),
    )
    plain = receive("Phạm Văn Ưng", submitter=Person(name="Nguyễn Văn Tài"))
    page = open_register()
    for name, d in dict(moved=moved, obl=obl, ready=ready, filed=filed, plain=plain).items():
        page.show_dossier(d.id)
        qtbot.waitUntil(lambda: page.panel.dossier is not None and page.panel.dossier.id == d.id)
        settle(session, qtbot)
        page.grab().save(f"{OUT}/reg-{name}-{scheme}.png")
    page.table._toggle([0, 2, 4])
    settle(session, qtbot)
    page.grab().save(f"{OUT}/reg-marks-{scheme}.png")
    page.table.clear_marks()
    page.resize(1017, 532)
    settle(session, qtbot)
    page.grab().save(f"{OUT}/reg-narrow-{scheme}.png")
    page.resize(1290, 690)
    page.panel.more.click()
    page.panel.more.menu_shown.grab().save(f"{OUT}/menu-{scheme}.png")
    page.panel.more.menu_shown.hide()
    todo = {
        steps.ACCEPT: filed,
        steps.FORWARD: plain,
        steps.TAKE_BACK: moved,
        steps.EXTEND: plain,
        steps.STOP: moved,
        steps.REQUEST_OBLIGATION: plain,
        steps.OBLIGATION_MET: obl,
        steps.RESULT_READY: plain,
        steps.SHELVE: ready,
        steps.TAKE_ORIGINALS: plain,
        steps.RETURN_ORIGINALS: moved,
        steps.RATE: ready,
        steps.WITHDRAW: moved,
        steps.REFUSE: moved,
    }
    for step, d in todo.items():
        page.steps.take(step, bench.lookup.dossier(d.id))
        qtbot.waitUntil(lambda: page.steps.dialog is not None)
        settle(session, qtbot)
        page.steps.dialog.grab().save(f"{OUT}/dlg-{step}-{scheme}.png")
        dialog = page.steps.dialog
        if step == steps.EXTEND:
            dialog.day.day.setText("24112026")
            dialog.day.day.textEdited.emit("24112026")
            settle(session, qtbot)
            dialog.grab().save(f"{OUT}/dlg-{step}2-{scheme}.png")
        dialog.reject()
        qtbot.waitUntil(lambda: page.steps.dialog is None)
