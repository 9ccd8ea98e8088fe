"""How a class's students sign in, and links by which a teacher takes another password.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "password_reset",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_password_reset_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_password_reset")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_password_reset_token_hash")),
    )
    with op.batch_alter_table("password_reset") as batch_op:
        batch_op.create_index(batch_op.f("ix_password_reset_person_id"), ["person_id"], unique=False)

    with op.batch_alter_table("class") as batch_op:
        batch_op.add_column(sa.Column("sign_in_by", sa.String(length=40), nullable=False, server_default="words"))
        batch_op.create_check_constraint(op.f("ck_class_sign_in_by"), "sign_in_by IN ('words', 'pictures')")
    with op.batch_alter_table("class") as batch_op:
        batch_op.alter_column("sign_in_by", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("class") as batch_op:
        batch_op.drop_constraint(op.f("ck_class_sign_in_by"), type_="check")
        batch_op.drop_column("sign_in_by")
    with op.batch_alter_table("password_reset") as batch_op:
        batch_op.drop_index(batch_op.f("ix_password_reset_person_id"))
    op.drop_table("password_reset")
