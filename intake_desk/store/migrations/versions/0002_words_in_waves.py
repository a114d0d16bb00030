"""Words wait in a table of their own until a wave of them goes into the search index; longer beginnings are indexed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "fresh_words",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("rest", sa.Text, nullable=False),
    )
    op.execute("DROP TABLE dossier_words")
    op.execute(
        "CREATE VIRTUAL TABLE dossier_words USING fts5("
        "person, rest, content='', contentless_delete=1, prefix='1 2 3 4 5 6', tokenize='ascii', detail='column')"
    )
