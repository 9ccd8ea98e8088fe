"""Taking in: links, files and pasted texts on their way to become articles.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "intake",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("address", sa.String(length=2000), nullable=True),
        sa.Column("file_name", sa.String(length=200), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.Column("understood", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("kind IN ('link', 'file', 'paste')", name=op.f("ck_intake_kind")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["person.id"], name=op.f("fk_intake_owner_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intake")),
    )
    op.create_index(op.f("ix_intake_owner_id"), "intake", ["owner_id"], unique=False)
    op.create_index(op.f("ix_intake_created_at"), "intake", ["created_at"], unique=False)
    with op.batch_alter_table("article") as batch_op:
        batch_op.add_column(sa.Column("uncut_fingerprint", sa.String(length=64), nullable=True))
    with op.batch_alter_table("job") as batch_op:
        batch_op.alter_column("article_id", existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column("intake_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_job_intake_id_intake"), "intake", ["intake_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_check_constraint(op.f("ck_job_subject"), "(article_id IS NULL) <> (intake_id IS NULL)")
        batch_op.create_index(op.f("ix_job_intake_id"), ["intake_id"], unique=False)


def downgrade() -> None:
    op.execute("DELETE FROM job WHERE article_id IS NULL")
    with op.batch_alter_table("job") as batch_op:
        batch_op.drop_index(op.f("ix_job_intake_id"))
        batch_op.drop_constraint(op.f("ck_job_subject"), type_="check")
        batch_op.drop_constraint(op.f("fk_job_intake_id_intake"), type_="foreignkey")
        batch_op.drop_column("intake_id")
        batch_op.alter_column("article_id", existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table("article") as batch_op:
        batch_op.drop_column("uncut_fingerprint")
    op.drop_table("intake")
