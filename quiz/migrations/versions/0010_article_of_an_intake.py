"""Which article was made of what was taken in.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("intake") as batch_op:
        batch_op.add_column(sa.Column("article_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_intake_article_id_article"), "article", ["article_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_index(op.f("ix_intake_article_id"), ["article_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("intake") as batch_op:
        batch_op.drop_index(op.f("ix_intake_article_id"))
        batch_op.drop_constraint(op.f("fk_intake_article_id_article"), type_="foreignkey")
        batch_op.drop_column("article_id")
