"""Scans in plain words: what one shows, how it was digitised, and how far a dossier's papers are."""

from PySide6.QtCore import QCoreApplication

from intake_desk.domain import scans
from intake_desk.domain.dossier import Dossier
from intake_desk.domain.scans import Scan
from intake_desk.ui.formats import size

translate = QCoreApplication.translate


def state_words() -> dict[int, str]:
    """How a paper came into the record (TrangThaiSoHoa)."""
    return {
        scans.DIGITISED: translate("scans", "Được số hóa"),
        scans.REUSED: translate("scans", "Tái sử dụng"),
        scans.REUSED_RESULT: translate("scans", "Tái sử dụng từ kết quả"),
    }


def of_word(of: str) -> str:
    """What a scan is of when it shows none of the dossier's papers."""
    return translate("scans", "Kết quả giải quyết") if of == scans.RESULT else translate("scans", "Giấy tờ khác")


def scan_title(scan: Scan) -> str:
    """What the scan shows."""
    return scan.paper or (of_word(scan.of) if scan.of != scans.PAPER else translate("scans", "Chưa gán giấy tờ"))


def scan_detail(scan: Scan) -> str:
    """How many pages, how large, and from which file."""
    pages = translate("scans", "{0} trang").format(scan.pages)
    return " · ".join(part for part in (pages, size(scan.bytes), scan.name) if part)


def progress_text(dossier: Dossier) -> str:
    """How many of the dossier's papers are digitised, and how much that is."""
    states = scans.paper_states(dossier.papers, dossier.scans)
    papers = translate("scans", "{0}/{1} giấy tờ đã số hóa").format(sum(map(bool, states.values())), len(states))
    pages = translate("scans", "{0} trang").format(sum(scan.pages for scan in dossier.scans))
    return " · ".join((papers, pages, size(sum(scan.bytes for scan in dossier.scans)))) if dossier.scans else papers
