"""Jobs: whose turn it is, who holds what, and until when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from streaming.intake.enums import AssetState
from streaming.intake.models import Asset
from streaming.intake.signals import asset_arrived
from streaming.transcode import selectors, services
from streaming.transcode.enums import JobKind, JobState, Reason
from streaming.transcode.models import Job
from tests.factories.accounts import make_user
from tests.factories.streaming import make_asset

pytestmark = pytest.mark.django_db


def make_job(owner=None, *, duration: float | None = None, kind=JobKind.ENCODE) -> Job:
    return services.open_job(asset=make_asset(owner, duration=duration), kind=kind)


def lapse(job) -> None:
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_a_source_that_arrives_waits_to_be_examined():
    asset = make_asset(state=AssetState.ARRIVING)
    asset_arrived.send(Asset, asset=asset)
    asset.refresh_from_db()
    assert asset.state == AssetState.WAITING
    job = selectors.latest_job(asset, JobKind.PROBE)
    assert (job.state, job.attempts) == (JobState.WAITING, 0)
    assert str(job) == f"probe {asset.pk} waiting"


def test_there_is_one_open_job_of_a_kind():
    job = make_job()
    assert services.open_job(asset=job.asset, kind=JobKind.ENCODE) == job
    assert services.open_job(asset=job.asset, kind=JobKind.PROBE) != job
    assert Job.objects.open().count() == 2


def test_short_films_go_first_and_nobody_goes_before_everyone():
    long = make_job(duration=1200)
    short = make_job(duration=60)
    greedy = make_user()
    theirs = [make_job(greedy, duration=60) for _ in range(3)]
    other = make_job(duration=90)
    order = list(Job.objects.due(timezone.now()).filter(kind=JobKind.ENCODE))
    assert order == [short, theirs[0], other, theirs[1], theirs[2], long]
    assert selectors.ahead_of(long) == 5
    assert services.claim(kind=JobKind.ENCODE) == short
    assert selectors.ahead_of(theirs[0]) == 1


def test_a_long_film_is_not_put_off_for_ever():
    long = make_job(duration=1200)
    Job.objects.filter(pk=long.pk).update(turn_at=timezone.now() - timedelta(minutes=1))
    make_job(duration=10)
    assert services.claim(kind=JobKind.ENCODE) == long


def test_a_job_is_held_by_one_worker():
    made = make_job()
    job = services.claim(kind=JobKind.ENCODE)
    assert job == made
    assert (job.state, job.attempts) == (JobState.RUNNING, 1)
    assert job.worker
    assert timedelta(seconds=14) < job.lease_until - timezone.now() <= services.LEASE
    assert services.claim(kind=JobKind.ENCODE) is None
    assert services.claim(kind=JobKind.PROBE) is None


def test_a_worker_that_reaches_too_late_takes_the_next(monkeypatch):
    taken, free = make_job(duration=1), make_job(duration=100)
    real = services.Job.objects.due
    calls = []

    def due(now):
        found = real(now)
        if not calls:
            calls.append(1)
            chosen = list(found)
            Job.objects.filter(pk=taken.pk).update(state=JobState.RUNNING, worker="quicker")
            return Stale(chosen)
        return found

    monkeypatch.setattr(services.Job.objects, "due", due)
    assert services.claim(kind=JobKind.ENCODE) == free


class Stale:
    """A reading of the rows that was true a moment ago."""

    def __init__(self, rows) -> None:
        self.rows = rows

    def filter(self, **_):
        return self

    def select_related(self, *_):
        return self

    def first(self):
        return self.rows[0]


def test_a_lease_is_renewed_by_who_holds_it_alone():
    make_job()
    job = services.claim(kind=JobKind.ENCODE)
    assert services.renew(job=job, step="encoding", progress=0.4, seconds_left=9)
    job.worker = "someone else"
    assert not services.renew(job=job, step="encoding", progress=0.5, seconds_left=8)
    assert not services.finish(job=job)
    assert services.fail(job=job, reason=Reason.ENGINE) is None
    job.refresh_from_db()
    assert (job.progress, job.seconds_left) == (0.4, 9)


def test_what_is_done_is_done():
    make_job()
    job = services.claim(kind=JobKind.ENCODE)
    assert services.finish(job=job, cpu_seconds=12.5)
    job.refresh_from_db()
    assert (job.state, job.progress, job.cpu_seconds) == (JobState.DONE, 1, 12.5)
    assert job.ended_at
    assert not services.finish(job=job)


def test_a_failure_waits_longer_each_time_then_ends():
    job = make_job()
    pauses = []
    for expected in (JobState.WAITING, JobState.WAITING, JobState.FAILED):
        taken = services.claim(kind=JobKind.ENCODE)
        assert services.fail(job=taken, reason=Reason.STALLED, log="x" * 9000) == expected
        job.refresh_from_db()
        if expected == JobState.WAITING:
            pauses.append(round((job.next_attempt_at - timezone.now()).total_seconds()))
            assert services.claim(kind=JobKind.ENCODE) is None
            Job.objects.filter(pk=job.pk).update(next_attempt_at=timezone.now())
    assert pauses == [10, 60]
    assert (job.reason, len(job.log), job.attempts) == (Reason.STALLED, 8000, 3)
    assert job.ended_at


def test_a_final_failure_ends_at_once():
    make_job()
    job = services.claim(kind=JobKind.ENCODE)
    assert services.fail(job=job, reason=Reason.DAMAGED, final=True) == JobState.FAILED


def test_the_work_of_a_dead_worker_is_taken_back_and_queued_at_once():
    make_job()
    job = services.claim(kind=JobKind.ENCODE)
    assert services.take_back() == 0
    lapse(job)
    assert services.take_back() == 1
    assert services.queue_due() == 1
    assert services.claim(kind=JobKind.ENCODE).attempts == 2


def test_a_job_that_is_given_back_waits_for_the_next_and_loses_no_attempt():
    make_job()
    job = services.claim(kind=JobKind.ENCODE)
    assert services.give_back(job=job)
    again = services.claim(kind=JobKind.ENCODE)
    assert (again.pk, again.attempts) == (job.pk, 1)
    # Whoever gives back what another holds by now changes nothing.
    assert not services.give_back(job=job)
    again.refresh_from_db()
    assert again.state == JobState.RUNNING


def test_a_spent_job_is_ended_once():
    make_job()
    job = services.claim(kind=JobKind.ENCODE)
    lapse(job)
    Job.objects.update(attempts=services.MAX_ATTEMPTS)
    assert services.take_back() == 0
    (spent,) = services.spent()
    assert services.interrupt(job=spent)
    assert not services.interrupt(job=spent)
    assert services.spent() == []
    job.refresh_from_db()
    assert (job.state, job.reason) == (JobState.FAILED, Reason.INTERRUPTED)


def test_what_waits_is_queued_again_after_a_minute_not_before():
    job = make_job()
    assert services.queue_due() == 0
    long_ago = timezone.now() - services.REQUEUE - timedelta(seconds=1)
    Job.objects.filter(pk=job.pk).update(queued_at=long_ago)
    assert services.queue_due() == 1
    assert services.queue_due() == 0
