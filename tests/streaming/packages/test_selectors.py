"""What the owner is told, at each moment."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.utils import translation

from streaming.intake.enums import AssetState
from streaming.packages import selectors, topics
from streaming.packages.enums import PackageState
from streaming.packages.models import Package, Rendition
from streaming.transcode import services as jobs
from streaming.transcode.enums import Finding, JobKind, Reason, Step
from tests.factories.accounts import make_user
from tests.factories.streaming import make_asset, make_package

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_nothing_plays_before_its_first_segment():
    asset = make_asset(state=AssetState.ENCODING)
    make_package(asset, state=PackageState.BUILDING)
    assert selectors.current(asset) is None
    assert selectors.poster(asset) is None


def test_what_is_whole_plays_before_what_grows():
    asset = make_asset()
    whole = make_package(asset)
    make_package(asset, state=PackageState.PROVISIONAL)
    make_package(asset, state=PackageState.RETIRED)
    assert selectors.current(asset) == whole
    assert selectors.poster(asset) == whole.folder / "poster.jpg"
    (whole.folder / "poster.jpg").unlink()
    assert selectors.poster(asset) is None


def test_one_package_grows_at_a_time():
    asset = make_asset()
    make_package(asset, state=PackageState.PROVISIONAL)
    with pytest.raises(IntegrityError):
        Package.objects.create(asset=asset)


def test_rows_say_who_they_are():
    package = make_package()
    assert str(package) == f"{package.asset_id}/{package.name} published"
    assert str(Rendition(name="720p")) == "720p"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"state": AssetState.ARRIVING}, "The film is on its way."),
        ({"state": AssetState.WAITING}, "The film is next."),
        ({"state": AssetState.ENCODING}, "The film is next."),
        ({"state": AssetState.READY}, "The film is ready."),
        ({"state": AssetState.REFUSED, "reason": Reason.EMPTY}, "This file is empty."),
        (
            {"state": AssetState.FAILED, "reason": Reason.DAMAGED,
             "details": {"lost": "4 s", "claimed": "9 s"}},
            "Part of this film cannot be read: 4 s of 9 s. Export it again.",
        ),
    ],
)  # fmt: skip
def test_where_a_film_stands_in_words(fields, message):
    frame = selectors.progress(make_asset(**fields))
    assert frame["message"]["en"] == message
    assert frame["percent"] == (100 if fields["state"] == AssetState.READY else 0)
    assert frame["playable"] is False
    assert frame["seconds_left"] is None


def test_a_film_at_work_says_how_far_it_is():
    asset = make_asset(state=AssetState.ENCODING)
    jobs.open_job(asset=asset, kind=JobKind.ENCODE)
    job = jobs.claim(kind=JobKind.ENCODE)
    jobs.renew(job=job, step=Step.ENCODING, progress=0.427, seconds_left=40)
    make_package(asset, state=PackageState.PROVISIONAL, revision=1)
    assert selectors.progress(asset) == {
        "state": "encoding",
        "step": "encoding",
        "percent": 42,
        "seconds_left": 40,
        "message": {"en": "Preparing the film…", "fr": "Préparation du film…"},
        "playable": True,
        "revision": 1,
    }


@pytest.mark.parametrize(
    ("others", "message"),
    [
        (0, "The film is next."),
        (1, "The film waits: 1 other before it."),
        (3, "The film waits: 3 others before it."),
    ],
)
def test_a_film_that_waits_knows_its_place(others, message):
    for _ in range(others):
        jobs.open_job(asset=make_asset(), kind=JobKind.ENCODE)
    asset = make_asset(state=AssetState.WAITING)
    jobs.open_job(asset=asset, kind=JobKind.ENCODE)
    assert selectors.progress(asset)["message"]["en"] == message


def test_a_frame_costs_few_queries(django_assert_max_num_queries):
    asset = make_asset(state=AssetState.WAITING)
    jobs.open_job(asset=asset, kind=JobKind.PROBE)
    with django_assert_max_num_queries(5):
        selectors.progress(asset)


def test_findings_are_sentences():
    asset = make_asset(
        findings=[{"code": Finding.SILENT}, {"code": Finding.VARIABLE_RATE, "rate": "25"}, {}]
    )
    first, second = selectors.findings(asset)
    assert first == "This film has no sound."
    assert "25" in second


def test_only_its_owner_listens_to_a_film():
    asset = make_asset()
    assert topics.may_listen(asset.owner, str(asset.pk))
    assert not topics.may_listen(make_user(), str(asset.pk))
    assert not topics.may_listen(AnonymousUser(), str(asset.pk))
    assert not topics.may_listen(asset.owner, str(uuid4()))
    assert not topics.may_listen(asset.owner, "../../etc/passwd")


def test_a_snapshot_is_the_frame_of_the_moment():
    asset = make_asset()
    assert topics.snapshot(str(asset.pk)) == selectors.progress(asset)
    assert topics.snapshot(str(uuid4())) == {}
    assert topics.snapshot("nonsense") == {}
