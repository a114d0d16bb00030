"""The first tables: journal, register, search, counters, sheets."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "entry",
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
        sa.UniqueConstraint("journal", "number", name="uq_entry_journal_number"),
    )
    op.create_index("ix_entry_subject", "entry", ["subject"], sqlite_where=sa.text("subject <> ''"))
    op.create_index("ix_entry_day", "entry", ["day"])
    op.create_table(
        "journal",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("hlc", sa.Integer, nullable=False),
        sa.Column("server_number", sa.Integer, nullable=False, server_default="0"),
    )
    op.create_table(
        "signature",
        sa.Column("journal", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("signature", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "dossier",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("due_at", sa.Integer, nullable=False),
        sa.Column("procedure", sa.Text, nullable=False),
        sa.Column("misfits", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("id", name="uq_dossier_id"),
    )
    op.create_index("ix_dossier_code", "dossier", ["code"], sqlite_where=sa.text("code <> ''"))
    op.create_index("ix_dossier_state_due_at", "dossier", ["state", "due_at"])
    op.create_index("ix_dossier_day", "dossier", ["day"])
    op.execute(
        "CREATE VIRTUAL TABLE dossier_words USING fts5("
        "person, rest, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii', detail='column')"
    )
    op.create_table(
        "counter",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
    )
    op.create_table(
        "sheet",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
