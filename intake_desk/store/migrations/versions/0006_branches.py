"""A journal that forked has branches, which begin where they left it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("journal", sa.Column("after", sa.Integer, nullable=False, server_default="0"))
