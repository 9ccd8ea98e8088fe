"""The desk: classes, settings, accommodations, an attempt's log, what undoing puts back.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "class",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("enrolling", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class")),
        sa.UniqueConstraint("code", name=op.f("uq_class_code")),
    )
    op.create_table(
        "accommodation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("time_factor", sa.Float(), nullable=False),
        sa.Column("untimed", sa.Boolean(), nullable=False),
        sa.Column("extra_attempts", sa.Integer(), nullable=False),
        sa.Column("read_aloud", sa.Boolean(), nullable=False),
        sa.Column("no_animation", sa.Boolean(), nullable=False),
        sa.CheckConstraint("extra_attempts >= 0", name=op.f("ck_accommodation_extra_attempts")),
        sa.CheckConstraint("time_factor >= 1", name=op.f("ck_accommodation_time_factor")),
        sa.ForeignKeyConstraint(
            ["student_id"], ["person.id"], name=op.f("fk_accommodation_student_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accommodation")),
        sa.UniqueConstraint("student_id", name=op.f("uq_accommodation_student_id")),
    )
    op.create_table(
        "class_teacher",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.CheckConstraint("role IN ('owner', 'colleague')", name=op.f("ck_class_teacher_role")),
        sa.ForeignKeyConstraint(
            ["class_id"], ["class.id"], name=op.f("fk_class_teacher_class_id_class"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_class_teacher_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_teacher")),
        sa.UniqueConstraint("class_id", "person_id", name=op.f("uq_class_teacher_class_id_person_id")),
    )
    with op.batch_alter_table("class_teacher", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_class_teacher_person_id"), ["person_id"], unique=False)

    op.create_table(
        "enrolment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_key", sa.String(length=600), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["class_id"], ["class.id"], name=op.f("fk_enrolment_class_id_class"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["student_id"], ["person.id"], name=op.f("fk_enrolment_student_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sa.UniqueConstraint("class_id", "name_key", name=op.f("uq_enrolment_class_id_name_key")),
        sa.UniqueConstraint("class_id", "student_id", name=op.f("uq_enrolment_class_id_student_id")),
    )
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolment_student_id"), ["student_id"], unique=False)

    op.create_table(
        "quiz_snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("items", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["quiz_id"], ["quiz.id"], name=op.f("fk_quiz_snapshot_quiz_id_quiz"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_snapshot")),
    )
    with op.batch_alter_table("quiz_snapshot", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quiz_snapshot_quiz_id"), ["quiz_id"], unique=False)

    op.create_table(
        "assignment_class",
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("class_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignment.id"],
            name=op.f("fk_assignment_class_assignment_id_assignment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["class_id"], ["class.id"], name=op.f("fk_assignment_class_class_id_class"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assignment_id", "class_id", name=op.f("pk_assignment_class")),
    )
    with op.batch_alter_table("assignment_class", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_class_class_id"), ["class_id"], unique=False)

    op.create_table(
        "assignment_student",
        sa.Column("assignment_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignment.id"],
            name=op.f("fk_assignment_student_assignment_id_assignment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["student_id"], ["person.id"], name=op.f("fk_assignment_student_student_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assignment_id", "student_id", name=op.f("pk_assignment_student")),
    )
    with op.batch_alter_table("assignment_student", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_student_student_id"), ["student_id"], unique=False)

    op.create_table(
        "attempt_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("detail", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
        sa.ForeignKeyConstraint(
            ["attempt_id"], ["attempt.id"], name=op.f("fk_attempt_event_attempt_id_attempt"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_attempt_event_by_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt_event")),
    )
    with op.batch_alter_table("attempt_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attempt_event_attempt_id"), ["attempt_id"], unique=False)

    with op.batch_alter_table("article") as batch_op:
        batch_op.add_column(sa.Column("byline", sa.String(length=300), nullable=True))
        batch_op.add_column(sa.Column("published_on", sa.Date(), nullable=True))

    with op.batch_alter_table("assignment") as batch_op:
        batch_op.add_column(sa.Column("late_policy", sa.String(length=40), nullable=False, server_default="refuse"))
        batch_op.add_column(sa.Column("guests_allowed", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column("shuffle_questions", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("shuffle_options", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column("article_visible", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(
            sa.Column("feedback", sa.String(length=40), nullable=False, server_default="after_submission")
        )
        batch_op.add_column(sa.Column("certainty", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("attempt_counts", sa.String(length=40), nullable=False, server_default="best"))
        batch_op.add_column(sa.Column("pass_mark", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("introduction", sa.Text(), nullable=True))
        batch_op.create_check_constraint(
            op.f("ck_assignment_feedback"), "feedback IN ('at_once', 'after_submission', 'after_closing')"
        )
        batch_op.create_check_constraint(
            op.f("ck_assignment_attempt_counts"), "attempt_counts IN ('best', 'last', 'first', 'average')"
        )
        batch_op.create_check_constraint(op.f("ck_assignment_pass_mark"), "pass_mark BETWEEN 0 AND 1")
        batch_op.create_check_constraint(op.f("ck_assignment_late_policy"), "late_policy IN ('refuse', 'mark')")
    with op.batch_alter_table("assignment") as batch_op:
        batch_op.alter_column("late_policy", server_default=None)
        batch_op.alter_column("guests_allowed", server_default=None)
        batch_op.alter_column("shuffle_questions", server_default=None)
        batch_op.alter_column("shuffle_options", server_default=None)
        batch_op.alter_column("article_visible", server_default=None)
        batch_op.alter_column("feedback", server_default=None)
        batch_op.alter_column("certainty", server_default=None)
        batch_op.alter_column("attempt_counts", server_default=None)

    with op.batch_alter_table("attempt") as batch_op:
        batch_op.add_column(sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("preview", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("discarded_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("attempt") as batch_op:
        batch_op.alter_column("late", server_default=None)
        batch_op.alter_column("preview", server_default=None)

    with op.batch_alter_table("question") as batch_op:
        batch_op.add_column(sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("quiz") as batch_op:
        batch_op.add_column(sa.Column("shuffle_questions", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("shuffle_options", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column("article_visible", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(
            sa.Column("feedback", sa.String(length=40), nullable=False, server_default="after_submission")
        )
        batch_op.add_column(sa.Column("certainty", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("time_limit_seconds", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("attempts_allowed", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("attempt_counts", sa.String(length=40), nullable=False, server_default="best"))
        batch_op.add_column(sa.Column("pass_mark", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("introduction", sa.Text(), nullable=True))
        batch_op.create_check_constraint(
            op.f("ck_quiz_feedback"), "feedback IN ('at_once', 'after_submission', 'after_closing')"
        )
        batch_op.create_check_constraint(
            op.f("ck_quiz_attempt_counts"), "attempt_counts IN ('best', 'last', 'first', 'average')"
        )
        batch_op.create_check_constraint(op.f("ck_quiz_pass_mark"), "pass_mark BETWEEN 0 AND 1")
        batch_op.create_check_constraint(op.f("ck_quiz_attempts_allowed"), "attempts_allowed >= 1")
        batch_op.create_check_constraint(op.f("ck_quiz_time_limit"), "time_limit_seconds > 0")
    with op.batch_alter_table("quiz") as batch_op:
        batch_op.alter_column("shuffle_questions", server_default=None)
        batch_op.alter_column("shuffle_options", server_default=None)
        batch_op.alter_column("article_visible", server_default=None)
        batch_op.alter_column("feedback", server_default=None)
        batch_op.alter_column("certainty", server_default=None)
        batch_op.alter_column("attempts_allowed", server_default=None)
        batch_op.alter_column("attempt_counts", server_default=None)

    with op.batch_alter_table("response") as batch_op:
        batch_op.add_column(sa.Column("certainty", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("locked_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_check_constraint(op.f("ck_response_certainty"), "certainty BETWEEN 1 AND 3")


def downgrade() -> None:
    with op.batch_alter_table("response") as batch_op:
        batch_op.drop_constraint(op.f("ck_response_certainty"), type_="check")
        batch_op.drop_column("locked_at")
        batch_op.drop_column("certainty")

    with op.batch_alter_table("quiz") as batch_op:
        batch_op.drop_constraint(op.f("ck_quiz_feedback"), type_="check")
        batch_op.drop_constraint(op.f("ck_quiz_attempt_counts"), type_="check")
        batch_op.drop_constraint(op.f("ck_quiz_pass_mark"), type_="check")
        batch_op.drop_constraint(op.f("ck_quiz_attempts_allowed"), type_="check")
        batch_op.drop_constraint(op.f("ck_quiz_time_limit"), type_="check")
        batch_op.drop_column("introduction")
        batch_op.drop_column("pass_mark")
        batch_op.drop_column("attempt_counts")
        batch_op.drop_column("attempts_allowed")
        batch_op.drop_column("time_limit_seconds")
        batch_op.drop_column("certainty")
        batch_op.drop_column("feedback")
        batch_op.drop_column("article_visible")
        batch_op.drop_column("shuffle_options")
        batch_op.drop_column("shuffle_questions")

    with op.batch_alter_table("question") as batch_op:
        batch_op.drop_column("archived_at")

    with op.batch_alter_table("attempt") as batch_op:
        batch_op.drop_column("discarded_at")
        batch_op.drop_column("preview")
        batch_op.drop_column("late")

    with op.batch_alter_table("assignment") as batch_op:
        batch_op.drop_constraint(op.f("ck_assignment_feedback"), type_="check")
        batch_op.drop_constraint(op.f("ck_assignment_attempt_counts"), type_="check")
        batch_op.drop_constraint(op.f("ck_assignment_pass_mark"), type_="check")
        batch_op.drop_constraint(op.f("ck_assignment_late_policy"), type_="check")
        batch_op.drop_column("introduction")
        batch_op.drop_column("pass_mark")
        batch_op.drop_column("attempt_counts")
        batch_op.drop_column("certainty")
        batch_op.drop_column("feedback")
        batch_op.drop_column("article_visible")
        batch_op.drop_column("shuffle_options")
        batch_op.drop_column("shuffle_questions")
        batch_op.drop_column("guests_allowed")
        batch_op.drop_column("late_policy")

    with op.batch_alter_table("article") as batch_op:
        batch_op.drop_column("published_on")
        batch_op.drop_column("byline")

    with op.batch_alter_table("attempt_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attempt_event_attempt_id"))

    op.drop_table("attempt_event")
    with op.batch_alter_table("assignment_student", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assignment_student_student_id"))

    op.drop_table("assignment_student")
    with op.batch_alter_table("assignment_class", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assignment_class_class_id"))

    op.drop_table("assignment_class")
    with op.batch_alter_table("quiz_snapshot", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_quiz_snapshot_quiz_id"))

    op.drop_table("quiz_snapshot")
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enrolment_student_id"))

    op.drop_table("enrolment")
    with op.batch_alter_table("class_teacher", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_class_teacher_person_id"))

    op.drop_table("class_teacher")
    op.drop_table("accommodation")
    op.drop_table("class")
