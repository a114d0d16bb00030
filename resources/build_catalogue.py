"""Make the catalogue, the units and the former units that ship, from the crawled tables.

    python resources/build_catalogue.py ../shared/data [OUT]

Only facts are taken: explanatory sentences and notes stay out. The same input gives the same bytes.
"""

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any, Final

import msgspec
from build_units import former_table, unit_table

from intake_desk.domain.folding import fold, nfc
from intake_desk.domain.procedures import (
    Case,
    CatalogueSheet,
    ChannelTerms,
    FeeRule,
    Limit,
    Paper,
    Procedure,
    Result,
)

HERE: Final = Path(__file__).parent
VERSION: Final = "2026.07.1"
SOURCE: Final = "Cơ sở dữ liệu quốc gia về thủ tục hành chính"
SOURCE_DATE: Final = "2026-07"

PAPER_LIMIT: Final = 120
TITLE_LIMIT: Final = 110
SHORT_NAME_LIMIT: Final = 70
LEAST_CLAUSE: Final = 12

CHANNELS: Final = {"Trực tiếp": "counter", "Trực tuyến": "online", "Dịch vụ bưu chính": "post"}
LIMIT_UNITS: Final = {"ngày làm việc": "working_day", "ngày": "day", "giờ làm việc": "working_hour", "giờ": "hour"}
CERTIFICATION: Final = "Chứng thực"
CIVIL_STATUS: Final = "Hộ tịch"
UNSTATED: Final = "Không có thông tin"
CERTIFICATION_BASIS: Final = (
    "Trả ngay trong ngày; nhận sau 15 giờ thì trả ngày làm việc tiếp theo (Điều 7 NĐ 23/2015/NĐ-CP)"
)

# What makes several titles parts of one dossier; everything else is a case to choose.
GROUPS: Final = (
    (r"^(luu y|so luong|so luong cua tung)", "lưu ý"),
    (r"^(truong hop )?(nguoi )?.{0,12}uy quyen (thuc hien|dang ky)", "ủy quyền"),
    (r"dang ky (to hop tac )?tren moi truong dien tu|^truong hop gui ho so truc tuyen", "trực tuyến"),
    (r"^(cac )?giay to phai nop doi voi", None),
    (r"^(cac )?giay to phai nop|^giay to phai luu", "nộp"),
    (r"xuat trinh", "xuất trình"),
    (r"nop 01 \(mot\) bo ho so", "nộp"),
    (r"^(thanh phan ho so|bao gom|ho so khac|trong phieu neu ro|tuy tung truong hop|ho so cua nguoi)", ""),
    (r"^thanh phan ho so (theo|co quan)|^\(4\)", ""),
)
GROUP_ORDER: Final = ("nộp", "xuất trình", "", "ủy quyền", "trực tuyến", "lưu ý")
BULLET: Final = re.compile(
    r"^(?:[\s\-+*•.,;:–]+|\(?\d+(?:\.\d+)*[.)]\s+|\((?:\d+(?:\.\d+)*|[ivx]+)\)\s*|[a-zđ]\d?[.)]\s*)+"
)
ASIDE: Final = re.compile(r"\s*\((?:sau đây|nếu người có yêu cầu|do người yêu cầu|gọi tắt)[^)]*\)?")
CLAUSE_END: Final = re.compile(r"[.;](?=\s+[A-ZĐÀ-Ỹ(+\-])|;|:(?=\s)|\.$|\s\+\s|\s-\s(?=[A-ZĐ])")
CONDITION: Final = re.compile(
    r"^(nếu|trường hợp|đối với)|\((nếu|trường hợp)|trong trường hợp|đối với trường hợp|ủy quyền", re.IGNORECASE
)
FORM: Final = re.compile(r"tờ khai|đơn |giấy đề nghị|phiếu|văn bản đề nghị|thông báo", re.IGNORECASE)
TITLE_OPENING: Final = re.compile(
    r"^(đối với|trường hợp( \d+:)?|thành phần hồ sơ|hồ sơ( đăng ký)?)\s+(khi |đối với )?(trường hợp )?", re.IGNORECASE
)
TITLE_ENDING: Final = re.compile(
    r",? ?(thì )?(thành phần )?(hồ sơ )?(bao )?gồm( các giấy tờ sau)?\s*:?$|thì cần có:?$", re.IGNORECASE
)
ONLINE_PAPER: Final = re.compile(r"điện tử tương tác|trực tuyến\)?$")
NAME_CUTS: Final = (
    r" \(.*$",
    r"[;/].*$",
    r" thuộc (phạm vi )?thẩm quyền.*$",
    r",? thực hiện (bằng|tại) .*$",
    r" bằng dịch vụ công.*$",
    r" theo (quy định|Quyết định|Nghị định).*$",
    r" của Chủ tịch U.*$",
    r" trong trường hợp .*$",
    r" đối với .*$",
)


class LimitNote(msgspec.Struct):
    unit: str
    basis: str
    amount: int = 0


class FeeNote(msgspec.Struct):
    basis: str
    lines: dict[str, tuple[FeeRule, ...]]


class Notes(msgspec.Struct):
    """What people know and the crawl does not say: procedure_overrides.json."""

    common: tuple[str, ...]
    abbreviations: dict[str, tuple[str, ...]]
    fee_names: dict[str, tuple[str, str]]
    extra_copy: FeeRule
    extra_copy_codes: tuple[str, ...]
    limits: dict[str, LimitNote]
    fees: dict[str, FeeNote]
    short_names: dict[str, str]
    case_limits: dict[str, dict[str, int]]
    case_limits_basis: str
    case_titles: dict[str, dict[str, str]]
    paper_openings: dict[str, str]
    papers: dict[str, dict[str, str]]


def composed(value: Any) -> Any:
    """Give the same JSON with every text cleaned: the crawl mixes composed and decomposed letters."""
    if isinstance(value, dict):
        return {key: composed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [composed(inner) for inner in value]
    return nfc(value) if isinstance(value, str) else value


def cut(text: str, limit: int) -> str:
    """Shorten at a word, with the sign that something was left out."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:-(/") + "…"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def clause(text: str, limit: int) -> str:
    """Give the first clause of a published text: what the paper is, not how it is judged."""
    plain = BULLET.sub("", ASIDE.sub("", text))
    for end in CLAUSE_END.finditer(plain):
        if end.start() >= LEAST_CLAUSE:
            plain = plain[: end.start()]
            break
    if plain.count("(") > plain.count(")"):
        plain = plain[: plain.rindex("(")] if len(plain) - plain.rindex("(") > LEAST_CLAUSE else plain + ")"
    return cut(capital(plain.strip(" .;:,+-")), limit)


def short_name(code: str, name: str, notes: Notes) -> str:
    """Give the name that a clerk would say."""
    if code in notes.short_names:
        return notes.short_names[code]
    plain = re.sub(r"^Thủ tục ", "", name).strip(" .;")
    for pattern in NAME_CUTS:
        if len(plain) > SHORT_NAME_LIMIT:
            shorter = re.sub(pattern, "", plain).strip(" .;,")
            plain = shorter if len(shorter) > LEAST_CLAUSE else plain
    return cut(capital(plain), SHORT_NAME_LIMIT)


def group_of(title: str) -> str | None:
    """Name the part of one dossier that a title stands for, or None when it is a case to choose."""
    plain = BULLET.sub("", fold(title))
    if not plain:
        return ""
    return next((group for pattern, group in GROUPS if re.search(pattern, plain)), None)


def clean_paper(code: str, place: tuple[int, int], row: dict[str, Any], group: str, notes: Notes) -> Paper:
    text = row["paper"]
    known = notes.papers.get(code, {}).get(f"{place[0]}.{place[1]}")
    known = known or next((said for opening, said in notes.paper_openings.items() if text.startswith(opening)), None)
    online = ONLINE_PAPER.search(cut(text, PAPER_LIMIT)) is not None
    said = known or clause(text, PAPER_LIMIT)
    return Paper(
        text=said,
        source=place,
        originals=row["originals"],
        copies=row["copies"],
        group="trực tuyến" if online else group,
        conditional=online or group == "ủy quyền" or CONDITION.search(said) is not None,
    )


def clean_cases(row: dict[str, Any], notes: Notes) -> tuple[Case, ...]:
    """Merge the parts of one dossier; keep real alternatives apart, each with the parts common to all."""
    code, common, chosen = row["code"], list[Paper](), list[tuple[int, str, list[Paper]]]()
    for index, case in enumerate(row["cases"]):
        group = group_of(case["case"])
        papers = [
            clean_paper(code, (index, place), paper, group or "", notes)
            for place, paper in enumerate(case["papers"])
            if paper["originals"] or paper["copies"]
        ]
        if group is not None:
            common += papers
        elif papers:
            chosen.append((index, case_title(code, index, case["case"], notes), papers))
    if len(chosen) == 1:
        common += chosen.pop()[2]
    if not chosen:
        return (Case(papers=in_order(common), source=common[0].source[0] if common else 0),)
    days = {int(index): Limit(unit="day", amount=days) for index, days in notes.case_limits.get(code, {}).items()}
    return tuple(
        Case(title=title, papers=in_order(papers + common), source=index, limit=days.get(index))
        for index, title, papers in chosen
    )


def in_order(papers: list[Paper]) -> tuple[Paper, ...]:
    """Put the forms first, what every dossier needs before what only some need."""

    def place(paper: Paper) -> tuple[bool, bool, int]:
        form = (
            re.match(r"(tờ khai|đơn|giấy đề nghị|phiếu|văn bản đề nghị|thông báo) ?", paper.text, re.IGNORECASE) is None
        )
        return paper.conditional, form, GROUP_ORDER.index(paper.group)

    return tuple(sorted(papers, key=place))


def case_title(code: str, index: int, title: str, notes: Notes) -> str:
    known = notes.case_titles.get(code, {}).get(str(index))
    if known:
        return known
    plain = TITLE_OPENING.sub("", BULLET.sub("", title))
    return clause(TITLE_ENDING.sub("", plain), TITLE_LIMIT)


def clean_limit(code: str, field: str, text: str, notes: Notes) -> Limit:
    """Read the unit; a bare number is same day for certification and civil status, working days otherwise."""
    if code in notes.limits:
        return Limit(unit=notes.limits[code].unit, amount=notes.limits[code].amount)
    instant = Limit(unit="same_day")
    if text == UNSTATED:
        return instant if field == CERTIFICATION else Limit()
    amount, _, unit = text.lower().partition(" ")
    if unit:
        return Limit(unit=LIMIT_UNITS[unit], amount=int(amount))
    if int(amount) <= 1 and field in {CERTIFICATION, CIVIL_STATUS}:
        return instant
    return Limit(unit="working_day", amount=int(amount)) if int(amount) else Limit()


def clean_channels(row: dict[str, Any], notes: Notes) -> tuple[ChannelTerms, ...]:
    """Keep every published line once, without the embassies' prices in dollars."""
    lines: list[ChannelTerms] = []
    for published in row["channels"]:
        if "USD" in published["fee"]:
            continue
        channel = CHANNELS[published["channel"]]
        fees = clean_fees(row, channel, published, notes)
        terms = ChannelTerms(
            channel=channel,
            limit=clean_limit(row["code"], row["field"], published["limit"], notes),
            fees=fees,
            by_province=re.search(r"hội đồng nhân dân|hđnd", published["note"], re.IGNORECASE) is not None,
            fee_unstated=published["fee"] == UNSTATED or (not fees and published["fee"] != "Miễn phí"),
        )
        if terms not in lines:
            lines.append(terms)
    return tuple(lines)


def clean_fees(row: dict[str, Any], channel: str, published: dict[str, str], notes: Notes) -> tuple[FeeRule, ...]:
    """Take the known rule, or the published amount; copies of an extract cost extra where its circular is named."""
    code, note = row["code"], published["note"]
    if code in notes.fees and {"*", channel} & notes.fees[code].lines.keys():
        known = notes.fees[code].lines
        return known.get(channel, known.get("*", ()))
    fees: list[FeeRule] = []
    if published["fee"] not in {"Miễn phí", UNSTATED}:
        amount = int(re.sub(r"\D", "", published["fee"]))
        if amount < 1000:  # noqa: PLR2004 - no fee is below a thousand đồng: the crawl lost three zeros
            raise ValueError(f"{code}: {published['fee']} needs a line in procedure_overrides.json")
        kind, name = notes.fee_names[row["field"]]
        if re.search(r"phí thẩm", note, re.IGNORECASE):
            kind, name = "phi", "Phí thẩm định"
        fees.append(FeeRule(kind=kind, name=name, amount=amount))
    named = any("281/2016/TT-BTC" in line["note"] for line in row["channels"])
    if code in notes.extra_copy_codes or (row["field"] == CIVIL_STATUS and named):
        fees.append(notes.extra_copy)
    return tuple(fees)


def clean_procedure(row: dict[str, Any], notes: Notes) -> Procedure:
    """Turn one crawled row into what the counter uses."""
    code = row["code"]
    certification = row["field"] == CERTIFICATION
    basis = [note.basis for note in (notes.limits.get(code), notes.fees.get(code)) if note]
    basis += [notes.case_limits_basis] * (code in notes.case_limits)
    if certification and code not in notes.limits:
        basis.insert(0, CERTIFICATION_BASIS)
    return Procedure(
        code=code,
        name=row["name"],
        short_name=short_name(code, row["name"], notes),
        field=row["field"],
        decision=row["decision"],
        channels=clean_channels(row, notes),
        cases=clean_cases(row, notes),
        results=tuple(Result(code=result["code"], name=result["name"]) for result in row["results"]),
        certification=certification,
        basis="; ".join(basis),
    )


def catalogue(source: bytes, notes: Notes) -> bytes:
    """Write one procedure a line, so that two versions can be compared by eye."""
    rows = sorted(
        (composed(json.loads(line)) for line in source.splitlines() if line.strip()), key=lambda row: str(row["code"])
    )
    sheet = CatalogueSheet(
        version=VERSION,
        source=SOURCE,
        source_date=SOURCE_DATE,
        source_sha256=hashlib.sha256(source).hexdigest(),
        common=notes.common,
        abbreviations={fold(short): said for short, said in notes.abbreviations.items()},
        procedures=tuple(clean_procedure(row, notes) for row in rows),
    )
    return msgspec.json.encode(sheet).replace(b'{"code":"1.', b'\n{"code":"1.') + b"\n"


def main(data: Path, out: Path) -> None:
    """Read the crawled tables once and write what ships."""
    notes = msgspec.json.decode((HERE / "procedure_overrides.json").read_bytes(), type=Notes)
    (out / "procedures.json").write_bytes(catalogue((data / "procedures.jsonl").read_bytes(), notes))
    (out / "units.tsv").write_text(unit_table((data / "units.tsv").read_text("utf-8")), "utf-8")
    (out / "former_units.tsv").write_text(former_table((data / "former_units.tsv").read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else HERE)
