"""How editors' rights follow the regions' teams, and what Wagtail leaves open is closed."""

from typing import Any

from django.core.files.base import ContentFile
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.images.models import Rendition
from wagtail.signals import copy_for_translation_done, page_published

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


@receiver(copy_for_translation_done)
def welcome_translators(target_obj: Any, **_: Any) -> None:
    # Whoever asked for the translation writes it, before anybody reads it.
    if isinstance(target_obj, HubPage):
        services.give_rights(page=target_obj)


@receiver(pre_save, sender=Rendition)
def close_drawing(instance: Rendition, **_: Any) -> None:
    # Wagtail draws into a temporary file that it leaves open; what it drew is small.
    if instance.pk is None:
        with instance.file as drawn:
            name, content = drawn.name, drawn.read()
        instance.file = ContentFile(content, name=name)
