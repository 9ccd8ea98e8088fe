"""The command line: python -m questions FILE [FILE …]."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn

from questions.article import Article
from questions.errors import ArticleError
from questions.generator import DEFAULT_COUNT, Generated, generate
from questions.kinds import KINDS, SKILLS
from questions.readers import MOST_FILE_BYTES, read_file
from questions.report import text_report

STANDARD_INPUT = "-"
MOST_QUESTIONS = 200
EXIT_BAD = 2
EXIT_INTERRUPTED = 130


class _Parser(argparse.ArgumentParser):
    """Say what is wrong with the command in one line instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_BAD, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, or 2 when a file was refused."""
    options = _parser().parse_args(arguments)
    if options.format == "json" and len(options.files) > 1:
        _parser().error("--format json takes one file; use --format jsonl for several")
    if options.explain and options.format != "text":
        _parser().error("--explain is text; leave --format out")
    failed = False
    for index, name in enumerate(options.files):
        try:
            article = _read(name)
        except (ArticleError, OSError) as error:
            failed = True
            _refuse(name, _reason(error), options.format)
            continue
        wanted = {name: getattr(options, name) for name in ("count", "kinds", "skills", "seed")}
        if options.explain:
            _print_text(_explained(article, wanted), first=index == 0)
        else:
            _show(name, article, generate(article, **wanted), options.format, first=index == 0)
    return EXIT_BAD if failed else 0


def as_json(article: Article, generated: Generated) -> dict[str, Any]:
    """Return what `--format json` prints, as plain JSON values."""
    return {
        "article": {
            "title": article.title,
            "text": article.text,
            "words": article.words,
            "language": article.language,
        },
        "questions": [question.to_json() for question in generated.questions],
        "shortfall": generated.shortfall,
    }


def _parser() -> _Parser:
    parser = _Parser(prog="python -m questions", description="Make reading-comprehension questions from articles.")
    parser.add_argument("files", nargs="+", metavar="FILE", help="an article; - reads standard input")
    parser.add_argument("--count", type=_count, default=DEFAULT_COUNT, help="how many questions (%(default)s)")
    parser.add_argument("--kinds", type=_names("kind", KINDS), metavar="a,b", help=f"any of {', '.join(KINDS)}")
    parser.add_argument("--skills", type=_names("skill", SKILLS), metavar="a,b", help=f"any of {', '.join(SKILLS)}")
    parser.add_argument("--seed", type=int, default=0, help="another seed gives another quiz (%(default)s)")
    parser.add_argument("--format", choices=("text", "json", "jsonl"), default="text", help="default: %(default)s")
    parser.add_argument("--explain", action="store_true", help="say why these questions were chosen and others not")
    return parser


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text[:9]) <= MOST_QUESTIONS:
        raise argparse.ArgumentTypeError(f"give a number from 1 to {MOST_QUESTIONS}, not {text!r}")
    return int(text)


def _names(what: str, known: Sequence[str] | dict[str, Any]) -> Any:
    """Return an argument type that takes some of the known names, separated by commas."""

    def parse(text: str) -> tuple[str, ...]:
        names = tuple(name.strip() for name in text.split(",") if name.strip())
        unknown = [name for name in names if name not in known]
        if unknown or not names:
            wrong = f"there is no {what} {unknown[0]!r}" if unknown else f"no {what} is named"
            raise argparse.ArgumentTypeError(f"{wrong}; known are {', '.join(known)}")
        return names

    return parse


def _read(name: str) -> Article:
    """Read an article from a file, or from standard input for `-`, in the format its content or its name tells."""
    if name == STANDARD_INPUT:
        return Article.from_raw(read_file(sys.stdin.buffer.read(MOST_FILE_BYTES + 1)))
    with Path(name).open("rb") as file:
        return Article.from_raw(read_file(file.read(MOST_FILE_BYTES + 1), name))


def _reason(error: ArticleError | OSError) -> str:
    return str(error) if isinstance(error, ArticleError) else f"cannot be read: {error.strerror or error}"


def _refuse(name: str, reason: str, output: str) -> None:
    if output == "jsonl":
        _print_json({"file": name, "error": reason})
    print(f"{name}: {reason}", file=sys.stderr)


def _show(name: str, article: Article, generated: Generated, output: str, *, first: bool) -> None:
    if output == "jsonl":
        _print_json({"file": name, **as_json(article, generated)})
    elif output == "json":
        _print_json(as_json(article, generated), indent=2)
    else:
        _print_text(text_report(article, generated), first=first)


def _print_text(text: str, *, first: bool) -> None:
    print(text if first else f"\n\n{text}", flush=True)


def _explained(article: Article, wanted: dict[str, Any]) -> str:
    """Return the explanation; what makes it loads the language model, which the help does without."""
    from questions.explanation import explain

    return explain(article, **wanted)


def _print_json(data: dict[str, Any], indent: int | None = None) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=indent), flush=True)


def _streams() -> Iterator[Any]:
    yield from (stream for stream in (sys.stdout, sys.stderr) if hasattr(stream, "reconfigure"))


def run() -> NoReturn:
    """Run as a program: UTF-8 out, quiet when the reader of the output leaves or the user interrupts."""
    for stream in _streams():
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except KeyboardInterrupt:
        code = EXIT_INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    run()
