"""How films follow what streaming says."""

from typing import Any

from django.dispatch import receiver

from ecran.films import services
from ecran.films.models import Film
from streaming.intake.models import Asset
from streaming.packages.signals import asset_stopped, package_ready


@receiver([package_ready, asset_stopped])
def follow_asset(asset: Asset, **_: Any) -> None:
    for film in Film.objects.filter(asset=asset).select_related("asset", "poster", "owner"):
        services.refresh(film=film)
