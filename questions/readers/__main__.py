"""Read one file from standard input in a process of its own, which may not take more than its share.

`python -m questions.readers --name FILE` prints what was found, or why nothing was, as JSON. A file
that makes a reader run for ever, or out of memory, ends this process and nothing else.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from typing import Any

from questions.errors import ArticleError
from questions.readers import MOST_FILE_BYTES, RawArticle, detect
from questions.readers.html import read_page

MOST_MEMORY = 1_500_000_000
MOST_CPU_SECONDS = 60


def main() -> int:
    """Read, print and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m questions.readers")
    parser.add_argument("--name", default="", help="the file's name")
    parser.add_argument("--charset", help="the encoding that the page's server says it has")
    parser.add_argument("--address", help="the address that the page was found at")
    options = parser.parse_args()
    limit_resources()
    logging.disable(logging.CRITICAL)
    try:
        answer: dict[str, Any] = {"article": _read(sys.stdin.buffer.read(MOST_FILE_BYTES + 1), options).to_json()}
    except ArticleError as error:
        answer = {"reason": error.reason, "message": error.message.to_json()}
    except (MemoryError, RecursionError):
        return 1
    json.dump(answer, sys.stdout)
    return 0


def _read(data: bytes, options: argparse.Namespace) -> RawArticle:
    found = detect(data, options.name)
    return read_page(data, options.charset, options.address) if found.name == "html" else found.read(data)


def limit_resources() -> None:
    """Bound this process's memory and time, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS + 5))


if __name__ == "__main__":
    sys.exit(main())
