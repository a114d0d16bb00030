"""A dossier's whole life is told in plain words: each thing that happened, and how it stands now."""

import msgspec
import pytest

from intake_desk.domain.dossier import FILED, REFUSED
from intake_desk.domain.kinds import PaperCount
from intake_desk.domain.registry import KINDS
from intake_desk.ui.dossiers.dossier_standing import standing_lines
from intake_desk.ui.dossiers.dossier_story import told
from intake_desk.ui.dossiers.dossier_text import code_text
from intake_desk.ui.wording import kind_word

AGENCY = "Phòng Kinh tế"
LAND = PaperCount(text="Giấy chứng nhận quyền sử dụng đất", originals=2)


@pytest.fixture
def tell(bench):
    """The story of a dossier as title and details."""

    def tell(dossier):
        moments = told(bench.lookup.story(dossier.id), bench.desk.now())
        return [(moment.title, " | ".join(moment.details)) for moment in moments]

    return tell


def test_every_kind_that_this_program_knows_has_a_word_of_its_own():
    unknown = kind_word("no.such_kind")
    assert [] == [kind.name for kind in KINDS if kind_word(kind.name) == unknown]


def test_the_way_to_an_agency_and_back_is_told(receive, bench, clerk, tell):
    dossier = receive("Phạm Văn Ưng")
    listed = bench.forwarding.forward(clerk, [dossier.id], AGENCY, "Kèm 01 bì thư")
    bench.forwarding.take_back(clerk, [dossier.id])

    away, back = tell(dossier)[-2:]

    assert f"Bàn giao cho {AGENCY}" == away[0]
    assert listed.number in away[1]
    assert "Kèm 01 bì thư" in away[1]
    assert f"Nhận lại từ {AGENCY}" == back[0]


def test_a_promise_that_was_moved_says_from_when_to_when_and_why(receive, bench, clerk, tell):
    dossier = receive("Phạm Văn Ưng")
    bench.casework.extend(clerk, dossier.id, "2026-12-10", "Chờ xác minh")
    bench.slips.extension(clerk, dossier.id)

    title, details = tell(dossier)[-1]

    assert "Xin lỗi và hẹn lại ngày trả" == title
    assert "Hẹn trả 16:30 10/12/2026" in details
    assert "26/11" in details
    assert "Lý do: Chờ xác minh" in details
    assert "in văn bản xin lỗi" in details


def test_a_stop_says_who_asked_where_it_stood_and_by_which_decision(receive, bench, clerk, tell):
    dossier = receive("Phạm Văn Ưng")
    bench.casework.stop(
        clerk, dossier.id, "Có tranh chấp", asked_by="agency", stage="Đang ký", decision="Số 12/TB", refund=True
    )

    title, details = tell(dossier)[-1]

    assert "Dừng giải quyết hồ sơ" == title
    for said in ("Cơ quan giải quyết đề nghị dừng", "Đang ký", "Số 12/TB", "Hoàn lại phí", "Lý do: Có tranh chấp"):
        assert said in details


def test_from_the_portal_to_the_post_everything_is_told(file, bench, clerk, tell):
    dossier = file()
    bench.reception.accept(clerk, dossier.id)
    bench.casework.take_originals(clerk, dossier.id, (LAND,))
    bench.casework.request_obligation(clerk, dossier.id, "Tiền sử dụng đất", 90_000)
    bench.casework.obligation_met(clerk, dossier.id)
    bench.casework.result_ready(clerk, dossier.id, sort="Giấy xác nhận", number="118/XN", shelf="Kệ B", electronic=True)
    bench.casework.shelve(clerk, dossier.id, "Kệ C")
    bench.casework.hand_back(
        clerk, dossier.id, "other", name="Lê Thị Bông", how="post", tracking="EP1", authorisation="12/UQ", mismatch=True
    )
    bench.casework.rate(clerk, dossier.id, "not")

    story = dict(tell(dossier))

    assert "Nộp trực tuyến lúc 07:45 20/11/2026" in story["Ghi hồ sơ chờ tiếp nhận"]
    assert "ngày làm việc" in story["Tiếp nhận tại quầy 3"]
    assert "Giấy chứng nhận quyền sử dụng đất (2)" in story["Giữ bản chính"]
    assert "90.000 đ" in story["Yêu cầu thực hiện nghĩa vụ tài chính"]
    assert "Hẹn trả" in story["Đã thực hiện nghĩa vụ tài chính"]
    for said in ("Giấy xác nhận · 118/XN", "Nơi để: Kệ B", "Có bản điện tử", "sớm 6 ngày"):
        assert said in story["Có kết quả"]
    assert "Kệ C" in story["Chuyển nơi để kết quả"]
    for said in ("Lê Thị Bông", "mã bưu gửi: EP1", "12/UQ", "không khớp"):
        assert said in story["Trả kết quả"]
    assert "Giấy chứng nhận" in story["Trả lại bản chính"]
    assert "Không hài lòng" in story["Đánh giá của người dân"]


def test_how_it_stands_now_names_what_presses_and_the_national_state(receive, bench, clerk):
    dossier = receive("Phạm Văn Ưng")
    bench.casework.take_originals(clerk, dossier.id, (LAND,))
    bench.casework.extend(clerk, dossier.id, "2026-12-10", "Chờ xác minh")
    bench.forwarding.forward(clerk, [dossier.id], AGENCY)

    lines = standing_lines(bench.lookup.dossier(dossier.id), bench.desk.now())

    assert f"Hồ sơ giấy ở: {AGENCY}, từ 07:46" in lines
    assert f"Đang giữ bản chính: {LAND.text} (2)" in lines
    assert "Đã hẹn lại từ thứ Năm 26/11 16:30: Chờ xác minh" in lines
    assert "Trạng thái quốc gia: 4 – Đang xử lý" == lines[-1]


def test_one_receipt_for_all_that_was_brought_is_told_in_words(receive, bench, clerk, tell):
    several = [receive("Phạm Văn Ưng"), receive("Phạm Văn Ưng")]
    for _print in ("first", "again"):
        bench.books.many_receipt(clerk, [one.id for one in several])

    told_of = tell(several[0])

    assert "in giấy tiếp nhận nhiều hồ sơ" in told_of[0][1]
    assert "In giấy tiếp nhận nhiều hồ sơ (bản sao lần 1)" == told_of[-1][0]


def test_what_has_no_code_says_whether_it_was_refused_or_only_waits(receive):
    waits, refused = (
        msgspec.structs.replace(receive("Phạm Văn Ưng"), code="", state=state) for state in (FILED, REFUSED)
    )

    assert "từ chối" not in code_text(waits)
    assert "từ chối" in code_text(refused)
