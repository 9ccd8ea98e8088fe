"""Whether a quiz's snapshot is of a change undone, which doing again puts back.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("quiz_snapshot", schema=None) as batch_op:
        batch_op.add_column(sa.Column("undone", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("quiz_snapshot", schema=None) as batch_op:
        batch_op.alter_column("undone", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("quiz_snapshot", schema=None) as batch_op:
        batch_op.drop_column("undone")
