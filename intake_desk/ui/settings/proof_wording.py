"""What a proof of the store found, in words that tell a supervisor where to look and whom to call."""

import re
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.branches import MARK
from intake_desk.domain.fees import dong
from intake_desk.domain.naming import Naming
from intake_desk.store.findings import Finding
from intake_desk.store.verification import Proof
from intake_desk.ui.exceptions.exception_names import title_of
from intake_desk.ui.formats import money
from intake_desk.ui.settings.proof_rows import Params, day_said, differs, period_differs, period_said

translate = QCoreApplication.translate

# Enough to tell the branches of one desk apart.
BRANCH_FIGURES = 4
_PAGE = re.compile(r"\bpage (\d+)", re.IGNORECASE)


def proof_sentence(proof: Proof) -> str:
    """The outcome in one line: what was looked at, and whether everything agrees."""
    looked_at = translate("proof", "Đã kiểm tra {0} mục nhật ký, {1} hồ sơ, {2} mục trên cuộn").format(
        _count(proof.entries), _count(proof.dossiers), _count(proof.roll_entries)
    )
    if proof.days:
        looked_at = translate("proof", "{0}, {1} ngày đã chốt").format(looked_at, _count(proof.days))
    if not proof.findings:
        return translate("proof", "{0}: không có sai lệch.").format(looked_at)
    return translate("proof", "{0}: có {1} sai lệch. Đừng xóa gì; báo người quản trị.").format(
        looked_at, _count(len(proof.findings))
    )


def finding_sentences(proof: Proof) -> list[str]:
    """Each thing that is wrong; what only the system tells apart is said once."""
    return list(dict.fromkeys(finding_sentence(finding, proof.names) for finding in proof.findings))


def finding_sentence(finding: Finding, names: Naming) -> str:
    """One thing that is wrong, where, and what it means, with desks, people and days as everybody calls them."""
    params = _told(finding.params, names)
    if finding.kind in _ROWS:
        return _ROWS[finding.kind](params, names)
    said = _SENTENCES.get(finding.kind)
    if said is None:
        return translate("proof", "Có sai lệch loại “{0}” mà bản chương trình này chưa biết gọi tên.").format(
            finding.kind
        )
    return said(params)


def _told(params: Params, names: Naming) -> Params:
    told: dict[str, Callable[[str], str]] = {
        "journal": lambda journal: _journal(journal, names),
        "day": day_said,
        "period": period_said,
    }
    return {name: told[name](str(value)) if name in told else value for name, value in params.items()}


def _count(number: int) -> str:
    return dong(number).split(" ", 1)[0]


def _journal(journal: str, names: Naming) -> str:
    """The desk that wrote a journal, with the beginning of the branch's own name where it is one."""
    base, _, branch = journal.partition(MARK)
    desk = names.desk(base)
    return translate("proof", "{0}, nhánh {1}").format(desk, branch[:BRANCH_FIGURES]) if branch else desk


def _pages(detail: str) -> str:
    """Where pages are damaged, as far as the database can say."""
    found = _PAGE.findall(detail)
    if not found:
        return translate("proof", "Tệp dữ liệu có trang bị hỏng. Chưa kiểm tra được phần còn lại.")
    return translate("proof", "Tệp dữ liệu hỏng ở trang {0}. Chưa kiểm tra được phần còn lại.").format(
        ", ".join(dict.fromkeys(found))
    )


def _sheet(name: str) -> str:
    """A document that the server signs."""
    words = {
        "clerks": translate("proof", "Danh sách cán bộ và vai trò"),
        "unit": translate("proof", "Danh sách quầy của đơn vị"),
        "procedures": translate("proof", "Danh mục thủ tục"),
    }
    return words.get(name) or translate("proof", "Tài liệu dùng chung “{0}”").format(name)


_ROWS: dict[str, Callable[[Params, Naming], str]] = {
    "closing_differs": differs,
    "period_differs": period_differs,
}
_SENTENCES: dict[str, Callable[[Params], str]] = {
    "page": lambda p: _pages(str(p.get("detail", ""))),
    "entry_broken": lambda p: translate(
        "proof", "Nhật ký {0}, mục {1}: nội dung không đọc được, không còn là một mục ghi."
    ).format(p.get("journal", ""), p.get("number", "")),
    "entry_altered": lambda p: translate(
        "proof", "Nhật ký {0}, mục {1}: nội dung đã bị sửa, không còn khớp với mã băm ghi lúc lưu."
    ).format(p.get("journal", ""), p.get("number", "")),
    "entry_missing": lambda p: translate("proof", "Nhật ký {0}: thiếu mục {1} (sau chỗ thiếu là mục {2}).").format(
        p.get("journal", ""), p.get("expected", ""), p.get("number", "")
    ),
    "chain_broken": lambda p: translate(
        "proof", "Nhật ký {0}, mục {1}: không nối với mục đứng trước; chuỗi bị đứt tại đây."
    ).format(p.get("journal", ""), p.get("number", "")),
    "index_altered": lambda p: translate(
        "proof", "Nhật ký {0}, mục {1}: thông tin tra cứu (giờ, ngày, loại hoặc hồ sơ) khác với nội dung của mục."
    ).format(p.get("journal", ""), p.get("number", "")),
    "head_differs": lambda p: translate(
        "proof", "Nhật ký {0}: mục cuối tìm thấy là {1}, khác với mục cuối đã ghi nhận; có mục bị bớt hoặc thêm ở cuối."
    ).format(p.get("journal", ""), p.get("number", "")),
    "register_differs": lambda p: translate(
        "proof", "Hồ sơ {0}: sổ hồ sơ khác với nhật ký. Nhật ký là gốc; dựng lại sổ từ nhật ký."
    ).format(p.get("code", "")),
    "register_count": lambda p: translate(
        "proof", "Sổ hồ sơ có {0} hồ sơ, nhưng nhật ký cho thấy {1}. Dựng lại sổ từ nhật ký."
    ).format(p.get("stored", ""), p.get("folded", "")),
    "counter_behind": lambda p: translate(
        "proof", "Bộ đếm “{0}” đứng ở {1}, trong khi nhật ký đã dùng đến {2}: số có thể bị cấp lại."
    ).format(p.get("counter", ""), p.get("stored", ""), p.get("used", "")),
    "receipt_differs": lambda p: translate(
        "proof", "Biên lai {0}: danh sách số biên lai khác với nhật ký; trùng số có thể không bị phát hiện."
    ).format(p.get("receipt", "")),
    "answer_differs": lambda p: translate(
        "proof", "Nhật ký {0}, mục {1}: danh sách câu trả lời của việc cần xem lại khác với nhật ký."
    ).format(p.get("journal", ""), p.get("number", "")),
    "evidence_lacks": lambda p: translate(
        "proof", "Nhật ký {0}, mục {1}: việc cần xem lại “{2}” bị mất khỏi danh sách."
    ).format(p.get("journal", ""), p.get("number", ""), title_of(str(p.get("sort", "")))),
    "evidence_seen": lambda p: translate(
        "proof", "Nhật ký {0}, mục {1}: việc cần xem lại “{2}” bị ghi là đã xem mà không ai trả lời."
    ).format(p.get("journal", ""), p.get("number", ""), title_of(str(p.get("sort", "")))),
    "roll_damaged": lambda p: translate(
        "proof", "Cuộn sao lưu, tệp {0}: hỏng từ byte {1}. Dữ liệu chính không bị ảnh hưởng."
    ).format(p.get("segment", ""), p.get("at", "")),
    "roll_cut": lambda p: translate(
        "proof", "Cuộn sao lưu, tệp {0}: đứt từ byte {1}, thường do mất điện; phần sau chỗ đứt không đọc được."
    ).format(p.get("segment", ""), p.get("at", "")),
    "database_missing": lambda p: translate(
        "proof", "Không thấy tệp dữ liệu {0}. Mở chương trình để dựng lại từ cuộn sao lưu."
    ).format(p.get("file", "")),
    "not_readable": lambda p: translate(
        "proof", "Tệp dữ liệu {0} không mở được bằng khóa của quầy, hoặc đã hỏng ngay ở đầu tệp."
    ).format(p.get("file", "")),
    "log_damaged": lambda p: translate(
        "proof", "Tệp ghi dở cạnh {0} bị hỏng; lần lưu cuối có thể chỉ còn trên cuộn. Mở chương trình để khôi phục."
    ).format(p.get("file", "")),
    "search_lacks": lambda p: translate(
        "proof", "Có {0} hồ sơ chưa có trong mục tìm kiếm, gõ tìm sẽ không thấy. Dữ liệu hồ sơ còn nguyên."
    ).format(p.get("count", "")),
    "scan_missing": lambda p: translate(
        "proof", "Hồ sơ {0}: không thấy tệp của một bản số hóa đã lưu ở quầy này. Quét lại giấy tờ nếu còn bản giấy."
    ).format(p.get("code", "")),
    "scan_damaged": lambda p: translate(
        "proof",
        "Hồ sơ {0}: tệp của một bản số hóa bị hỏng trên đĩa. Thêm lại đúng tệp đó, chương trình tự thay tệp hỏng.",
    ).format(p.get("code", "")),
    "roll_missing": lambda _: translate("proof", "Không thấy cuộn sao lưu. Dữ liệu chính không bị ảnh hưởng."),
    "roll_differs": lambda p: translate(
        "proof", "Mục {0} của quầy này trong dữ liệu khác với mục cùng số trên cuộn sao lưu."
    ).format(p.get("number", "")),
    "roll_lacks": lambda p: translate(
        "proof", "Mục {0} của quầy này có trong dữ liệu nhưng không có trên cuộn sao lưu."
    ).format(p.get("number", "")),
    "database_lacks": lambda p: translate(
        "proof", "Mục {0} của quầy này có trên cuộn sao lưu nhưng mất trong dữ liệu. Mở lại chương trình để khôi phục."
    ).format(p.get("number", "")),
    "sheet_altered": lambda p: translate(
        "proof", "{0} không đúng chữ ký của máy chủ: có người đã sửa trong tệp. Nối mạng để nhận lại bản đúng."
    ).format(_sheet(str(p.get("sheet", "")))),
    "closing_lacks": lambda p: translate(
        "proof", "Ngày {0} đã chốt: thiếu mục {2} của nhật ký {1} mà lần chốt đã ký; chờ đồng bộ, hoặc mục đã bị sửa."
    ).format(p.get("day", ""), p.get("journal", ""), p.get("number", "")),
    "period_lacks": lambda p: translate(
        "proof", "Quyết toán {0}: thiếu mục {2} của nhật ký {1} mà quyết toán đã ký; chờ đồng bộ."
    ).format(p.get("period", ""), p.get("journal", ""), p.get("number", "")),
    "period_signature": lambda p: translate(
        "proof", "Quyết toán {0}: chữ ký (nhật ký {1}, mục {2}) không đúng với nội dung đã ký."
    ).format(p.get("period", ""), p.get("journal", ""), p.get("number", "")),
    "period_key": lambda p: translate(
        "proof", "Quyết toán {0} (nhật ký {1}, mục {2}) ký bằng khóa mà người ký chưa từng công bố."
    ).format(p.get("period", ""), p.get("journal", ""), p.get("number", "")),
    "closing_signature": lambda p: translate(
        "proof", "Ngày {0}: chữ ký của lần chốt (nhật ký {1}, mục {2}) không đúng với nội dung đã chốt."
    ).format(p.get("day", ""), p.get("journal", ""), p.get("number", "")),
    "closing_key": lambda p: translate(
        "proof", "Ngày {0}: lần chốt (nhật ký {1}, mục {2}) ký bằng khóa mà người chốt chưa từng công bố."
    ).format(p.get("day", ""), p.get("journal", ""), p.get("number", "")),
    "closing_role": lambda p: translate(
        "proof", "Ngày {0}: lần chốt (nhật ký {1}, mục {2}) do người không phải phụ trách ký."
    ).format(p.get("day", ""), p.get("journal", ""), p.get("number", "")),
    "closing_stranger": lambda p: translate(
        "proof", "Ngày {0}: lần chốt (nhật ký {1}, mục {2}) mang tên đăng nhập mà đơn vị chưa từng có."
    ).format(p.get("day", ""), p.get("journal", ""), p.get("number", "")),
    "closing_witness": lambda p: translate(
        "proof",
        "Ngày {0}: lần chốt (nhật ký {1}, mục {2}) cần người chứng kiến, nhưng không ai khác trong đơn vị chứng kiến.",
    ).format(p.get("day", ""), p.get("journal", ""), p.get("number", "")),
    "closing_till": lambda p: translate(
        "proof", "Ngày {0}: lần chốt ghi sai về ngăn kéo của chính người chốt ở {1}, nơi cần người chứng kiến."
    ).format(p.get("day", ""), p.get("journal", "")),
    "closing_due": lambda p: translate(
        "proof", "Ngày {0}: lần chốt ghi tiền mặt phải có {1}, nhưng các ngăn kéo chưa khóa lúc đó phải có {2}."
    ).format(p.get("day", ""), money(int(p.get("was", 0))), money(int(p.get("now", 0)))),
    "period_stranger": lambda p: translate(
        "proof", "Quyết toán {0} (nhật ký {1}, mục {2}) mang tên đăng nhập mà đơn vị chưa từng có."
    ).format(p.get("period", ""), p.get("journal", ""), p.get("number", "")),
    "period_role": lambda p: translate(
        "proof", "Quyết toán {0} (nhật ký {1}, mục {2}) do người không phải phụ trách ký."
    ).format(p.get("period", ""), p.get("journal", ""), p.get("number", "")),
}
