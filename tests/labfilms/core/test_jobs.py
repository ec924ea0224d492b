import queue as queues
import socket

import pytest
from celery import Celery
from django.db import transaction

from labfilms.core import jobs

done = []
committed = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@jobs.task("tests.develop_reel", queue=jobs.Queue.ENCODE)
def develop_reel(number: int) -> None:
    done.append(number)


@jobs.task("tests.hang_poster")
def hang_poster() -> None:
    done.append("poster")


@pytest.fixture(autouse=True)
def _nothing_done():
    done.clear()


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    return django_capture_on_commit_callbacks


@pytest.fixture
def broker():
    """Return a function that puts an application of its own in the place of ours, for a test."""
    made = []

    def stand(url, **settings):
        app = Celery("tests", broker=url, set_as_current=False)
        app.conf.update(task_default_queue="rest", **settings)
        app.set_current()
        made.append(app)
        return app

    yield stand
    for app in made:
        app.close()
    jobs.app.set_current()


def waiting(app, queue):
    """Return the messages that wait in one queue."""
    with app.connection_for_read() as connection:
        box = connection.SimpleQueue(queue)
        found = []
        try:
            while True:
                message = box.get_nowait()
                message.ack()
                found.append(message)
        except queues.Empty:
            return found
        finally:
            box.close()


@committed
def test_task_is_sent_once_the_transaction_commits():
    with transaction.atomic():
        jobs.queue("tests.develop_reel", 7)
        assert done == []
    assert done == [7]
    # And at once outside a transaction.
    jobs.queue("tests.develop_reel", 8)
    assert done == [7, 8]


@committed
def test_task_of_a_transaction_that_fails_is_never_sent():
    with transaction.atomic():
        jobs.queue("tests.develop_reel", 7)
        transaction.set_rollback(True)
    assert done == []


@pytest.mark.django_db
def test_task_that_nobody_declared_is_refused_at_once():
    with pytest.raises(jobs.UnknownTask):
        jobs.queue("tests.lose_reel", 7)


def test_task_whose_name_is_taken_is_refused_and_the_first_one_stays():
    with pytest.raises(jobs.TaskTaken):
        jobs.task("tests.develop_reel")(lambda: done.append("another"))
    jobs.app.tasks["tests.develop_reel"].apply(args=[1])
    assert done == [1]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "arguments", "queue"),
    [("tests.develop_reel", (7,), "encode"), ("tests.hang_poster", (), "rest")],
)
def test_task_waits_in_the_queue_that_it_was_declared_for(broker, commit, name, arguments, queue):
    app = broker("memory://")
    with commit(execute=True):
        jobs.queue(name, *arguments)
    (message,) = waiting(app, queue)
    assert message.headers["task"] == name
    assert message.decode()[0] == list(arguments)
    assert done == []


@pytest.mark.django_db
def test_task_that_is_delayed_says_from_when(broker, commit):
    app = broker("memory://")
    with commit(execute=True):
        jobs.queue("tests.hang_poster", delay=60)
        jobs.queue("tests.hang_poster")
    later, now = waiting(app, "rest")
    assert later.headers["eta"] is not None
    assert now.headers["eta"] is None


@pytest.mark.django_db
def test_broker_that_is_away_is_logged_and_never_raised(broker, commit, caplog):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    broker(f"redis://127.0.0.1:{port}")
    with commit(execute=True):
        jobs.queue("tests.develop_reel", 7)
    assert "the broker does not answer: tests.develop_reel(7,)" in caplog.text


def test_task_is_acknowledged_late_and_keeps_no_result():
    task = jobs.app.tasks["tests.hang_poster"]
    assert (task.acks_late, task.ignore_result) == (True, True)
