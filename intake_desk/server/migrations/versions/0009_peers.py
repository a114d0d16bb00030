"""What is carried on a stick is sealed to each desk's own key."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("desk", sa.Column("sealing_key", sa.LargeBinary))
