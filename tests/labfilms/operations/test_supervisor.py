import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from labfilms.operations import processes, supervisor
from labfilms.operations.processes import Process, Program, python
from labfilms.operations.supervisor import Supervisor

ROOT = Path(__file__).resolve().parents[3]


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def until(condition, seconds=10.0):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def sleeper(name="sleeper", **options) -> Program:
    return Program(name, python("-c", "import time; time.sleep(60)"), **options)


@pytest.fixture
def house():
    said: list[str] = []
    house = Supervisor(said.append)
    house.said = said
    yield house
    house.stop()


def test_a_program_that_falls_is_started_again_and_it_is_said(house, monkeypatch):
    monkeypatch.setattr(processes, "FIRST_PAUSE", 0.05)
    process = house.start(sleeper())
    first = process.child.pid
    os.kill(first, signal.SIGKILL)
    assert house.wait_for(lambda: process.running and process.child.pid != first, seconds=10)
    assert house.said == ["sleeper has ended (signal SIGKILL); it starts again in 0 s."]


def test_a_program_that_falls_at_once_waits_longer_each_time(monkeypatch):
    monkeypatch.setattr(processes, "FIRST_PAUSE", 1.0)
    process = Process(Program("broken", python("-c", "raise SystemExit(3)")))
    pauses = []
    for _ in range(7):
        process.start()
        process.child.wait()
        pauses.append(process.look_after())
        process.next_start = 0.0
    assert pauses[0] == "broken has ended (exit code 3); it starts again in 1 s."
    assert [words.split()[-2] for words in pauses] == ["1", "2", "4", "8", "16", "30", "30"]


def test_a_program_that_stood_a_minute_starts_afresh():
    process = Process(Program("broken", python("-c", "raise SystemExit(3)")))
    process.falls = 5
    process.start()
    process.child.wait()
    process.started -= processes.STANDS_AFTER + 1
    assert process.look_after().endswith("in 1 s.")


def test_a_program_that_runs_once_is_left_alone_at_its_end():
    process = Process(Program("demo", python("-c", ""), lasting=False))
    assert process.look_after() == ""
    process.start()
    process.child.wait()
    assert process.look_after() == ""
    assert process.end == "exit code 0"


def test_a_program_reads_what_it_is_given(tmp_path):
    target = tmp_path / "read"
    code = f"import sys, pathlib; pathlib.Path({str(target)!r}).write_text(sys.stdin.read())"
    process = Process(Program("reader", python("-c", code), standard_input="a secret"))
    process.start()
    process.child.wait()
    assert target.read_text() == "a secret"


def test_stop_ends_every_program_the_broker_last(house, tmp_path):
    order = tmp_path / "order"
    code = textwrap.dedent(
        """
        import pathlib, signal, sys
        def end(*_):
            with pathlib.Path(sys.argv[2]).open("a") as file:
                file.write(sys.argv[1] + "\\n")
            sys.exit()
        signal.signal(signal.SIGTERM, end)
        pathlib.Path(sys.argv[2] + sys.argv[1]).touch()
        signal.pause()
        """
    )
    for name in ("broker", "web"):
        house.start(Program(name, python("-c", code, name, order)))
    until(lambda: Path(f"{order}broker").exists() and Path(f"{order}web").exists())
    house.stop()
    assert order.read_text().split() == ["web", "broker"]


def test_a_program_that_will_not_end_is_killed(house, monkeypatch, tmp_path):
    monkeypatch.setattr(supervisor, "GRACE", 0.2)
    ready = tmp_path / "ready"
    code = (
        "import pathlib, signal, sys; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "pathlib.Path(sys.argv[1]).touch(); signal.pause()"
    )
    process = house.start(Program("stubborn", python("-c", code, ready)))
    until(ready.exists)
    house.stop()
    assert process.end == "signal SIGKILL"


def test_killed_supervisor_leaves_no_child(tmp_path):
    pids = tmp_path / "pids"
    code = textwrap.dedent(
        """
        import pathlib, sys, time
        from labfilms.operations.processes import Program, python
        from labfilms.operations.supervisor import Supervisor
        house = Supervisor(print)
        started = [house.start(Program(n, python("-c", "import time; time.sleep(60)"))) for n in "ab"]
        pathlib.Path(sys.argv[1]).write_text(" ".join(str(p.child.pid) for p in started))
        time.sleep(60)
        """
    )
    parent = subprocess.Popen([sys.executable, "-c", code, pids], cwd=ROOT)
    until(lambda: pids.exists() and len(pids.read_text().split()) == 2)
    children = [int(pid) for pid in pids.read_text().split()]
    until(lambda: all(alive(pid) for pid in children))
    parent.kill()
    parent.wait()
    until(lambda: not any(alive(pid) for pid in children))


def test_child_of_a_parent_that_is_gone_is_not_started():
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-S",
            processes.tether.__file__,
            "1",
            sys.executable,
            "-c",
            "print(1)",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "its parent is gone" in done.stderr


def test_a_program_is_replaced_by_a_new_one_that_is_ready_and_may_end_its_work(house, tmp_path):
    code = (
        "import pathlib, signal, sys, time;"
        "signal.signal(signal.SIGTERM, lambda *_: (time.sleep(1), pathlib.Path(sys.argv[1])"
        ".write_text('done'), sys.exit()));"
        "pathlib.Path(sys.argv[2]).touch(); time.sleep(60)"
    )
    done, ready = tmp_path / "done", tmp_path / "ready"
    program = Program("web", python("-c", code, done, ready), patience=20)
    old = house.start(program)
    until(ready.exists)
    assert house.replace(old, lambda fresh: fresh.running)
    (new,) = house.processes
    assert new.child.pid != old.child.pid
    assert house.wait_for(lambda: not house.leaving, seconds=10)
    assert done.read_text() == "done"
    assert new.running
    assert house.said == []


def test_a_new_program_that_falls_leaves_the_old_one_in_its_place(house, tmp_path):
    code = "import pathlib, sys, time; p = pathlib.Path(sys.argv[1]); p.exists() and sys.exit(3);"
    flag = tmp_path / "flag"
    old = house.start(Program("web", python("-c", f"{code} p.touch(); time.sleep(60)", flag)))
    until(flag.exists)
    assert not house.replace(old, lambda _fresh: False)
    assert house.processes == [old]
    assert old.running


def test_a_new_program_that_is_never_ready_is_ended(house, monkeypatch):
    monkeypatch.setattr(supervisor, "READY_WITHIN", 0.3)
    old = house.start(sleeper())
    assert not house.replace(old, lambda _fresh: False)
    assert old.running


def test_patience_has_an_end(house, monkeypatch, tmp_path):
    monkeypatch.setattr(supervisor, "GRACE", 0.3)
    ready = tmp_path / "ready"
    code = (
        "import pathlib, signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
        "pathlib.Path(sys.argv[1]).touch(); time.sleep(60)"
    )
    old = house.start(Program("stubborn", python("-c", code, ready), patience=0.2))
    until(ready.exists)
    assert house.replace(old, lambda fresh: fresh.running)
    assert house.wait_for(lambda: not house.leaving, seconds=10)
    assert old.end == "signal SIGKILL"


def test_those_who_leave_are_ended_with_the_house(house, tmp_path):
    old = house.start(sleeper(patience=60))
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)"
    old = house.start(Program("other", python("-c", stubborn), patience=60))
    time.sleep(0.5)
    house.replace(old, lambda fresh: fresh.running)
    house.stop()
    assert not old.running


def test_a_renewal_is_heard_once():
    before = signal.getsignal(signal.SIGUSR2)
    try:
        asked = supervisor.note_renewals()
        assert not asked()
        os.kill(os.getpid(), signal.SIGUSR2)
        assert asked()
        assert not asked()
    finally:
        signal.signal(signal.SIGUSR2, before)


def test_signals_become_one_stop():
    before = {number: signal.getsignal(number) for number in supervisor.ENDINGS}
    try:
        supervisor.raise_on_signals()
        with pytest.raises(supervisor.Stopped):
            os.kill(os.getpid(), signal.SIGTERM)
        os.kill(os.getpid(), signal.SIGINT)  # a second one is not heard
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
