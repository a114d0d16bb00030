"""What drawers began with and kept is found without reading every entry of every day; words are indexed in less time:
longer beginnings were no faster for an index of their own, and big waves no longer leave many small pieces behind.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    wanted = sa.text("kind IN ('drawer.opened', 'drawer.closed')")
    op.create_index("ix_entry_floats", "entry", ["day"], sqlite_where=wanted)
    # empty until the register is rebuilt, as its new shape asks for
    op.execute("DROP TABLE dossier_words")
    op.execute(
        "CREATE VIRTUAL TABLE dossier_words USING fts5("
        "person, rest, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii', detail='column')"
    )
    op.execute("INSERT INTO dossier_words (dossier_words, rank) VALUES ('hashsize', 8000000)")
    op.execute("INSERT INTO dossier_words (dossier_words, rank) VALUES ('automerge', 8)")
