"""The real command: what it starts, what it says, what it leaves."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deploy.served import ROOT
from tests.e2e.stack import Stack

# One house for all of them.
pytestmark = [pytest.mark.full, pytest.mark.xdist_group("serve")]


def descendants(pid: int) -> dict[int, str]:
    """Return every process below `pid`, with its command line."""
    parents, found = {}, {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            stat = (entry / "stat").read_text().rpartition(")")[2].split()
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if stat[0] != "Z":
            parents[int(entry.name)] = (int(stat[1]), line)
    family = {pid}
    while new := {child for child, (parent, _) in parents.items() if parent in family} - family:
        family |= new
        found |= {child: parents[child][1] for child in new}
    return found


def gone(pids, seconds=15.0) -> bool:
    end = time.monotonic() + seconds
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def serve(stack, *words):
    return subprocess.run(
        [sys.executable, "manage.py", "serve", "--no-seed", *words],
        cwd=ROOT,
        env=stack.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    stack = Stack(tmp_path_factory.mktemp("serve"))
    stack.start()
    yield stack
    stack.stop()


def test_broker_pages_workers_and_sweeper_run_under_one_supervisor(stack):
    lines = " ".join(descendants(stack.supervisor.pid).values())
    for part in (
        "valkey",
        "labfilms.operations.web",
        "--queues probe,rest",
        "--queues encode",
        "sweep --forever",
    ):
        assert part in lines


def test_second_start_says_where_the_first_one_is(stack):
    done = serve(stack)
    assert done.returncode == 0
    assert done.stdout.startswith(f"LabFilms already runs: {stack.address} (process ")


def test_the_broker_lets_nobody_in_without_its_password(stack):
    line = next(line for line in descendants(stack.supervisor.pid).values() if "valkey" in line)
    port = int(line.split("127.0.0.1:")[1].split()[0]) if "127.0.0.1:" in line else None
    assert "requirepass" not in line
    if port is None:
        pytest.skip("this Valkey does not show its port")
    with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
        connection.sendall(b"PING\r\n")
        assert b"NOAUTH" in connection.recv(100)


def test_a_worker_that_falls_is_started_again(stack):
    worker = next(
        pid
        for pid, line in descendants(stack.supervisor.pid).items()
        if "--queues encode" in line and os.getpgid(pid) == pid
    )
    pool = set(descendants(worker))
    os.kill(worker, signal.SIGKILL)
    assert gone({worker} | pool)
    end = time.monotonic() + 15
    while "worker encode has ended (signal SIGKILL)" not in stack.words():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_every_end_leaves_no_child(stack):
    for end in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
        limit = time.monotonic() + 60
        while len(family := set(descendants(stack.supervisor.pid))) < 5:
            assert time.monotonic() < limit
            time.sleep(0.2)
        stack.supervisor.send_signal(end)
        stack.supervisor.wait(timeout=40)
        assert gone(family), end
        stack.start()


def test_port_that_is_taken_is_said_in_one_sentence(tmp_path):
    stack = Stack(tmp_path)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", stack.port))
        listener.listen()
        done = serve(stack)
    assert done.returncode == 1
    assert done.stderr.startswith(f"CommandError: 127.0.0.1:{stack.port} cannot be listened on")
    assert len(done.stderr.strip().splitlines()) == 1
