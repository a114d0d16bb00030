"""A dossier in the field names of the national synchronisation (DongBoHoSoMC, CapNhatTienDoHoSoMC).

Only what the counter knows is said. What it does not know is left out, and a dossier that cannot be sent as it is stays
here with the reason: nothing is made up to please the other side, no status is bent, no number invented.
"""

import re
from collections.abc import Mapping
from typing import Final

from intake_desk.domain.dossier import AWAITING_SUPPLEMENT, HANDED_BACK, REFUSED, Dossier
from intake_desk.domain.national import national_status
from intake_desk.domain.people import CITIZEN
from intake_desk.domain.times import from_ms

Value = str | list[dict[str, str]]
Record = dict[str, Value]

NO_CODE: Final = "no_code"
PROVISIONAL: Final = "provisional"
NO_PROCEDURE: Final = "no_procedure"
NO_APPLICANT: Final = "no_applicant"

# Loose on purpose: the number of parts in an agency's identifier varies.
_CODE: Final = re.compile(r"[A-Z]\d{2}(\.\d{1,3}){0,4}-\d{6}-\d{4,}")
_CHANNELS: Final = {"counter": "1", "online": "2", "post": "3"}
_WAYS_BACK: Final = {"counter": "0", "post": "1"}
_CITIZEN_NUMBER, _FORMER_NUMBER = 12, 9
_SUMMARY_LETTERS: Final = 1000
_PERSON_LETTERS: Final = 50
_AT_COUNTER: Final = "2"


def lacks(dossier: Dossier) -> str:
    """Why this dossier cannot be sent as it is: a word for it, "" when it can."""
    if not _CODE.fullmatch(dossier.code):
        return NO_CODE
    if dossier.provisional:
        return PROVISIONAL
    if not dossier.procedure or not dossier.procedure_name:
        return NO_PROCEDURE
    return "" if dossier.applicant.name else NO_APPLICANT


def record(dossier: Dossier, unit: str, fields: Mapping[str, str]) -> Record:
    """The dossier as DongBoHoSoMC takes it. `unit` resolves it; `fields` names each procedure's field.

    A field that is not known here is not in it. The caller has asked `lacks`.
    """
    applicant = dossier.applicant
    identity = applicant.tax_code if applicant.is_organisation else applicant.id_number or applicant.former_id
    known: dict[str, Value] = {
        "MaHoSo": dossier.code,
        "MaTTHC": dossier.procedure,
        "TenTTHC": dossier.procedure_name,
        "TenLinhVuc": fields.get(dossier.procedure, ""),
        "KenhThucHien": _CHANNELS.get(dossier.channel, ""),
        "ChuHoSo": applicant.name,
        "SoGiayToChuHoSo": identity,
        "LoaiDoiTuong": "1" if applicant.sort == CITIZEN else "2",
        "Email": applicant.email,
        "SoDienThoai": applicant.phone,
        "TrichYeuHoSo": dossier.procedure_name[:_SUMMARY_LETTERS],
        "NgayNopHoSo": moment(dossier.filed_at or dossier.received_at),
        "NgayTiepNhan": moment(dossier.received_at) if dossier.is_received else "",
        "NgayHenTra": moment(dossier.due_at),
        "TrangThaiHoSo": str(national_status(dossier).code),
        "NgayKetThucXuLy": moment(dossier.ready_at),
        "NgayTra": moment(dossier.ended_at) if dossier.state == HANDED_BACK else "",
        "NgayTuChoi": moment(dossier.ended_at) if dossier.state == REFUSED else "",
        "HinhThuc": _WAYS_BACK.get(dossier.hand_back.how if dossier.hand_back else dossier.deliver, ""),
        "DonViXuLy": dossier.holder or unit,
        "NoiNopHoSo": _AT_COUNTER,
        "HoSoCoThanhPhanSoHoa": "1" if dossier.scans else "0",
        "DinhDanhCHS": _identities(dossier),
        "DanhSachLePhi": [{"TenPhiLePhi": line.name, "Gia": str(line.amount)} for line in dossier.fees if line.amount],
        "DanhSachTepDinhKemKhac": _papers(dossier),
        "DanhSachHoSoBoSung": _supplements(dossier),
        "DanhSachGiayToKetQua": _results(dossier),
    }
    return {name: value for name, value in known.items() if value}


def progress(dossier: Dossier, actor: str, unit: str) -> Record:
    """The dossier's present state as CapNhatTienDoHoSoMC takes it; `actor` is the name of who did the last thing."""
    status = national_status(dossier)
    known: dict[str, Value] = {
        "MaHoSo": dossier.code,
        "NguoiXuLy": actor[:_PERSON_LETTERS],
        "ThoiDiemXuLy": moment(dossier.last.at_ms),
        "PhongBanXuLy": dossier.holder or unit,
        "NoiDungXuLy": status.name,
        "TrangThai": str(status.code),
        "NgayBatDau": moment(dossier.received_at),
        "NgayKetThucTheoQuyDinh": moment(dossier.due_at),
    }
    return {name: value for name, value in known.items() if value}


def moment(at_ms: int) -> str:
    """A moment as the national system writes it, at Vietnam's hour; "" when there is none."""
    return from_ms(at_ms).strftime("%Y%m%d%H%M%S") if at_ms else ""


def _identities(dossier: Dossier) -> list[dict[str, str]]:
    """The applicant's own numbers by their sort: 1 for twelve figures, 2 for nine; others have no sort there."""
    if dossier.applicant.is_organisation:
        return []
    sorts = {_CITIZEN_NUMBER: "1", _FORMER_NUMBER: "2"}
    numbers = (dossier.applicant.id_number, dossier.applicant.former_id)
    return [
        {"LoaiDinhDanh": sorts[len(number)], "SoDinhDanh": number}
        for number in numbers
        if number.isdecimal() and len(number) in sorts
    ]


def _papers(dossier: Dossier) -> list[dict[str, str]]:
    counted = [(paper.text, paper.originals + paper.certified + paper.copies) for paper in dossier.papers]
    return [{"TenGiayTo": text, "SoLuong": str(count)} for text, count in counted if count]


def _supplements(dossier: Dossier) -> list[dict[str, str]]:
    """What is asked for now; what was asked for before has been answered."""
    if dossier.state != AWAITING_SUPPLEMENT:
        return []
    asked = {
        "HoSoBoSungId": f"{dossier.id}-{dossier.supplement_requests}",
        "NoiDungBoSung": dossier.supplement_reason,
        "NgayBoSung": moment(dossier.clock_stopped_at),
        "NgayHenTraTruoc": moment(dossier.due_at),
    }
    return [{name: value for name, value in asked.items() if value}]


def _results(dossier: Dossier) -> list[dict[str, str]]:
    if dossier.outcome is None or not (dossier.outcome.sort or dossier.outcome.summary):
        return []
    return [{"TenGiayTo": dossier.outcome.sort or dossier.outcome.summary}]
