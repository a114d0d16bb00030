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
from build_cases import clean_cases, short_name
from build_notes import Notes
from build_units import former_table, unit_table

from intake_desk.domain.folding import fold, nfc
from intake_desk.domain.procedures import (
    CatalogueSheet,
    ChannelTerms,
    FeeRule,
    Limit,
    Procedure,
    Result,
)

HERE: Final = Path(__file__).parent
VERSION: Final = "2026.07.3"
SOURCE: Final = "Cơ sở dữ liệu quốc gia về thủ tục hành chính"
SOURCE_DATE: Final = "2026-07"


CHANNELS: Final = {"Trực tiếp": "counter", "Trực tuyến": "online", "Dịch vụ bưu chính": "post"}
LIMIT_UNITS: Final = {"ngày làm việc": "working_day", "ngày": "day", "giờ làm việc": "working_hour", "giờ": "hour"}
CERTIFICATION: Final = "Chứng thực"
CIVIL_STATUS: Final = "Hộ tịch"
UNSTATED: Final = "Không có thông tin"
# Who decides at the unit itself, or did in the district that is no more.
OWN_AUTHORITY: Final = re.compile(r"(uy ban nhan dan|ubnd)( cap)? (xa|huyen)")
FORMER_DISTRICT: Final = re.compile(r",? ?[^,]*(cấp )?huyện")
CERTIFICATION_BASIS: Final = (
    "Trả ngay trong ngày; nhận sau 15 giờ thì trả ngày làm việc tiếp theo (Điều 7 NĐ 23/2015/NĐ-CP)"
)


def composed(value: Any) -> Any:
    """Give the same JSON with every text cleaned: the crawl mixes composed and decomposed letters."""
    if isinstance(value, dict):
        return {key: composed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [composed(inner) for inner in value]
    return nfc(value) if isinstance(value, str) else value


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
        fees.append(FeeRule(kind=kind, name=name, amount=amount, refundable=name not in notes.not_refundable))
    named = any("281/2016/TT-BTC" in line["note"] for line in row["channels"])
    if code in notes.extra_copy_codes or (row["field"] == CIVIL_STATUS and named):
        fees.append(notes.extra_copy)
    return tuple(fees)


def clean_resolver(row: dict[str, Any]) -> str:
    """Name who decides where it is not the unit itself; the districts are no more."""
    authority = re.sub(r"cấp [XT]", lambda level: level.group().lower(), str(row["authority"]))
    return "" if OWN_AUTHORITY.search(fold(authority)) else FORMER_DISTRICT.sub("", authority).strip(" ,.")


def clean_results(row: dict[str, Any], notes: Notes) -> tuple[Result, ...]:
    """Take what is published, else what is known of it."""
    known = tuple(Result(code="", name=name) for name in notes.results.get(row["code"], ()))
    return tuple(Result(code=result["code"], name=result["name"]) for result in row["results"]) or known


def clean_procedure(row: dict[str, Any], notes: Notes) -> Procedure:
    """Turn one crawled row into what the counter uses."""
    code = row["code"]
    certification = row["field"] == CERTIFICATION
    basis = [note.basis for note in (notes.limits.get(code), notes.fees.get(code)) if note]
    basis += [notes.case_limits_basis] * (code in notes.case_limits)
    if certification and code not in notes.limits:
        basis.insert(0, CERTIFICATION_BASIS)
    cases = clean_cases(row, notes)
    basis += [notes.paper_unstated_basis] * (cases[0].papers == (notes.paper_unstated,))
    return Procedure(
        code=code,
        name=row["name"],
        short_name=short_name(code, row["name"], notes),
        field=row["field"],
        decision=row["decision"],
        channels=clean_channels(row, notes),
        cases=cases,
        results=clean_results(row, notes),
        certification=certification,
        basis="; ".join(basis),
        resolver=clean_resolver(row),
        fields=notes.fields.get(code, ()),
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
        procedures=(*(clean_procedure(row, notes) for row in rows), *notes.added),
    )
    lines = b",\n".join(msgspec.json.encode(procedure) for procedure in sheet.procedures)
    head = msgspec.json.encode(msgspec.structs.replace(sheet, procedures=()))
    return head.removesuffix(b"]}") + b"\n" + lines + b"]}\n"


def main(data: Path, out: Path) -> None:
    """Read the crawled tables once and write what ships."""
    notes = msgspec.json.decode((HERE / "procedure_overrides.json").read_bytes(), type=Notes)
    (out / "procedures.json").write_bytes(catalogue((data / "procedures.jsonl").read_bytes(), notes))
    (out / "units.tsv").write_text(unit_table((data / "units.tsv").read_text("utf-8")), "utf-8")
    (out / "former_units.tsv").write_text(former_table((data / "former_units.tsv").read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if sys.argv[2:] else HERE)
