"""How much a table that is brought in may hold, and how one is refused."""

from typing import Final

from intake_desk.domain.refusals import Refusal

MOST_BYTES: Final = 8 * 1024 * 1024
MOST_UNPACKED: Final = 32 * 1024 * 1024
MOST_REPEATED: Final = 512 * 1024 * 1024
MOST_PARTS: Final = 500
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 100
MOST_LETTERS: Final = 32_767  # of one cell, as in Excel
MOST_TEXT: Final = 32 * 1024 * 1024


class UnreadableTable(Refusal):
    """The file is no table that we read; `why`: file, kind, old, password, letters, damaged (its `line`)."""

    code = "unreadable_table"


class TableTooLarge(Refusal):
    """The file holds more than a table may; `what` says of what (bytes, rows, columns, letters), `most` how many."""

    code = "table_too_large"


class EmptyTable(Refusal):
    """Nothing is written in the file, or nothing below its header."""

    code = "empty_table"
