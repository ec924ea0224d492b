"""What can be read of uploads."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from labfilms.accounts.models import Viewer
from streaming.intake.enums import UploadState
from streaming.intake.models import Asset, Upload

# How long an unfinished upload waits for its person after its last byte (E2: stated on the page).
KEPT_FOR = timedelta(days=7)


def upload_of(viewer: Viewer, pk: UUID) -> Upload | None:
    """Return a person's own upload with its source, or None: someone else's does not exist."""
    return Upload.objects.visible_to(viewer).select_related("asset").filter(pk=pk).first()


def unfinished(viewer: Viewer) -> QuerySet[Upload]:
    """Return the uploads that this person can still resume, newest first, with their source."""
    return (
        Upload.objects.visible_to(viewer)
        .select_related("asset")
        .filter(state=UploadState.RECEIVING, updated_at__gt=timezone.now() - KEPT_FOR)
    )


def asset_uploads(asset: Asset) -> QuerySet[Upload]:
    """Return the upload of this source, none or one, with the source."""
    return Upload.objects.select_related("asset").filter(asset=asset)


def expires(upload: Upload) -> datetime:
    """Return when an unfinished upload will have waited long enough (UTC)."""
    return upload.updated_at + KEPT_FOR


def has_expired(upload: Upload) -> bool:
    """Say whether nobody sent a byte of this upload for KEPT_FOR."""
    return upload.state == UploadState.RECEIVING and expires(upload) <= timezone.now()
