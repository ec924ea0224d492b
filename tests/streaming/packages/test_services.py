"""From a source that has arrived to a film that plays, and every way of not getting there."""

import shutil
from datetime import timedelta

import pytest
from django.utils import timezone

from labfilms.core import leaving
from streaming.intake.enums import AssetState
from streaming.intake.models import Asset
from streaming.intake.signals import asset_arrived
from streaming.packages import selectors, services, tasks, watch
from streaming.packages.enums import PackageState
from streaming.packages.errors import NothingToRetry
from streaming.packages.models import Package
from streaming.packages.signals import asset_stopped, package_ready
from streaming.packages.watch import LeaseWatch
from streaming.transcode import engine, playlists, probe, stills
from streaming.transcode import services as jobs
from streaming.transcode.enums import Finding, JobKind, JobState, Reason, Step
from streaming.transcode.errors import EngineFailure, Stopped
from streaming.transcode.models import Job
from streaming.transcode.progress import Progress
from tests.factories.streaming import make_asset
from tests.streaming.clips import make_clip

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return make_clip(tmp_path_factory.mktemp("clips") / "film.mp4", seconds=2, size="640x360")


@pytest.fixture
def source(clip):
    return waiting(clip.path.read_bytes())


def waiting(content: bytes) -> Asset:
    return make_asset(content=content, state=AssetState.ARRIVING, sha256="")


@pytest.fixture
def heard():
    """What the wings above hear, in order: (signal, state of the package or reason)."""
    told = []

    def ready(asset, package, **_):
        told.append(("ready", package.state, package.revision))

    def stopped(asset, **_):
        told.append(("stopped", asset.state, asset.reason))

    package_ready.connect(ready)
    asset_stopped.connect(stopped)
    yield told
    package_ready.disconnect(ready)
    asset_stopped.disconnect(stopped)


def arrive(asset) -> None:
    asset_arrived.send(Asset, asset=asset)


def examined(asset) -> Job:
    """Bring a source up to the preparation, which waits."""
    arrive(asset)
    services.examine_next()
    asset.refresh_from_db()
    return asset.jobs.filter(kind=JobKind.ENCODE).get()


def left_by_a_dead_worker(asset) -> None:
    """Make the lease of whoever works on a source end a second ago."""
    past = timezone.now() - timedelta(seconds=1)
    asset.jobs.filter(state=JobState.RUNNING).update(lease_until=past)


def kill(*_args, **_kwargs):
    """Be interrupted like a worker that dies: nothing after this line is run."""
    raise KeyboardInterrupt


def die(asset, monkeypatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(engine, "make", kill)
        with pytest.raises(KeyboardInterrupt):
            services.prepare_next()
    left_by_a_dead_worker(asset)


def test_a_film_arrives_and_is_played(source, heard, django_capture_on_commit_callbacks):
    # The tasks run as they are queued, when each transaction commits.
    with django_capture_on_commit_callbacks(execute=True):
        arrive(source)
    source.refresh_from_db()
    assert source.state == AssetState.READY
    assert (source.width, source.height) == (640, 360)
    assert source.duration == pytest.approx(2, abs=0.1)
    assert heard == [("ready", "provisional", 1), ("ready", "published", 2)]
    package = selectors.current(source)
    assert package.state == PackageState.PUBLISHED
    assert package.playable_at <= package.published_at
    assert (package.folder / playlists.MASTER).is_file()
    assert selectors.poster(source).is_file()
    names = [rendition.name for rendition in package.renditions.all()]
    assert sorted(names) == ["240p", "sound", "source"]
    assert package.bytes == sum(rendition.bytes for rendition in package.renditions.all())
    assert not (source.folder / "work").exists()
    kinds = ("probe", "encode", "stills")
    assert set(source.jobs.values_list("kind", "state")) == {(kind, "done") for kind in kinds}
    assert package.has_stills
    for name in (stills.SHEET, stills.CUES, stills.PREVIEW):
        assert (package.folder / name).stat().st_size > 0


def test_a_file_that_is_no_film_is_refused_with_a_reason(heard):
    source = waiting(b"#EXTM3U\nfile:///etc/passwd\n")
    arrive(source)
    services.examine_next()
    source.refresh_from_db()
    assert source.state == AssetState.REFUSED
    assert source.reason == Reason.NOT_A_FILM
    assert heard == [("stopped", "refused", "not_a_film")]
    assert not source.jobs.filter(kind=JobKind.ENCODE).exists()
    assert selectors.current(source) is None


def test_a_task_delivered_twice_does_one_thing(source, heard):
    examined(source)
    services.examine_next()
    services.prepare_next()
    services.prepare_next()
    assert [told[0] for told in heard] == ["ready", "ready"]
    assert Package.objects.filter(asset=source).count() == 1
    services.draw_next()
    services.draw_next()
    assert source.jobs.count() == 3


def published(source):
    examined(source)
    services.prepare_next()
    return selectors.current(source)


def test_a_film_plays_without_its_stills_when_they_fail(source, monkeypatch):
    package = published(source)
    monkeypatch.setattr(stills, "make", broken(EngineFailure(Reason.ENGINE)))
    services.draw_next()
    job = source.jobs.get(kind=JobKind.STILLS)
    assert (job.state, job.reason) == (JobState.WAITING, Reason.ENGINE)
    source.refresh_from_db()
    assert source.state == AssetState.READY
    package.refresh_from_db()
    assert not package.has_stills


def test_a_disk_that_refuses_the_stills_is_tried_again(source, monkeypatch):
    published(source)
    monkeypatch.setattr(stills, "make", broken(OSError("away")))
    services.draw_next()
    assert source.jobs.get(kind=JobKind.STILLS).state == JobState.WAITING


def test_stills_taken_away_from_a_worker_are_left_to_the_other(source, monkeypatch):
    published(source)
    monkeypatch.setattr(stills, "make", broken(Stopped()))
    services.draw_next()
    assert source.jobs.get(kind=JobKind.STILLS).state == JobState.RUNNING


def test_stills_are_given_back_by_a_worker_that_leaves(source, monkeypatch):
    published(source)
    monkeypatch.setattr(leaving, "_asked", True)
    services.draw_next()
    job = source.jobs.get(kind=JobKind.STILLS)
    assert (job.state, job.attempts, job.worker) == (JobState.WAITING, 0, "")


def test_a_film_is_given_back_by_a_worker_that_leaves_and_goes_on_elsewhere(source, monkeypatch):
    examined(source)
    with monkeypatch.context() as patched:
        patched.setattr(leaving, "_asked", True)
        services.prepare_next()
    job = source.jobs.get(kind=JobKind.ENCODE)
    assert (job.state, job.attempts, job.worker) == (JobState.WAITING, 0, "")
    services.prepare_next()
    job.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.DONE, 1)


def test_stills_go_where_the_film_has_gone_meanwhile(source, monkeypatch):
    package = published(source)
    drawn = stills.make

    def moved(*args, **kwargs):
        made = drawn(*args, **kwargs)
        old, package.name = package.folder, "f" * 32
        package.save(update_fields=["name"])
        old.rename(package.folder)
        return made

    monkeypatch.setattr(stills, "make", moved)
    services.draw_next()
    assert (package.folder / stills.PREVIEW).is_file()
    assert not (source.folder / "stills").exists()


def test_a_film_without_a_package_asks_for_no_stills(source):
    package = published(source)
    Package.objects.filter(pk=package.pk).update(state=PackageState.RETIRED)
    services.draw_next()
    assert source.jobs.get(kind=JobKind.STILLS).state == JobState.DONE


def test_a_sweep_asks_for_the_stills_of_older_films_and_gives_up_the_spent_ones(source):
    package = published(source)
    source.jobs.filter(kind=JobKind.STILLS).delete()
    services.sweep()
    job = source.jobs.get(kind=JobKind.STILLS)
    source.jobs.filter(pk=job.pk).update(
        state=JobState.RUNNING, attempts=3, lease_until=timezone.now() - timedelta(seconds=1)
    )
    services.sweep()
    job.refresh_from_db()
    assert (job.state, job.reason) == (JobState.FAILED, Reason.INTERRUPTED)
    source.refresh_from_db()
    assert source.state == AssetState.READY
    services.sweep()
    assert source.jobs.filter(kind=JobKind.STILLS).count() == 1
    assert not package.has_stills


def test_a_lease_is_kept_while_stills_are_drawn_and_lost_with_the_job(source, monkeypatch):
    published(source)
    monkeypatch.setattr(jobs, "RENEW_SECONDS", 0)
    hold = watch.holding(jobs.claim(kind=JobKind.STILLS))
    hold(0.5)
    source.jobs.filter(kind=JobKind.STILLS).update(worker="someone else")
    with pytest.raises(Stopped):
        hold(1.0)


def broken(error):
    def fail(*_args, **_kwargs):
        raise error

    return fail


def test_a_source_announced_twice_is_examined_once(source):
    arrive(source)
    arrive(source)
    assert source.jobs.filter(kind=JobKind.PROBE).count() == 1


def test_a_dead_worker_is_replaced_and_keeps_its_package(source, heard, monkeypatch):
    examined(source)
    die(source, monkeypatch)
    first = source.packages.get()
    services.prepare_next()
    assert heard == []  # the row is still held by the sweeper's rules
    assert services.sweep() == 1
    services.prepare_next()
    source.refresh_from_db()
    assert source.state == AssetState.READY
    assert source.packages.get() == first
    assert source.jobs.get(kind=JobKind.ENCODE).attempts == 2


def test_a_film_whose_workers_always_die_is_given_up(source, heard, monkeypatch):
    examined(source)
    for _ in range(jobs.MAX_ATTEMPTS):
        die(source, monkeypatch)
        services.sweep()
    source.refresh_from_db()
    assert source.state == AssetState.FAILED
    assert source.reason == Reason.INTERRUPTED
    assert heard == [("stopped", "failed", "interrupted")]
    assert source.packages.count() == 0
    services.sweep()
    assert len(heard) == 1


def test_an_examination_whose_workers_always_die_is_given_up(source, heard, monkeypatch):
    arrive(source)
    monkeypatch.setattr(probe, "examine", kill)
    for _ in range(jobs.MAX_ATTEMPTS):
        with pytest.raises(KeyboardInterrupt):
            services.examine_next()
        left_by_a_dead_worker(source)
        services.sweep()
    source.refresh_from_db()
    assert source.state == AssetState.FAILED
    assert [told[0] for told in heard] == ["stopped"]


def failing(reason, **details):
    def make(*_args, **_kwargs):
        raise EngineFailure(reason, log="its last words", **details)

    return make


def test_a_failure_is_tried_three_times_then_told(
    source, heard, monkeypatch, django_capture_on_commit_callbacks
):
    job = examined(source)
    monkeypatch.setattr(engine, "make", failing(Reason.DISK_FULL))
    for attempt in range(1, jobs.MAX_ATTEMPTS + 1):
        assert heard == []
        with django_capture_on_commit_callbacks(execute=True):
            services.prepare_next()
        job.refresh_from_db()
        assert job.attempts == attempt
        Job.objects.filter(pk=job.pk).update(next_attempt_at=None)
    source.refresh_from_db()
    assert (source.state, source.reason) == (AssetState.FAILED, Reason.DISK_FULL)
    assert job.state == JobState.FAILED
    assert job.log == "its last words"
    assert heard == [("stopped", "failed", "disk_full")]
    assert not (source.folder / "packages").exists() or not any(
        (source.folder / "packages").iterdir()
    )
    assert source.source.is_file()


def test_a_damaged_film_is_not_tried_again(source, heard, monkeypatch):
    job = examined(source)
    monkeypatch.setattr(engine, "make", failing(Reason.DAMAGED, lost="4 s", claimed="9 s"))
    services.prepare_next()
    job.refresh_from_db()
    source.refresh_from_db()
    assert (job.state, job.attempts) == (JobState.FAILED, 1)
    assert source.details == {"lost": "4 s", "claimed": "9 s"}
    assert "4 s" in selectors.progress(source)["message"]["fr"]
    assert heard == [("stopped", "failed", "damaged")]


def test_a_failed_film_is_tried_again_when_its_owner_asks(source, heard, monkeypatch):
    examined(source)
    with monkeypatch.context() as patched:
        patched.setattr(engine, "make", failing(Reason.DAMAGED, lost="4 s", claimed="9 s"))
        services.prepare_next()
    source.refresh_from_db()
    services.retry(asset=source)
    source.refresh_from_db()
    assert (source.state, source.reason, source.details) == (AssetState.WAITING, "", {})
    services.examine_next()
    services.prepare_next()
    source.refresh_from_db()
    assert source.state == AssetState.READY


def test_only_a_failed_film_is_tried_again(source):
    with pytest.raises(NothingToRetry):
        services.retry(asset=source)
    Asset.objects.filter(pk=source.pk).delete()
    with pytest.raises(NothingToRetry):
        services.retry(asset=source)


def test_copied_pictures_stay_when_the_other_heights_cannot_be_made(source, heard, monkeypatch):
    job = examined(source)
    real = engine.make

    def whole_then_failing(*args, **kwargs):
        real(*args, **kwargs)
        raise EngineFailure(Reason.ENGINE, log="its last words")

    Job.objects.filter(pk=job.pk).update(attempts=jobs.MAX_ATTEMPTS - 1)
    monkeypatch.setattr(engine, "make", whole_then_failing)
    services.prepare_next()
    source.refresh_from_db()
    assert source.state == AssetState.READY
    assert {"code": Finding.ONLY_SOURCE} in source.findings
    assert heard[-1] == ("ready", "published", 2)
    names = {r.name for r in selectors.current(source).renditions.all()}
    assert names == {"source", "sound"}


def test_a_film_removed_meanwhile_never_comes_back(source, heard, monkeypatch):
    examined(source)
    real = engine.make

    def removed_meanwhile(*args, **kwargs):
        made = real(*args, **kwargs)
        Asset.objects.filter(pk=source.pk).delete()
        return made

    monkeypatch.setattr(engine, "make", removed_meanwhile)
    services.prepare_next()
    assert not source.folder.exists()
    assert [told[1] for told in heard] == ["provisional"]


def test_a_film_removed_before_its_turn_leaves_nothing(source, monkeypatch):
    job = examined(source)
    monkeypatch.setattr(services.jobs, "claim", lambda **_: job)
    Asset.objects.filter(pk=source.pk).delete()
    services.prepare_next()
    assert not source.folder.exists()


def test_a_film_removed_during_its_examination_is_not_recorded(source, heard, monkeypatch):
    arrive(source)
    real = probe.examine

    def removed_meanwhile(path):
        verdict = real(path)
        Asset.objects.filter(pk=source.pk).delete()
        return verdict

    monkeypatch.setattr(probe, "examine", removed_meanwhile)
    services.examine_next()
    assert heard == []
    assert Job.objects.count() == 0


def test_a_removed_film_that_fails_is_not_mourned(source, heard, monkeypatch):
    job = examined(source)
    monkeypatch.setattr(services, "_lock", lambda _asset: False)
    services._give_up(job, EngineFailure(Reason.ENGINE), None)
    assert heard == []


def test_work_taken_away_publishes_nothing(source, heard, monkeypatch):
    job = examined(source)
    real = engine.make

    def taken_away(*args, **kwargs):
        made = real(*args, **kwargs)
        Job.objects.filter(pk=job.pk).update(worker="someone else")
        return made

    monkeypatch.setattr(engine, "make", taken_away)
    services.prepare_next()
    source.refresh_from_db()
    assert source.state == AssetState.ENCODING
    assert selectors.current(source).state == PackageState.PROVISIONAL
    monkeypatch.setattr(engine, "make", failing(Reason.ENGINE))
    services._failed(job, EngineFailure(Reason.ENGINE))
    source.refresh_from_db()
    assert source.state == AssetState.ENCODING


def test_a_worker_that_lost_its_lease_stops_at_its_next_sign(source):
    job = examined(source)
    taken = jobs.claim(kind=JobKind.ENCODE)
    watch = LeaseWatch(taken, source.packages.create())
    progress = Progress(Step.ENCODING, 0.5, 10)
    watch.tick(progress)
    watch.tick(progress)
    job.refresh_from_db()
    assert (job.progress, job.step, job.seconds_left) == (0.5, "encoding", 10)
    Job.objects.filter(pk=job.pk).update(worker="someone else")
    watch.told = watch.renewed = 0
    with pytest.raises(Stopped):
        watch.tick(progress)


def test_a_provisional_package_stays_so_when_it_plays_again(source):
    examined(source)
    job = jobs.claim(kind=JobKind.ENCODE)
    package = source.packages.create()
    watch = LeaseWatch(job, package)
    watch.playable()
    since = package.playable_at
    watch.playable()
    assert (package.state, package.revision) == (PackageState.PROVISIONAL, 2)
    assert package.playable_at == since


def test_a_worker_that_comes_back_keeps_its_spent_job(source, monkeypatch):
    job = examined(source)
    monkeypatch.setattr(services.jobs, "spent", lambda: [job])
    services.sweep()
    source.refresh_from_db()
    assert source.state == AssetState.WAITING


def test_a_second_package_replaces_the_first_in_one_go(source, heard):
    examined(source)
    services.prepare_next()
    first = selectors.current(source)
    job = jobs.open_job(
        asset=source, kind=JobKind.ENCODE, source=source.jobs.get(kind=JobKind.ENCODE).source
    )
    services.prepare_next()
    job.refresh_from_db()
    first.refresh_from_db()
    assert job.state == JobState.DONE
    assert first.state == PackageState.RETIRED
    assert selectors.current(source) != first


def test_a_film_that_plays_stays_when_a_second_package_fails(source, heard, monkeypatch):
    job = examined(source)
    services.prepare_next()
    first = selectors.current(source)
    jobs.open_job(asset=source, kind=JobKind.ENCODE, source=job.source)
    monkeypatch.setattr(engine, "make", failing(Reason.DAMAGED, lost="1 s", claimed="2 s"))
    services.prepare_next()
    source.refresh_from_db()
    assert source.state == AssetState.READY
    assert selectors.current(source) == first
    assert all(told[0] == "ready" for told in heard)


def test_a_file_that_is_gone_is_said(source, heard):
    examined(source)
    source.source.unlink()
    services.prepare_next()
    source.refresh_from_db()
    assert (source.state, source.reason) == (AssetState.FAILED, Reason.GONE)


def test_nothing_waits(db):
    services.examine_next()
    services.prepare_next()
    tasks.sweep()
    assert services.sweep() == 0


def test_nothing_whole_is_left_of_a_source_without_facts(source):
    job = examined(source)
    assert services._whole_part(job) is None
    package = source.packages.create()
    assert services._whole_part(job) is None
    shutil.rmtree(package.folder, ignore_errors=True)
