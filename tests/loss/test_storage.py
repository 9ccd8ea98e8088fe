"""A disk that is full, a database that somebody holds or that cannot be written: no false “saved”, and it passes."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from served import KILLS, Served
from servers import StoppablePostgres
from visiting import Visitor

TRIAL = "tests.trial:create_app()"
FILE = "readback.sqlite3"
ROUNDS = max(1, KILLS // 10)
READ_ONLY, WRITABLE = (0o444, 0o555), (0o644, 0o755)


@pytest.fixture
def small_disk(instance: Path) -> Iterator[Path]:
    """Put the instance folder on a disk of its own, of 16 MB, which only root can do."""
    kept = shutil.copytree(instance, instance.with_name("kept"))
    if not mount(instance, "16m"):
        pytest.skip("no disk can be mounted here")
    shutil.copytree(kept, instance, dirs_exist_ok=True)
    yield instance
    unmount(instance)


def mount(folder: Path, size: str) -> bool:
    """Put a folder on a disk of its own; return whether that is possible here."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if shutil.which("mount") is None:
        return False
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def unmount(folder: Path) -> None:
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk_is_told_and_passes(small_disk: Path, serve: Callable[..., Served]) -> None:
    served = serve()
    filler = small_disk / "filler"
    for _ in range(ROUNDS):
        served.school.wait_for_saves()
        fill(filler)
        wait_for_trouble(served)
        served.check_now()
        assert status_of(served, "/readyz") == 503
        filler.unlink()
        assert status_of(served, "/readyz") == 200
    served.school.wait_for_saves()
    served.check_end()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits a process that runs")
def test_files_that_may_not_grow_are_told_and_pass(instance: Path, serve: Callable[..., Served]) -> None:
    served = serve()
    served.school.wait_for_saves()
    processes = [worker.pid for worker in served.server.workers]
    for _ in range(ROUNDS):
        limit_files(processes, 1)
        wait_for_trouble(served)
        served.check_now()
        assert status_of(served, "/readyz") == 503
        limit_files(processes, resource.RLIM_INFINITY)
        served.school.wait_for_saves()
    served.school.wait_for_saves()
    assert [worker.pid for worker in served.server.workers] == processes
    served.check_end()


def limit_files(processes: list[int], size: int) -> None:
    for process in processes:
        resource.prlimit(process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def test_a_database_that_another_process_holds_is_told_and_passes(instance: Path, serve: Callable[..., Served]) -> None:
    served = serve(app=TRIAL, TRIAL_BUSY="300")
    holder = sqlite3.connect(instance / FILE, isolation_level=None, timeout=30)
    for _ in range(ROUNDS):
        served.school.wait_for_saves()
        holder.execute("BEGIN EXCLUSIVE")
        wait_for_trouble(served)
        served.check_now()
        holder.execute("ROLLBACK")
    holder.close()
    served.school.wait_for_saves()
    served.check_end()


def test_a_database_that_cannot_be_written_is_told_and_passes_without_a_restart(
    instance: Path, serve: Callable[..., Served]
) -> None:
    served = serve()
    bind_root(served)
    served.server.start()
    served.school.wait_for_saves()
    set_rights(instance, *READ_ONLY)
    # What is open already can be written; the processes that come next open it as it is now.
    for worker in served.server.workers:
        worker.kill()
    wait_for_trouble(served)
    served.check_now()
    assert status_of(served, "/readyz") == 503
    processes = [worker.pid for worker in served.server.workers]
    set_rights(instance, *WRITABLE)
    served.school.wait_for_saves()
    assert [worker.pid for worker in served.server.workers] == processes
    served.check_end()


def status_of(served: Served, path: str) -> int | None:
    visitor = Visitor(served.server.url)
    reply = visitor.ask("GET", path)
    visitor.close()
    return None if reply is None else reply.status


def fill(filler: Path) -> None:
    """Write a file until the disk has no room, in smaller and smaller pieces."""
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 512, 1):
            try:
                while True:
                    file.write(bytes(size))
            except OSError:
                continue


def bind_root(served: Served) -> None:
    """Start the server anew as one whom the rights of files bind: root's privilege to pass them over is dropped."""
    served.server.kill()
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("root may write what is read-only, and setpriv is not installed")
        served.server.command = ["setpriv", "--bounding-set=-dac_override", *served.server.command]


def set_rights(instance: Path, file: int, folder: int) -> None:
    for one in instance.glob(f"{FILE}*"):
        one.chmod(file)
    instance.chmod(folder)


def wait_for_trouble(served: Served, seconds: float = 120) -> None:
    """Return when every student has been told that there is trouble."""
    students = served.school.students
    before = [student.visitor.statuses[503] for student in students]
    limit = time.monotonic() + seconds
    while any(one.visitor.statuses[503] <= was for one, was in zip(students, before, strict=True)):
        served.school.check_well()
        assert time.monotonic() < limit, [student.visitor.statuses for student in students]
        time.sleep(0.02)


@pytest.mark.skipif(KILLS < 100, reason="only in make soak")
def test_a_full_disk_of_postgresql_is_told_and_passes(serve: Callable[..., Served]) -> None:
    folder = Path(tempfile.mkdtemp(prefix="readback-small-"))
    if not mount(folder, "192m"):
        pytest.skip("no disk can be mounted here")
    server = StoppablePostgres(folder / "data")
    try:
        served = serve(server.address)
        for _ in range(3):
            served.school.wait_for_saves()
            fill(folder / "filler")
            wait_for_trouble(served)
            (folder / "filler").unlink()
            # Without room for its log PostgreSQL ends, and somebody must start it again.
            server.start_again()
            served.school.wait_for_saves()
            served.check_now()
        served.check_end()
    finally:
        server.remove()
        unmount(folder)
        folder.rmdir()
