"""An index for the clock, which submits attempts whose time is over.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    under_way = sa.text("state = 'in_progress'")
    op.create_index("ix_attempt_clock", "attempt", ["deadline"], sqlite_where=under_way, postgresql_where=under_way)


def downgrade() -> None:
    op.drop_index("ix_attempt_clock", "attempt")
