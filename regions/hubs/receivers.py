"""How editors' rights follow the regions' teams."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from regions.hubs import services
from regions.hubs.models import HubPage
from regions.territory.models import RegionTeam


@receiver(post_save, sender=RegionTeam)
def open_page(instance: RegionTeam, **_: Any) -> None:
    services.join(user=instance.user, region=instance.region)


@receiver(post_delete, sender=RegionTeam)
def close_page(instance: RegionTeam, **_: Any) -> None:
    services.leave(user=instance.user, region=instance.region)


@receiver(page_published, sender=HubPage)
def welcome_team(instance: HubPage, **_: Any) -> None:
    # Whoever opens the page, by the administration or by a command, its team edits it.
    services.give_rights(page=instance)
