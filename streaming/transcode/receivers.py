"""A source has arrived: it is examined."""

from typing import Any

from django.dispatch import receiver

from streaming.intake.enums import AssetState
from streaming.intake.models import Asset
from streaming.intake.signals import asset_arrived
from streaming.transcode import services
from streaming.transcode.enums import JobKind


@receiver(asset_arrived, sender=Asset)
def examine(asset: Asset, **_: Any) -> None:
    Asset.objects.filter(pk=asset.pk).update(state=AssetState.WAITING)
    asset.state = AssetState.WAITING
    services.open_job(asset=asset, kind=JobKind.PROBE)
