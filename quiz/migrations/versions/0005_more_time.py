"""More time: what a teacher gave one attempt on top of what its assignment gives.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.add_column(sa.Column("extra_seconds", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.alter_column("extra_seconds", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.drop_column("extra_seconds")
