"""What is carried on a stick is sealed to each desk's own key."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("desk", sa.Column("sealing_key", sa.LargeBinary))
