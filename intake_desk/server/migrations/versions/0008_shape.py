"""The server knows which program folded a unit's register: a newer one understands more, and folds it anew."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("unit", sa.Column("register_shape", sa.Text, nullable=False, server_default=""))
