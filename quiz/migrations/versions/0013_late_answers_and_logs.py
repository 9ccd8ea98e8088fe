"""Answers that came too late, when each answer was saved, and when a result was first seen.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

ANSWER = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    # Nullable and without a table rebuilt: this must not keep saves waiting.
    op.add_column("response", sa.Column("history", sa.Text(), nullable=True))
    op.add_column("attempt", sa.Column("result_seen_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "late_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("client", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("answer", ANSWER, nullable=True),
        sa.Column("certainty", sa.Integer(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["attempt_item.id"], name=op.f("fk_late_answer_item_id_attempt_item"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_late_answer")),
        sa.UniqueConstraint("item_id", "client", name=op.f("uq_late_answer_item_id_client")),
    )


def downgrade() -> None:
    op.drop_table("late_answer")
    op.drop_column("attempt", "result_seen_at")
    op.drop_column("response", "history")
