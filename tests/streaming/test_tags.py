"""What the two tags write into a page, without a browser."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, engines
from django.utils import timezone

from streaming.delivery import services as delivery
from streaming.intake import services as intake
from streaming.intake.models import Upload
from tests.factories.streaming import make_asset, make_package, make_upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def films(settings, tmp_path):
    settings.FILMS_ROOT = tmp_path / "films"


def draw(tag, **context):
    template = engines["django"].from_string("{% load streaming %}" + tag).template
    return template.render(Context({"csrf_token": "jeton", **context}))


def draw_upload(asset):
    return draw("{% lf_upload asset=asset %}", asset=asset)


def test_without_a_source_it_asks_for_a_film():
    html = draw_upload(None)
    assert 'create="/televersements/"' in html
    assert 'csrf="jeton"' in html
    assert "upload=" not in html


def test_an_unfinished_upload_says_where_it_stands():
    upload = make_upload(fingerprint="10.1.ab", filename="<b>.mp4")
    intake.receive(upload=upload, offset=0, blocks=[b"0123"])
    html = draw_upload(upload.asset)
    assert f'upload="/televersements/{upload.pk}/"' in html
    assert 'offset="4"' in html
    assert 'size="10"' in html
    assert 'fingerprint="10.1.ab"' in html
    assert "&lt;b&gt;.mp4" in html


def test_a_large_file_is_written_as_a_machine_reads_numbers():
    html = draw_upload(make_upload(size=12_345_678).asset)
    assert 'size="12345678"' in html
    assert 'max="21474836480"' in html


@pytest.mark.parametrize("end", ["cancelled", "expired"])
def test_an_upload_that_is_over_asks_for_a_film_again(end):
    upload = make_upload()
    if end == "cancelled":
        intake.cancel(upload=upload)
    else:
        Upload.objects.update(updated_at=timezone.now() - timedelta(days=8))
    html = draw_upload(upload.asset)
    assert "upload=" not in html
    assert "asset=" not in html


@pytest.mark.parametrize("through_upload", [True, False])
def test_a_whole_source_is_followed(through_upload):
    if through_upload:
        upload = make_upload()
        intake.receive(upload=upload, offset=0, blocks=[b"0123456789"])
        asset = upload.asset
    else:
        asset = make_asset()
    html = draw_upload(asset)
    assert f'asset="{asset.pk}"' in html
    assert "upload=" not in html


def test_the_player_carries_what_it_needs_and_no_inline_style():
    package = make_package(revision=2, duration=62.5)
    playback = delivery.playback(package.asset, viewer=AnonymousUser(), public=True)
    html = draw(
        '{% lf_player playback=playback title=title resume_at=7.25 progress_url="/r/" ratio=0.56 %}',
        playback=playback,
        title="<Sel>",
    )
    assert f'src="{playback.master}"' in html
    assert 'duration="62.5"' in html
    assert 'resume-at="7.25"' in html
    assert 'progress-url="/r/" csrf="jeton"' in html
    assert "player--9x16" in html
    assert "&lt;Sel&gt;" in html
    assert "<Sel>" not in html
    assert " style=" not in html
    assert " provisional" not in html


def test_a_stranger_s_place_is_not_sent_to_the_site():
    playback = delivery.playback(make_package().asset, viewer=AnonymousUser(), public=True)
    html = draw(
        '{% lf_player playback=playback title="x" progress_url="/r/" signed_in=False %}',
        playback=playback,
    )
    assert "progress-url" not in html
    assert "player--16x9" in html
