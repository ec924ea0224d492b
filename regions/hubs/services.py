"""Open hubs, and keep the editors' rights in step with the regions' teams."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
)

from labfilms.accounts.models import User
from labfilms.facts import services as facts
from regions.hubs.models import HubIndexPage, HubPage
from regions.territory.models import Region, RegionTeam

PAGE_RIGHTS = ("change_page", "publish_page")
PICTURE_RIGHTS = ("add_image", "change_image", "choose_image")


@transaction.atomic
def open_index(*, title: str = "Les pôles régionaux", intro: str = "") -> HubIndexPage:
    """Return the page of all regions, made as the site's root the first time."""
    known: HubIndexPage | None = HubIndexPage.objects.first()
    if known is not None:
        return known
    root = Page.get_first_root_node()
    locale, _ = Locale.objects.get_or_create(language_code="fr")
    index = HubIndexPage(title=title, slug="poles", intro=intro, locale=locale)
    root.add_child(instance=index)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": index, "site_name": "LabFilms"},
    )
    return index


@transaction.atomic
def open_hub(*, region: Region, intro: str = "") -> HubPage:
    """Return a region's page, made and published the first time, with its editors' group."""
    known: HubPage | None = HubPage.objects.filter(region=region).first()
    if known is not None:
        return known
    page = HubPage(title=region.name, slug=region.slug, region=region, intro=intro)
    open_index().add_child(instance=page)
    page.save_revision().publish()
    facts.record(actor=None, verb="hubs.opened", thing=page, about=[region])
    return page


def withhold(*, page: HubPage, level: str) -> None:
    """Take a region's page off the site as moderation decides (a `Withheld` value), or back."""
    if level:
        page.unpublish()
    elif not page.live:
        page.save_revision().publish()


@transaction.atomic
def give_rights(*, page: HubPage) -> None:
    """Let a region's team edit its page and the pictures of its collection, and nothing else."""
    group = _group(page.region)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    _give_page_rights(group, page)
    _give_picture_rights(group, page.region)
    for place in RegionTeam.objects.filter(region=page.region).select_related("user"):
        join(user=place.user, region=page.region)


def join(*, user: User, region: Region) -> None:
    """Let a member of a region's team edit its page."""
    user.groups.add(_group(region))


def leave(*, user: User, region: Region) -> None:
    """Take from someone the right to edit a region's page."""
    user.groups.remove(_group(region))


def _group(region: Region) -> Group:
    return Group.objects.get_or_create(name=f"Pôle {region.name}")[0]


def _give_page_rights(group: Group, page: HubPage) -> None:
    rights = Permission.objects.filter(content_type__app_label="wagtailcore")
    for permission in rights.filter(codename__in=PAGE_RIGHTS):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _give_picture_rights(group: Group, region: Region) -> None:
    collection = _collection(region)
    rights = Permission.objects.filter(content_type__app_label="wagtailimages")
    for permission in rights.filter(codename__in=PICTURE_RIGHTS):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def _collection(region: Region) -> Collection:
    name = f"Pôle {region.name}"
    known = Collection.objects.filter(name=name).first()
    return known or Collection.get_first_root_node().add_child(name=name)
