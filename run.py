"""Start Readback: `python run.py` (or `make run`). Needs Python 3.11 or newer and nothing else.

Makes a virtual environment in this folder, installs the pinned requirements into it, and hands over
to `quiz.launch`, which starts everything. It uses the standard library alone, since at first there is
nothing else.
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "readback-requirements"
OLDEST = (3, 11)


def main() -> int:
    """Prepare the virtual environment, start Readback in it and return its exit code."""
    problem = missing()
    if problem:
        say(problem)
        return 1
    try:
        prepare()
    except subprocess.CalledProcessError as error:
        say(f"The step `{' '.join(map(str, error.cmd[-4:]))}` failed; what it printed is above.")
        return 1
    except KeyboardInterrupt:
        return 130
    return hand_over([str(PYTHON), "-m", "quiz.launch"])


def missing() -> str | None:
    """Return in one line what this Python lacks, or `None`."""
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        return f"Readback needs Python 3.11 or newer; this is Python {found}."
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return "This Python lacks venv: install it (on Debian and Ubuntu: apt install python3-venv) and start again."
    return None


def prepare() -> None:
    """Make the virtual environment and install what is pinned, unless that is done already."""
    wanted = hashlib.sha256((ROOT / "requirements.txt").read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted and PYTHON.exists():
        return
    if not has_pip():
        say("Making a virtual environment in .venv …")
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    say("Installing what Readback needs (about 250 MB, once; a minute or two) …")
    install(ROOT / "requirements.txt")
    STAMP.write_text(wanted)


def install(requirements: Path) -> None:
    """Install what is pinned; name each package while it comes, and print all that pip said if it fails."""
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off"]
    command, said = [*pip, "-r", str(requirements)], []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, errors="replace") as process:
        for line in process.stdout or ():
            said.append(line)
            if line.startswith("Collecting "):
                show(line.split()[1])
            elif line.startswith("Installing collected"):
                show("unpacking")
    show("")
    if process.returncode:
        say("".join(said))
        raise subprocess.CalledProcessError(process.returncode, command)


def show(word: str) -> None:
    """Show on a terminal what is being worked on, in place of what was shown before."""
    if sys.stdout.isatty():
        sys.stdout.write(f"\r  {word:<60}\r")
        sys.stdout.flush()


def has_pip() -> bool:
    """Say whether there is a whole virtual environment: one that was interrupted has Python, but no pip yet."""
    if not PYTHON.exists():
        return False
    return subprocess.run([str(PYTHON), "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0


def hand_over(command: list[str]) -> int:
    """Become the command where the system can do that, so that signals reach it and nobody in between."""
    sys.stdout.flush()
    os.chdir(ROOT)
    if os.name != "nt":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


def say(line: str) -> None:
    """Print a line for the person at the terminal at once."""
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
