"""What a real worker writes about the work of a request."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from labfilms.operations import parts, place

ROOT = Path(__file__).resolve().parents[3]
QUEUE = """
import django
django.setup()
from labfilms.core import jobs, logs
with logs.under("request-of-lucie"):
    jobs.queue("moderation.sweep")
"""


@pytest.fixture
def environment(elsewhere, tmp_path):
    """A broker of its own, and what its programs read."""
    port, password = place.free_port(), parts.new_password()
    program = parts.valkey(port, password, tmp_path / "valkey")
    broker = subprocess.Popen(program.words, stdin=subprocess.PIPE)
    broker.stdin.write(program.standard_input.encode())
    broker.stdin.close()
    environment = elsewhere | {
        "LABFILMS_BROKER_URL": parts.valkey_address(port, password),
        "LABFILMS_LOG_FORMAT": "json",
        "DJANGO_SETTINGS_MODULE": "labfilms.settings",
    }
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v", "0"], cwd=ROOT, env=environment, check=True
    )
    yield environment
    broker.terminate()
    broker.wait(timeout=30)


@pytest.fixture
def worker(environment, tmp_path):
    said = tmp_path / "worker.log"
    words = "-m celery --quiet -A labfilms.celery worker -Q rest -P solo --loglevel warning"
    with said.open("wb") as file:
        worker = subprocess.Popen(
            [sys.executable, *words.split()], cwd=ROOT, env=environment, stderr=file, stdout=file
        )
    yield said
    worker.terminate()
    worker.wait(timeout=30)


@pytest.mark.full
def test_the_id_of_a_request_reaches_the_lines_of_the_task_it_queued(environment, worker):
    subprocess.run([sys.executable, "-c", QUEUE], cwd=ROOT, env=environment, check=True)
    end = time.monotonic() + 60
    while '"task": "moderation.sweep"' not in worker.read_text():
        assert time.monotonic() < end, worker.read_text()
        time.sleep(0.2)
    lines = [json.loads(line) for line in worker.read_text().splitlines() if line[:1] == "{"]
    (done,) = [line for line in lines if line["logger"] == "labfilms.tasks"]
    assert (done["request_id"], done["state"]) == ("request-of-lucie", "SUCCESS")
    assert done["ms"] >= 0
