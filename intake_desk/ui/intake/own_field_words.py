"""What is said when an answer to a procedure's own question cannot stand."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain.fees import dong

translate = QCoreApplication.translate


def answer_trouble(params: dict[str, object]) -> str:
    """The sentence for a `BadField`: which question, and what it wants."""
    sentence = _sentences().get(str(params.get("why", "")))
    if sentence is None:
        sentence = translate("own_fields", "Thủ tục này không hỏi “{0}”. Chọn lại thủ tục rồi nhập lại.")
    least, most = (_number(int(str(params.get(name, 0)))) for name in ("least", "most"))
    return sentence.format(params.get("label", ""), least, most)


def _sentences() -> dict[str, str]:
    return {
        "missing": translate("own_fields", "Chưa ghi “{0}”. Thủ tục này cần mục đó."),
        "number": translate("own_fields", "“{0}” phải là số nguyên, ví dụ 1.500."),
        "range": translate("own_fields", "“{0}” phải từ {1} đến {2}."),
        "date": translate("own_fields", "“{0}” không phải là ngày. Nhập ngày/tháng/năm, ví dụ 28/02/2026."),
        "choice": translate("own_fields", "“{0}” phải là một trong các lựa chọn của thủ tục."),
        "long": translate("own_fields", "“{0}” dài quá {2} chữ. Rút gọn lại."),
    }


def _number(value: int) -> str:
    return dong(value).removesuffix(" đ")
