"""What a teacher says: comments, points by hand, messages to those who have an assignment.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Nullable and without a table rebuilt: this must not keep saves waiting.
    op.add_column("attempt", sa.Column("comment", sa.Text(), nullable=True))
    op.add_column("attempt_item", sa.Column("comment", sa.Text(), nullable=True))
    op.add_column("attempt_item", sa.Column("manual_points", sa.Float(), nullable=True))
    op.add_column("attempt_item", sa.Column("manual_reason", sa.Text(), nullable=True))
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_notice_assignment_id_assignment"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index(op.f("ix_notice_assignment_id"), "notice", ["assignment_id"])


def downgrade() -> None:
    op.drop_table("notice")
    op.drop_column("attempt_item", "manual_reason")
    op.drop_column("attempt_item", "manual_points")
    op.drop_column("attempt_item", "comment")
    op.drop_column("attempt", "comment")
