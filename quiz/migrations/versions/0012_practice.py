"""Practice: the questions that students practise, spaced, in rounds.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")


def upgrade() -> None:
    op.create_table(
        "practice_card",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("memory", JSON, nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_practice_card_question_id_question"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["student_id"], ["person.id"], name=op.f("fk_practice_card_student_id_person"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["question_version.id"],
            name=op.f("fk_practice_card_version_id_question_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_card")),
        sa.UniqueConstraint("student_id", "question_id", name=op.f("uq_practice_card_student_id_question_id")),
    )
    op.create_index("ix_practice_card_due", "practice_card", ["student_id", "due_at"])
    op.create_index(op.f("ix_practice_card_question_id"), "practice_card", ["question_id"])
    op.create_index(op.f("ix_practice_card_version_id"), "practice_card", ["version_id"])
    op.create_table(
        "practice_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["student_id"], ["person.id"], name=op.f("fk_practice_round_student_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_round")),
    )
    op.create_index(op.f("ix_practice_round_student_id"), "practice_round", ["student_id"])
    op.create_table(
        "practice_turn",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("presentation", JSON, nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", JSON, nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fraction", sa.Float(), nullable=True),
        sa.CheckConstraint(
            "(answered_at IS NULL) = (fraction IS NULL)", name=op.f("ck_practice_turn_answered_has_a_fraction")
        ),
        sa.ForeignKeyConstraint(
            ["card_id"], ["practice_card.id"], name=op.f("fk_practice_turn_card_id_practice_card"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["practice_round.id"],
            name=op.f("fk_practice_turn_round_id_practice_round"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["question_version.id"],
            name=op.f("fk_practice_turn_version_id_question_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_turn")),
        sa.UniqueConstraint("round_id", "position", name=op.f("uq_practice_turn_round_id_position")),
    )
    op.create_index(op.f("ix_practice_turn_card_id"), "practice_turn", ["card_id"])
    op.create_index(op.f("ix_practice_turn_version_id"), "practice_turn", ["version_id"])


def downgrade() -> None:
    op.drop_table("practice_turn")
    op.drop_table("practice_round")
    op.drop_table("practice_card")
