"""What each exception says to a supervisor: what happened, what became of the data, what to do."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from intake_desk.domain import exceptions
from intake_desk.domain.people import show_date
from intake_desk.domain.times import from_ms
from intake_desk.services.exception_telling import InboxItem
from intake_desk.ui.exceptions import (
    account_words,
    amount_words,
    cash_words,
    fee_receipt_words,
    number_words,
    recreated_words,
    rival_words,
    set_back_words,
)
from intake_desk.ui.exceptions.exception_names import document_word
from intake_desk.ui.formats import money

translate = QCoreApplication.translate

MINUTE_MS, HOUR_MINUTES, DAY_HOURS = 60_000, 60, 24


def happened_text(item: InboxItem) -> str:
    """What happened, in a sentence or two."""
    return _HAPPENED[item.sort](item) if item.sort in _HAPPENED else ""


def kept_text(item: InboxItem) -> str:
    """That nothing was lost, and where it all is."""
    said = _KEPT.get(item.sort)
    return said() if said else translate("exceptions", "Không mất gì: mọi mục ghi đều được giữ nguyên.")


def steps_of(item: InboxItem) -> list[str]:
    """What to do, step by step."""
    said = _TO_DO.get(item.sort)
    return [step for step in said(item) if step] if said else []


def about_text(item: InboxItem) -> str:
    """What it is about, in one short cell: the dossier's code, the desk, the day."""
    codes = [dossier.code for dossier in item.dossiers if dossier.code]
    if codes:
        return codes[0]
    if item.sort in {exceptions.LATE, exceptions.RIVAL}:
        return rival_words.about(item)
    if item.sort == exceptions.HEADLESS:
        return "…" + item.about[-8:]
    if item.sort == exceptions.DOCUMENT:
        return document_word(item.about)
    if item.sort == exceptions.FEEDBACK:
        return item.feedback.sender if item.feedback else ""
    return account_words.about(item)


def span_text(milliseconds: int) -> str:
    """A length of time in the two largest units that it has."""
    minutes = max(round(abs(milliseconds) / MINUTE_MS), 1)
    hours, rest = divmod(minutes, HOUR_MINUTES)
    days, left = divmod(hours, DAY_HOURS)
    parts = []
    if days:
        parts.append(translate("exceptions", "{0} ngày").format(days))
    if left:
        parts.append(translate("exceptions", "{0} giờ").format(left))
    if rest and not days:
        parts.append(translate("exceptions", "{0} phút").format(rest))
    return " ".join(parts)


def since_text(item: InboxItem) -> str:
    """Since when, with its day."""
    return f"{from_ms(item.since_ms):%H:%M %d/%m/%Y}"


def _desks(item: InboxItem) -> list[str]:
    return list(dict.fromkeys(piece.desk for piece in item.pieces))


def _code(item: InboxItem) -> str:
    return item.dossiers[0].code if item.dossiers else ""


def _line(item: InboxItem) -> str:
    book, _, line = item.about.rpartition("/")
    return translate(
        "exceptions",
        "Số thứ tự {0} của quyển số {1} ghi cho hai hồ sơ mã khác nhau: {2}. Thường do máy của quầy được khôi phục từ "
        "bản sao cũ.",
    ).format(line, book, ", ".join(dict.fromkeys(piece.code for piece in item.pieces)))


def _receipts(item: InboxItem) -> str:
    desks, codes = _desks(item), list(dict.fromkeys(piece.code for piece in item.pieces))
    text = translate(
        "exceptions",
        "{0} cùng tiếp nhận hồ sơ này khi chưa nhận được mục ghi của nhau, nên người dân có thể cầm {1} giấy tiếp "
        "nhận: {2}. Hồ sơ theo giấy được ghi trước: {3}.",
    ).format(_joined(desks), len(item.pieces), ", ".join(codes), _code(item))
    money_said = [
        translate("exceptions", "{0} thu {1}").format(taken.desk, money(taken.paid))
        for taken in item.taken
        if taken.paid
    ]
    if item.surplus:
        text += " " + translate("exceptions", "Đã thu: {0}; thu thừa {1}.").format(
            "; ".join(money_said), money(item.surplus)
        )
    elif money_said:
        text += " " + translate("exceptions", "Đã thu: {0}; không thu thừa.").format("; ".join(money_said))
    return text


def _receipts_steps(item: InboxItem) -> list[str]:
    return [
        translate("exceptions", "Liên hệ người dân, thu lại giấy tiếp nhận ghi sau và in lại giấy của hồ sơ này."),
        translate("exceptions", "Hoàn lại {0} thu thừa, có ký nhận.").format(money(item.surplus))
        if item.surplus
        else "",
        translate("exceptions", "Kiểm tra hồ sơ giấy chỉ còn một bộ, đánh theo mã {0}.").format(_code(item)),
    ]


def _handled(item: InboxItem) -> str:
    desks = _desks(item)
    if len(desks) > 1:
        return translate(
            "exceptions",
            "{0} cùng ghi bước xử lý cho hồ sơ {1} khi chưa nhận được mục ghi của nhau. Bước đứng trước theo thời gian "
            "có hiệu lực; bước đến sau được giữ trong lịch sử nhưng không làm đổi trạng thái hồ sơ.",
        ).format(_joined(desks), _code(item))
    return translate(
        "exceptions",
        "Có bước ghi cho hồ sơ {0} không hợp với trạng thái của hồ sơ lúc đó. Bước ấy được giữ trong lịch sử nhưng "
        "không làm đổi trạng thái.",
    ).format(_code(item))


def _paid(item: InboxItem) -> str:
    return translate(
        "exceptions",
        "{0} cùng thu hoặc miễn phí, lệ phí của hồ sơ {1} khi chưa nhận được mục ghi của nhau. Số đã thu và miễn vượt "
        "số phải thu {2}.",
    ).format(_joined(_desks(item)), _code(item), money(item.surplus))


def _twice(item: InboxItem) -> str:
    return translate(
        "exceptions",
        "{0} cùng hủy, hoàn trả hoặc sửa một khoản thu của hồ sơ {1} khi chưa nhận được mục ghi của nhau. Mục trước "
        "có hiệu lực; mục ghi sau không đổi hồ sơ nhưng vẫn tính vào sổ và ngăn kéo.",
    ).format(_joined(_desks(item)), _code(item))


def _late(item: InboxItem) -> str:
    return translate(
        "exceptions",
        "{0} mục ghi không nằm trong phần đã chốt của ngày {1}: ghi sau khi chốt, quầy mất liên lạc lúc chốt, hoặc "
        "phần tiếp nhận của hồ sơ về muộn. Số liệu đã chốt không đổi; phần này ghi riêng ở mục phát sinh của ngày.",
    ).format(item.count, show_date(item.about))


def _ahead(item: InboxItem) -> str:
    return translate(
        "exceptions",
        "{0} gửi đến {1} mục ghi mang giờ muộn hơn giờ nhận, nhiều nhất {2}. Đồng hồ máy của quầy đó đang chạy nhanh.",
    ).format(item.about, item.count, span_text(item.measure))


def _back(item: InboxItem) -> str:
    return translate(
        "exceptions",
        "Đồng hồ máy của {0} bị lùi khoảng {1} so với giờ đã ghi trước đó. Các mục ghi vẫn giữ đúng thứ tự, nhưng giờ "
        "và ngày hẹn trả tính trong lúc đồng hồ sai có thể không đúng.",
    ).format(item.about, span_text(item.measure))


def _clock(item: InboxItem) -> str:
    sentence = (
        translate("exceptions", "Đồng hồ của quầy này nhanh hơn máy chủ {0}.")
        if item.measure > 0
        else translate("exceptions", "Đồng hồ của quầy này chậm hơn máy chủ {0}.")
    ).format(span_text(item.measure))
    return sentence + " " + translate("exceptions", "Giờ tiếp nhận và ngày hẹn trả được tính theo đồng hồ này.")


def _fork(item: InboxItem) -> str:
    return translate(
        "exceptions",
        "{0} ghi tiếp từ một bản sao cũ, nên nhật ký của quầy tách thành hai nhánh. Cả hai nhánh đều được giữ và đều "
        "tính vào hồ sơ, sổ và số liệu.",
    ).format(item.about)


def _revoked(item: InboxItem) -> str:
    return translate(
        "exceptions", "{0} đã bị thu hồi, nhưng sau đó vẫn có {1} mục ghi của quầy này được chuyển đến."
    ).format(item.about, item.count)


def _unknown(item: InboxItem) -> str:
    desks = _desks(item)
    return translate(
        "exceptions",
        "{0} ghi những mục mà chương trình ở quầy này chưa hiểu ({1}), vì dùng phiên bản mới hơn. Những mục đó chưa "
        "hiện trong hồ sơ và số liệu tại đây.",
    ).format(_joined(desks) or translate("exceptions", "Nơi khác"), item.about)


def _document(item: InboxItem) -> str:
    return translate(
        "exceptions",
        "Đơn vị đã áp dụng {0} mới, nhưng quầy này không đọc được nội dung. Quầy đang dùng bản trước đó.",
    ).format(document_word(item.about))


def _refused(item: InboxItem) -> str:
    return translate(
        "exceptions",
        "Dữ liệu {0} gửi đến không có chữ ký hợp lệ của nơi ghi, hoặc không nối tiếp phần đã có, nên chưa nhận.",
    ).format(item.about)


def _headless(item: InboxItem) -> str:
    return translate(
        "exceptions",
        "{0} đã ghi {1} bước cho một hồ sơ mà phần tiếp nhận chưa về đến đây sau hơn một ngày. Quầy tiếp nhận hồ sơ "
        "này có thể đang mất liên lạc.",
    ).format(_joined(_desks(item)), item.count)


def _feedback(item: InboxItem) -> str:
    return translate(
        "exceptions",
        "{0} ghi thêm cho phản ánh, kiến nghị đã có trả lời ở quầy khác. Trả lời được ghi trước có hiệu lực; phần ghi "
        "sau được giữ nguyên.",
    ).format(_joined(_desks(item)))


def _joined(names: list[str]) -> str:
    if len(names) > 1:
        return translate("exceptions", "{0} và {1}").format(", ".join(names[:-1]), names[-1])
    return names[0] if names else ""


_HAPPENED: dict[str, Callable[[InboxItem], str]] = {
    exceptions.NUMBER: number_words.happened,
    exceptions.LINE: _line,
    exceptions.FEE_RECEIPT: fee_receipt_words.happened,
    exceptions.RECEIPTS: _receipts,
    exceptions.HANDLED: _handled,
    exceptions.PAID: _paid,
    exceptions.TWICE: _twice,
    exceptions.RECREATED: recreated_words.happened,
    exceptions.FEEDBACK: _feedback,
    exceptions.HEADLESS: _headless,
    exceptions.LATE: _late,
    exceptions.AHEAD: _ahead,
    exceptions.BACK: _back,
    exceptions.CLOCK: _clock,
    exceptions.SET_BACK: set_back_words.happened,
    exceptions.RIVAL: rival_words.happened,
    exceptions.CASH: cash_words.happened,
    exceptions.FORK: _fork,
    exceptions.REVOKED: _revoked,
    exceptions.UNKNOWN: _unknown,
    exceptions.DOCUMENT: _document,
    exceptions.ACCOUNT: account_words.happened,
    exceptions.AMOUNTS: amount_words.happened,
    exceptions.REFUSED: _refused,
}

_KEPT: dict[str, Callable[[], str]] = {
    exceptions.NUMBER: lambda: translate("exceptions", "Không mất gì: cả hai hồ sơ còn nguyên, chỉ trùng mã."),
    exceptions.LINE: lambda: translate("exceptions", "Không mất gì: cả hai hồ sơ còn nguyên, mã hồ sơ vẫn khác nhau."),
    exceptions.FEE_RECEIPT: fee_receipt_words.kept,
    exceptions.SET_BACK: set_back_words.kept,
    exceptions.AMOUNTS: amount_words.kept,
    exceptions.RIVAL: rival_words.kept,
    exceptions.CASH: cash_words.kept,
    exceptions.RECEIPTS: lambda: translate(
        "exceptions", "Không mất gì: chỉ có một hồ sơ; quét giấy nào cũng ra hồ sơ này."
    ),
    exceptions.LATE: lambda: translate(
        "exceptions", "Không mất gì: việc ghi sau được cộng vào sổ hồ sơ và báo cáo kỳ."
    ),
    exceptions.CLOCK: lambda: translate("exceptions", "Không mất gì: mục ghi vẫn lưu và gửi bình thường."),
    exceptions.HEADLESS: lambda: translate(
        "exceptions", "Không mất gì: các bước đã ghi được giữ, tự hiện vào hồ sơ khi phần tiếp nhận về đến."
    ),
    exceptions.UNKNOWN: lambda: translate(
        "exceptions", "Không mất gì: các mục ghi được giữ nguyên và tự hiện ra sau khi cập nhật chương trình."
    ),
    exceptions.DOCUMENT: lambda: translate("exceptions", "Không mất gì: hồ sơ và mục ghi không bị ảnh hưởng."),
    exceptions.REFUSED: lambda: translate(
        "exceptions", "Không mất gì ở quầy này; những phần khác vẫn gửi nhận bình thường."
    ),
}

_TO_DO: dict[str, Callable[[InboxItem], list[str]]] = {
    exceptions.NUMBER: number_words.steps,
    exceptions.LINE: lambda _item: [
        translate("exceptions", "Đối chiếu sổ giấy; ghi chú “trùng số thứ tự” vào cột ghi chú của hồ sơ ghi sau."),
        translate("exceptions", "Không phải đổi giấy tiếp nhận: mã hồ sơ không trùng."),
    ],
    exceptions.FEE_RECEIPT: fee_receipt_words.steps,
    exceptions.RECEIPTS: _receipts_steps,
    exceptions.HANDLED: lambda _item: [
        translate("exceptions", "Mở hồ sơ, xem trạng thái hiện tại có đúng với thực tế không."),
        translate("exceptions", "Nếu bước không có hiệu lực mới đúng, ghi lại bước cần thiết trên hồ sơ."),
        translate("exceptions", "Nếu người dân đã nhận giấy hoặc kết quả theo bước đó, liên hệ người dân."),
    ],
    exceptions.TWICE: lambda _item: [
        translate("exceptions", "Mở hồ sơ, chọn Việc khác…, “Đảo bút toán ghi trùng…”; cần một người phụ trách khác."),
        translate("exceptions", "Nếu tiền đã hoàn hai lần, thu lại của người dân trước khi đảo."),
    ],
    exceptions.PAID: lambda item: [
        translate("exceptions", "Đối chiếu biên lai của từng quầy, hoàn lại {0} cho người dân, có ký nhận.").format(
            money(item.surplus)
        ),
        translate("exceptions", "Ghi số tiền hoàn vào phần đếm tiền mặt khi chốt sổ."),
    ],
    exceptions.RECREATED: recreated_words.steps,
    exceptions.FEEDBACK: lambda _item: [
        translate("exceptions", "Xem hai nội dung có mâu thuẫn không; nếu có, liên hệ lại người gửi."),
    ],
    exceptions.HEADLESS: lambda _item: [
        translate("exceptions", "Xem trang Đồng bộ: quầy nào lâu chưa gửi, nối lại mạng cho quầy đó."),
        translate("exceptions", "Nếu máy của quầy đó hỏng hẳn, báo người quản trị để lập lại hồ sơ từ giấy tiếp nhận."),
    ],
    exceptions.LATE: lambda _item: [
        translate("exceptions", "Mở trang Chốt sổ của ngày đó, xem phần phát sinh."),
        translate("exceptions", "Nếu có tiền mặt, cộng vào lần đếm tiền của ngày hôm nay và ghi chú lại."),
    ],
    exceptions.AHEAD: lambda item: [
        translate("exceptions", "Chỉnh giờ máy của {0}, bật tự đồng bộ giờ.").format(item.about),
        translate("exceptions", "Kiểm tra ngày hẹn trả trên các hồ sơ ghi trong thời gian đó."),
    ],
    exceptions.BACK: lambda item: [
        translate("exceptions", "Chỉnh giờ máy của {0}, bật tự đồng bộ giờ; pin đồng hồ yếu thì thay.").format(
            item.about
        ),
        translate("exceptions", "Kiểm tra ngày hẹn trả trên các hồ sơ dưới đây; sai thì xin lỗi và hẹn lại."),
    ],
    exceptions.CLOCK: lambda _item: [
        translate("exceptions", "Chỉnh giờ của máy này cho đúng và bật tự đồng bộ giờ; việc này tự hết sau đó."),
    ],
    exceptions.SET_BACK: set_back_words.steps,
    exceptions.RIVAL: rival_words.steps,
    exceptions.CASH: cash_words.steps,
    exceptions.FORK: lambda _item: [
        translate("exceptions", "Xem các việc “một mã hồ sơ cấp cho hai hồ sơ” nếu có, xử lý từng việc."),
        translate("exceptions", "Báo người quản trị: không khôi phục máy của quầy từ bản sao khi chưa nối mạng."),
    ],
    exceptions.REVOKED: lambda _item: [
        translate("exceptions", "Đối chiếu từng mục dưới đây với hồ sơ giấy và người được ghi là đã làm."),
        translate("exceptions", "Mục nào không đúng thực tế: báo người quản trị, không trả kết quả theo mục đó."),
    ],
    exceptions.UNKNOWN: lambda _item: [
        translate("exceptions", "Hãy cập nhật chương trình ở quầy này, hoặc báo người quản trị cập nhật."),
    ],
    exceptions.DOCUMENT: lambda _item: [
        translate("exceptions", "Hãy cập nhật chương trình; nếu vẫn còn, áp dụng lại tài liệu ở trang Dữ liệu."),
    ],
    exceptions.ACCOUNT: account_words.steps,
    exceptions.AMOUNTS: amount_words.steps,
    exceptions.REFUSED: lambda _item: [
        translate("exceptions", "Báo người quản trị kèm tên nơi ghi ở trên. Không làm gì trên máy này."),
    ],
}
