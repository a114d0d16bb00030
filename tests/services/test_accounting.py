"""The accountant's file: whole numbers, no formulas."""

from intake_desk.domain.csv_layout import CsvColumn, CsvLayout
from intake_desk.domain.report import MONEY, Column, Report, Words, row
from intake_desk.domain.settlement import period_of
from intake_desk.domain.times import from_ms
from intake_desk.services.accounting import csv_of

YEAR = period_of("2026")


def test_the_accountants_file_writes_no_formula_and_whole_numbers():
    layout = (Column("resolving", "Cơ quan"), Column("taken", "Cộng", MONEY))
    report = Report(
        words=Words(form="settlement", title="Q"),
        columns=layout,
        rows=(row(layout, {"resolving": "=1+1; “Sở”", "taken": 1_284_000}),),
        total=row(layout, {"taken": 1_284_000}),
        made_at=from_ms(0),
        period=YEAR,
    )
    wanted = CsvLayout(columns=tuple(CsvColumn(name, name.upper()) for name in ("period", "taken", "resolving")))

    assert [
        "PERIOD;TAKEN;RESOLVING",
        'năm 2026;1284000;"\'=1+1; “Sở”"',
    ] == csv_of(report, wanted).decode("utf-8-sig").splitlines()
