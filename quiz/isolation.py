"""Files are read in a process of their own: what a file does to its reader ends there."""

from __future__ import annotations

import json
import subprocess
import sys

from questions.errors import ArticleError
from questions.messages import Message
from questions.readers.base import RawArticle
from quiz.config import ROOT

MOST_SECONDS = 90.0


def read_isolated(
    data: bytes, name: str = "", charset: str | None = None, address: str | None = None, seconds: float = MOST_SECONDS
) -> RawArticle:
    """Return what a file holds; raise `ArticleError` for what cannot be read, or not within its share."""
    command = [sys.executable, "-m", "questions.readers", f"--name={name}"]
    command += [f"--charset={charset}"] if charset else []
    command += [f"--address={address}"] if address else []
    try:
        # Our own program, by name and without a shell.
        done = subprocess.run(  # noqa: S603
            command, input=data, capture_output=True, cwd=ROOT, timeout=seconds, check=False
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        answer = None
    if answer is None:
        raise ArticleError(
            "unreadable",
            "Reading this failed, or took more time or memory than an article can need. Paste the text instead.",
        )
    if "article" not in answer:
        raise ArticleError(answer["reason"], Message.from_json(answer["message"]))
    return RawArticle.from_json(answer["article"])
