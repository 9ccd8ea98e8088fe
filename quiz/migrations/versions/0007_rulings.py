"""Rulings: what a teacher decided about a question after it was answered.

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("by_version_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(length=500), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(kind = 'accept') = (answer IS NOT NULL)", name=op.f("ck_ruling_accept_has_an_answer")),
        sa.CheckConstraint("(kind = 'key') = (by_version_id IS NOT NULL)", name=op.f("ck_ruling_key_has_a_version")),
        sa.CheckConstraint("kind IN ('key', 'accept', 'cancel')", name=op.f("ck_ruling_kind")),
        sa.ForeignKeyConstraint(
            ["by_version_id"],
            ["question_version.id"],
            name=op.f("fk_ruling_by_version_id_question_version"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name=op.f("fk_ruling_made_by_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["question_version.id"],
            name=op.f("fk_ruling_version_id_question_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ruling")),
    )
    with op.batch_alter_table("ruling", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ruling_version_id"), ["version_id"], unique=False)


def downgrade() -> None:
    op.drop_table("ruling")
