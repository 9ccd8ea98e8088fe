"""The words of each version of a question, so that the question bank can be searched.

Revision ID: 0004
Revises: 0003
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

AT_ONCE = 500
SAID = ("stem", "text", "left", "right")
LISTED = ("options", "answers", "pairs", "distractors", "sequence")

version = sa.table(
    "question_version",
    sa.column("id", sa.Integer),
    sa.column("body", sa.JSON().with_variant(JSONB(), "postgresql")),
    sa.column("words", sa.Text),
)


def upgrade() -> None:
    op.add_column("question_version", sa.Column("words", sa.Text(), server_default="", nullable=False))
    connection, done = op.get_bind(), 0
    while rows := connection.execute(
        sa.select(version.c.id, version.c.body).where(version.c.id > done).order_by(version.c.id).limit(AT_ONCE)
    ).all():
        for row in rows:
            words = "\n".join(_texts(row.body)).casefold()
            connection.execute(sa.update(version).where(version.c.id == row.id).values(words=words))
        done = rows[-1].id


def downgrade() -> None:
    op.drop_column("question_version", "words")


def _texts(body: dict[str, Any]) -> list[str]:
    parts = [body, *(part for name in LISTED for part in body.get(name, ()))]
    said = [part if isinstance(part, str) else part.get(name, "") for part in parts for name in SAID]
    return [text for text in dict.fromkeys(said) if isinstance(text, str) and text]
