"""The national vocabulary of dossier states (1 to 10), and which of ours says which of theirs."""

from typing import Final, NamedTuple

from intake_desk.domain.dossier import (
    AWAITING_OBLIGATION,
    AWAITING_SUPPLEMENT,
    FILED,
    HANDED_BACK,
    IN_HAND,
    READY,
    REFUSED,
    STOPPED,
    WITHDRAWN,
    Dossier,
)


class NationalStatus(NamedTuple):
    """A state as the national systems number and name it."""

    code: int
    name: str


NEW: Final = NationalStatus(1, "Mới đăng ký")
RECEIVED: Final = NationalStatus(2, "Được tiếp nhận")
NOT_RECEIVED: Final = NationalStatus(3, "Không được tiếp nhận")
IN_PROGRESS: Final = NationalStatus(4, "Đang xử lý")
PAPERS_WANTED: Final = NationalStatus(5, "Yêu cầu bổ sung giấy tờ")
OBLIGATION_WANTED: Final = NationalStatus(6, "Yêu cầu thực hiện nghĩa vụ tài chính")
TAKEN_BACK: Final = NationalStatus(7, "Công dân yêu cầu rút hồ sơ")
ENDED: Final = NationalStatus(8, "Dừng xử lý")
DONE: Final = NationalStatus(9, "Đã xử lý xong")
GIVEN: Final = NationalStatus(10, "Đã trả kết quả")

# Our state, whether an agency holds the papers (None: it does not matter), and what the nation calls it.
TABLE: Final[tuple[tuple[str, bool | None, NationalStatus], ...]] = (
    (FILED, None, NEW),
    (IN_HAND, False, RECEIVED),
    (IN_HAND, True, IN_PROGRESS),
    (AWAITING_SUPPLEMENT, None, PAPERS_WANTED),
    (AWAITING_OBLIGATION, None, OBLIGATION_WANTED),
    (READY, None, DONE),
    (HANDED_BACK, None, GIVEN),
    (REFUSED, None, NOT_RECEIVED),
    (WITHDRAWN, None, TAKEN_BACK),
    (STOPPED, None, ENDED),
)


def national_status(dossier: Dossier) -> NationalStatus:
    """Give the one national state that a dossier is in now."""
    away = bool(dossier.holder)
    return next(status for state, held, status in TABLE if state == dossier.state and (held is None or held == away))
