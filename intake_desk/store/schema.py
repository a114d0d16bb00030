"""The tables of the desk's file. Everything but `entry`, `journal`, `signature`, `sheet`, `meta` and `unfinished` can
be rebuilt; `unfinished` stands on no roll and may be lost with the file.
"""

import sqlalchemy as sa

# Rows that more than one module looks for: the unit's clerks among the sheets, and in `meta` whoever worked
# here once, by name, whoever supervised, and after which number of this desk's own journal all of them are remembered.
CLERKS = "clerks"
ONCE_CLERKS = "once clerks"
ONCE_SUPERVISORS = "once supervisors"
ALL_CLERKS_SINCE = "all clerks since"

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One row per sealed entry of any journal of the unit that this desk holds, under the name of the branch it stands in.
entry = sa.Table(
    "entry",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("journal", sa.Text, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    sa.Column("hlc", sa.Integer, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("personal", sa.LargeBinary, nullable=False),
    sa.UniqueConstraint("journal", "number"),
    sa.Index("ix_entry_subject", "subject", sqlite_where=sa.text("subject <> ''")),
    sa.Index("ix_entry_day", "day"),
    sa.Index("ix_entry_adopted", "id", sqlite_where=sa.text("kind = 'sheet.adopted'")),
    sa.Index("ix_entry_forwarded", "id", sqlite_where=sa.text("kind = 'dossier.forwarded'")),
    sa.Index("ix_entry_closed", "day", sqlite_where=sa.text("kind = 'day.closed'")),
    sa.Index("ix_entry_settled", "day", sqlite_where=sa.text("kind = 'period.closed'")),
    sa.Index("ix_entry_handed", "id", sqlite_where=sa.text("kind IN ('drawer.cash_handed', 'drawer.cash_accepted')")),
    sa.Index(
        "ix_entry_floats",
        "day",
        sqlite_where=sa.text("kind IN ('drawer.opened', 'drawer.closed', 'drawer.closed_for')"),
    ),
)

# The head of every journal and branch held, the number after which it begins, and how far the server holds it.
journal = sa.Table(
    "journal",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("hash", sa.LargeBinary, nullable=False),
    sa.Column("hlc", sa.Integer, nullable=False),
    sa.Column("after", sa.Integer, nullable=False, server_default="0"),
    sa.Column("server_number", sa.Integer, nullable=False, server_default="0"),
)

# Signatures of other desks over entries of their journals: with them this desk's copy can be carried on.
signature = sa.Table(
    "signature",
    metadata,
    sa.Column("journal", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("signature", sa.LargeBinary, nullable=False),
)

# The register: one row per dossier, `row` growing with the time of reception so that newest is last.
dossier = sa.Table(
    "dossier",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("due_at", sa.Integer, nullable=False),
    sa.Column("procedure", sa.Text, nullable=False),
    sa.Column("misfits", sa.Integer, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("holder", sa.Text, nullable=False, server_default=""),
    sa.Column("asked", sa.Integer, nullable=False, server_default="0"),
    sa.Column("line", sa.Text, nullable=False, server_default=""),
    sa.Index("ix_dossier_code", "code", sqlite_where=sa.text("code <> ''")),
    sa.Index("ix_dossier_state_due_at", "state", "due_at"),
    sa.Index("ix_dossier_day", "day"),
    sa.Index("ix_dossier_line", "line", sqlite_where=sa.text("line <> ''")),
    sa.Index("ix_dossier_holder", "row", sqlite_where=sa.text("holder <> ''")),
    sa.Index("ix_dossier_asked", "row", sqlite_where=sa.text("asked > 0")),
)

# FTS5 knows no SQLAlchemy type: folded words of the person and of the rest, row = dossier.row.
WORDS = """
CREATE VIRTUAL TABLE dossier_words USING fts5(
    person, rest, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii', detail='column'
)
"""

# In a wave of many dossiers the words stay in memory (bytes) until it ends; a few more segments are searched and merged
# seldomer. Both are kept in the file.
WORDS_KEPT = (
    "INSERT INTO dossier_words (dossier_words, rank) VALUES ('hashsize', 8000000)",
    "INSERT INTO dossier_words (dossier_words, rank) VALUES ('automerge', 8)",
)

# Citizens' feedback, as its own entries make it.
feedback = sa.Table(
    "feedback",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("received_at", sa.Integer, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Index("ix_feedback_state_received_at", "state", "received_at"),
)

# Words of the newest dossiers, as in the index, until the next wave of them goes there.
fresh_words = sa.Table(
    "fresh_words",
    metadata,
    sa.Column("row", sa.Integer, primary_key=True),
    sa.Column("person", sa.Text, nullable=False),
    sa.Column("rest", sa.Text, nullable=False),
)

# Highest number of each day, last line of each book: what the next receipt takes from.
counter = sa.Table(
    "counter",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Integer, nullable=False),
)

# What speaks for an exception, entry by entry; `seen` once a supervisor's answer knew of it. `measure`: ms of a clock.
evidence = sa.Table(
    "evidence",
    metadata,
    sa.Column("exception", sa.Text, primary_key=True),
    sa.Column("mark", sa.Text, primary_key=True),
    sa.Column("sort", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("journal", sa.Text, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("hlc", sa.Integer, nullable=False),
    sa.Column("measure", sa.Integer, nullable=False),
    sa.Column("seen", sa.Integer, nullable=False),
    sa.Index("ix_evidence_open", "exception", sqlite_where=sa.text("seen = 0")),
    sqlite_with_rowid=False,
)

# Where the supervisors' answers stand, by what they answer.
answer = sa.Table(
    "answer",
    metadata,
    sa.Column("exception", sa.Text, primary_key=True),
    sa.Column("journal", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("hlc", sa.Integer, nullable=False),
    sa.Index("ix_answer_hlc", "hlc"),
    sqlite_with_rowid=False,
)

# Codes on receipts of dossiers beside their own.
other_code = sa.Table(
    "other_code",
    metadata,
    sa.Column("code", sa.Text, primary_key=True),
    sa.Column("dossier", sa.Text, primary_key=True),
    sqlite_with_rowid=False,
)

# Numbers of fee receipts (series and number), and the payments that were given them.
fee_receipt = sa.Table(
    "fee_receipt",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("mark", sa.Text, primary_key=True),
    sa.Column("subject", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)

# Heads that closings of these days name and that are not here yet.
awaited = sa.Table(
    "awaited",
    metadata,
    sa.Column("mark", sa.Text, primary_key=True),
    sa.Column("day", sa.Text, primary_key=True),
    sqlite_with_rowid=False,
)

# What clerks of this desk began and did not record: `id` becomes the dossier's own, `form` says how `body` is written.
unfinished = sa.Table(
    "unfinished",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("clerk", sa.Text, nullable=False),
    sa.Column("day", sa.Text, nullable=False),
    sa.Column("kept_at", sa.Integer, nullable=False),
    sa.Column("aside", sa.Integer, nullable=False),
    sa.Column("form", sa.Integer, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

# Reference documents by name, as signed by the server, the newest of each.
sheet = sa.Table(
    "sheet",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("hash", sa.Text, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("signature", sa.LargeBinary, nullable=False),
)

# What this desk is: identity, range, settings. Values are JSON.
meta = sa.Table(
    "meta",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
