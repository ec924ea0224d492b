"""The set-up script: what it says when it cannot, and what it does not do twice."""

import fcntl
import importlib.util
import os
import runpy
import subprocess
import sys
from types import SimpleNamespace

import pytest

from tests.architecture.house import ROOT

SCRIPT = ROOT / "deploy" / "bootstrap.py"


@pytest.fixture
def bootstrap(monkeypatch, tmp_path):
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    return module


def test_an_old_python_is_told_which_one_is_needed(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as stop:
        runpy.run_path(str(SCRIPT))
    assert "LabFilms needs Python 3.11 or newer" in stop.value.code
    assert "is 3.9.2" in stop.value.code


def test_a_short_disk_stops_the_set_up_in_figures(bootstrap, monkeypatch):
    monkeypatch.setattr(bootstrap.shutil, "disk_usage", lambda _: SimpleNamespace(free=2**30))
    with pytest.raises(bootstrap.SetUpError, match=r"1\.0 GiB of free disk, and 2 GiB are needed"):
        bootstrap.check_disk()


def test_a_step_is_done_again_only_when_its_input_has_changed(bootstrap, tmp_path):
    lock = tmp_path / "lock"
    lock.write_text("one")
    stamp = bootstrap.Stamp(tmp_path / "stamp")
    assert not stamp.holds(lock)
    stamp.remember(lock)
    assert stamp.holds(lock)
    lock.write_text("two")
    assert not stamp.holds(lock)
    stamp.remember(lock)
    stamp.forget()
    assert not stamp.holds(lock)


def test_an_environment_for_tests_also_serves_the_site(bootstrap, monkeypatch, tmp_path):
    for kind in ("run", "dev"):
        (tmp_path / kind).write_text(kind)
        monkeypatch.setitem(bootstrap.LOCKS, kind, tmp_path / kind)
    environment = bootstrap.Environment(tmp_path, sys.executable, "run")
    monkeypatch.setattr(environment, "create", lambda: pytest.fail("nothing is to be made"))
    environment.stamp("dev").remember(bootstrap.LOCKS["dev"], bootstrap.LOCKS["run"])
    environment.set_up()
    environment.stamp("dev").forget()
    environment.stamp("run").remember(bootstrap.LOCKS["run"])
    environment.set_up()


def test_a_machine_without_venv_and_pip_is_told_the_package(bootstrap, monkeypatch, tmp_path):
    monkeypatch.setattr(bootstrap, "run", lambda *_words, **_options: False)
    environment = bootstrap.Environment(tmp_path / "venv", "/usr/bin/python3", "run")
    with pytest.raises(bootstrap.SetUpError, match="sudo apt install python3-venv"):
        environment.create()
    with pytest.raises(bootstrap.SetUpError, match="neither ensurepip, pip nor virtualenv"):
        environment.pip()


def test_a_command_that_fails_stops_with_its_words(bootstrap):
    with pytest.raises(bootstrap.SetUpError, match="has failed"):
        bootstrap.run([sys.executable, "-c", "raise SystemExit(2)"])
    with pytest.raises(bootstrap.SetUpError, match="could not be started"):
        bootstrap.run(["/no/such/program"])
    assert not bootstrap.run(["/no/such/program"], fatal=False)


def test_a_second_set_up_waits_for_the_first(bootstrap, capsys, tmp_path):
    (tmp_path / "var").mkdir()
    code = (
        "import fcntl, sys, time; f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX);"
        "print('held', flush=True); time.sleep(0.5)"
    )
    path = tmp_path / "var" / "bootstrap.lock"
    with subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        with bootstrap.alone():
            assert "waiting for it" in capsys.readouterr().out
            with path.open("w") as lock, pytest.raises(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_folder_that_cannot_be_written_is_named(bootstrap, monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path / "file")
    with pytest.raises(bootstrap.SetUpError, match="cannot be written to"), bootstrap.alone():
        pass


def test_tools_trust_the_certificates_of_the_machine(bootstrap, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "https://mirror.example/simple")
    environment = bootstrap.tool_environment()
    assert environment["UV_SYSTEM_CERTS"] == "1"
    assert environment["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
    assert "PYTHONPATH" not in environment


def test_a_catalogue_is_compiled_when_its_binary_is_missing_or_older(bootstrap, tmp_path):
    source = tmp_path / "django.po"
    source.touch()
    assert bootstrap.is_stale(source)
    target = source.with_suffix(".mo")
    target.touch()
    os.utime(target, (source.stat().st_mtime + 1,) * 2)
    assert not bootstrap.is_stale(source)
    os.utime(target, (source.stat().st_mtime - 1,) * 2)
    assert bootstrap.is_stale(source)
