"""Write the units and the former units in blocks: a heading line (#), then a unit a line."""

import csv
from itertools import groupby

from intake_desk.domain.folding import nfc

# Five island districts had no communes: the district itself became the special zone.
ISLANDS = {"318": "11948", "471": "19742", "498": "20333", "536": "21548", "755": "26732"}


def _rows(table: str) -> list[dict[str, str]]:
    return [
        {key: nfc(value) for key, value in row.items()} for row in csv.DictReader(table.splitlines(), delimiter="\t")
    ]


def _new_code(row: dict[str, str]) -> str:
    return row["unit_code"] + "*" * (row["part"] == "part-default") or ISLANDS[row["district_code"]]


def unit_table(table: str) -> str:
    """Give the present units: a heading for each province, then code and name."""
    lines: list[str] = []
    for province, rows in groupby(_rows(table), key=lambda row: row["province"]):
        lines.append(f"#{province}")
        lines += [f"{row['unit_code']}\t{row['unit']}" for row in rows]
    return "\n".join(lines) + "\n"


def former_table(table: str) -> str:
    """Give the former units: a heading for each district, then name and new codes, the larger part starred."""
    lines: list[str] = []
    for (province, district), rows in groupby(_rows(table), key=lambda row: (row["province"], row["district"])):
        lines.append(f"#{province}\t{district}")
        for (_, name), parts in groupby(rows, key=lambda row: (row["former_code"], row["former_unit"])):
            lines.append(f"{name}\t{','.join(_new_code(row) for row in parts)}")
    return "\n".join(lines) + "\n"
