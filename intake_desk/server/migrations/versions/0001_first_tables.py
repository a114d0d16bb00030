"""The first tables: units, desks, tokens, codes, sheets, journals, register."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "unit",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("parent", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("phone", sa.Text, nullable=False),
        sa.Column("website", sa.Text, nullable=False),
        sa.Column("desks", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("agency", name="pk_unit"),
    )
    op.create_table(
        "desk",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("slot", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("journal", sa.Text, nullable=False),
        sa.Column("public_key", sa.LargeBinary, nullable=False),
        sa.Column("first_number", sa.Integer, nullable=False),
        sa.Column("last_number", sa.Integer, nullable=False),
        sa.Column("enrolled_ms", sa.BigInteger, nullable=False),
        sa.UniqueConstraint("agency", "slot", name="uq_desk_agency_slot"),
        sa.UniqueConstraint("agency", "journal", name="uq_desk_agency_journal"),
        sa.UniqueConstraint("agency", "first_number", name="uq_desk_agency_first_number"),
        sa.PrimaryKeyConstraint("agency", "number", name="pk_desk"),
    )
    op.create_table(
        "token",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("holder", sa.Text, nullable=False),
        sa.Column("desk", sa.Integer, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("issued_ms", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("agency", "holder", name="pk_token"),
    )
    op.create_table(
        "enrolment",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("code_hash", sa.LargeBinary, nullable=False),
        sa.Column("expires_ms", sa.BigInteger, nullable=False),
        sa.Column("public_key", sa.LargeBinary),
        sa.Column("desk", sa.Integer),
        sa.PrimaryKeyConstraint("agency", "code_hash", name="pk_enrolment"),
    )
    op.create_table(
        "sheet",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("version", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("agency", "name", "version", name="pk_sheet"),
    )
    op.create_table(
        "journal",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("folded", sa.BigInteger, nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("agency", "name", name="pk_journal"),
    )
    op.create_table(
        "entry",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("journal", sa.Text, nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("personal", sa.LargeBinary, nullable=False),
        sa.Column("received_ms", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("agency", "journal", "number", name="pk_entry"),
    )
    op.create_table(
        "signature",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("journal", sa.Text, nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("agency", "journal", "number", name="pk_signature"),
    )
    op.create_table(
        "fork",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("journal", sa.Text, nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
        sa.Column("previous", sa.LargeBinary, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("personal", sa.LargeBinary, nullable=False),
        sa.Column("received_ms", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("agency", "journal", "number", "hash", name="pk_fork"),
    )
    op.create_table(
        "dossier",
        sa.Column("agency", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("cash", sa.BigInteger, nullable=False),
        sa.Column("transfer", sa.BigInteger, nullable=False),
        sa.Column("waived", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("agency", "id", name="pk_dossier"),
    )
    op.create_index("ix_enrolment_code_hash", "enrolment", ["code_hash"])
    op.create_index("ix_entry_agency_subject", "entry", ["agency", "subject"])
