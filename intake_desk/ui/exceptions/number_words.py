"""What one code on two dossiers says to a supervisor."""

from PySide6.QtCore import QCoreApplication

from intake_desk.services.exception_telling import InboxItem

translate = QCoreApplication.translate


def happened(item: InboxItem) -> str:
    """Which code, on how many dossiers, and how it came about."""
    if _is_filed_twice(item):
        return translate(
            "exceptions",
            "Mã {0} của Cổng dịch vụ công được ghi thành {1} hồ sơ: các quầy cùng ghi hồ sơ trực tuyến này khi chưa "
            "nhận được mục ghi của nhau.",
        ).format(item.about, len(item.dossiers))
    return translate(
        "exceptions",
        "Mã {0} đứng trên giấy tiếp nhận của {1} hồ sơ khác nhau. Thường do máy của một quầy được khôi phục từ bản sao "
        "cũ rồi cấp lại số đã cấp.",
    ).format(item.about, len(item.dossiers))


def steps(item: InboxItem) -> list[str]:
    """How to keep them apart."""
    if _is_filed_twice(item):
        return [
            translate("exceptions", "Mở cả hai hồ sơ, giữ hồ sơ đã tiếp nhận hoặc có đủ giấy tờ hơn."),
            translate("exceptions", "Ở hồ sơ còn lại dùng Rút hồ sơ, ghi lý do “ghi trùng hồ sơ trực tuyến”."),
        ]
    return [
        translate("exceptions", "Mở cả hai hồ sơ, đối chiếu họ tên, thủ tục và thời điểm tiếp nhận."),
        translate("exceptions", "Ghi số điện thoại và ngày sinh lên bìa cả hai hồ sơ để không trả nhầm kết quả."),
        translate("exceptions", "Báo người dân của hồ sơ tiếp nhận sau; khi trả kết quả phải đối chiếu thẻ căn cước."),
    ]


def _is_filed_twice(item: InboxItem) -> bool:
    return bool(item.dossiers) and all(dossier.filed_at for dossier in item.dossiers)
