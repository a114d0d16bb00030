"""What is carried on a stick is sealed to each desk's own key."""

import sqlalchemy as sa
from alembic import op

revision = "0003_peers"
down_revision = "lineage"


def upgrade() -> None:
    op.add_column("desk", sa.Column("sealing_key", sa.LargeBinary))
