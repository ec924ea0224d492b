"""How editors' rights follow the regions' teams."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from regions.hubs import services
from regions.territory.models import RegionTeam


@receiver(post_save, sender=RegionTeam)
def open_page(instance: RegionTeam, **_: Any) -> None:
    services.join(user=instance.user, region=instance.region)


@receiver(post_delete, sender=RegionTeam)
def close_page(instance: RegionTeam, **_: Any) -> None:
    services.leave(user=instance.user, region=instance.region)
