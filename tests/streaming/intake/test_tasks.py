from datetime import timedelta

import pytest
from celery import current_app
from django.utils import timezone

from streaming.delivery import services as delivery
from streaming.delivery.models import Revocation
from streaming.intake import services
from streaming.intake.enums import UploadState
from streaming.intake.models import Upload
from tests.factories.streaming import make_upload

pytestmark = pytest.mark.django_db


def run(name):
    # By name, as `manage.py sweep` does.
    current_app.tasks[name]()


def test_the_intake_s_sweep_finds_what_was_lost_and_what_was_left(
    django_capture_on_commit_callbacks,
):
    lost, left = make_upload(), make_upload()
    services.receive(upload=lost, offset=0, blocks=[b"0123456789"])
    Upload.objects.update(updated_at=timezone.now() - timedelta(days=8))
    with django_capture_on_commit_callbacks() as queued:
        run("streaming.intake.sweep")
    left.refresh_from_db()
    assert left.state == UploadState.CANCELLED
    assert len(queued) == 2  # the seal, and the folder


def test_the_delivery_s_sweep_forgets_old_revocations():
    asset = make_upload().asset
    delivery.revoke(asset=asset)
    Revocation.objects.update(at=timezone.now() - timedelta(days=3))
    run("streaming.delivery.sweep")
    assert not Revocation.objects.exists()
