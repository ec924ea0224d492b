"""Open hubs, and keep the editors' rights in step with the regions' teams."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils import translation
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

# What the pages of all regions are called, until someone edits them.
INDEX_TITLES = {"fr": "Les pôles régionaux", "en": "The regional hubs"}
PAGE_RIGHTS = ("change_page", "publish_page")
PICTURE_RIGHTS = ("add_image", "change_image", "choose_image")


@transaction.atomic
def open_index() -> HubIndexPage:
    """Return the page of all regions in the first language, made as the site's root the first time.

    Its translations are made with it, so that each language has its tree.
    """
    first = settings.LANGUAGE_CODE
    known: HubIndexPage | None = HubIndexPage.objects.filter(locale__language_code=first).first()
    index = known or _make_index(first)
    for code, title in INDEX_TITLES.items():
        locale = Locale.objects.get_or_create(language_code=code)[0]
        if not index.get_translations(inclusive=True).filter(locale=locale).exists():
            _translate(index, locale, title)
    return index


def _make_index(code: str) -> HubIndexPage:
    root = Page.get_first_root_node()
    locale = Locale.objects.get_or_create(language_code=code)[0]
    index = HubIndexPage(title=INDEX_TITLES[code], slug="poles", locale=locale)
    root.add_child(instance=index)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "root_page": index, "site_name": "LabFilms"},
    )
    return index


def _translate(index: HubIndexPage, locale: Locale, title: str) -> None:
    made = index.copy_for_translation(locale)
    # Its words are not those of this language.
    made.title, made.intro = title, ""
    made.save_revision().publish()


@transaction.atomic
def open_hub(*, region: Region, intro: str = "") -> HubPage:
    """Return a region's page, made and published the first time, with its editors' group."""
    index = open_index()
    known: HubPage | None = HubPage.objects.child_of(index).filter(region=region).first()
    if known is not None:
        return known
    page = HubPage(title=region.name, slug=region.slug, region=region, intro=intro)
    index.add_child(instance=page)
    page.save_revision().publish()
    facts.record(actor=None, verb="hubs.opened", thing=page, about=[region])
    return page


@transaction.atomic
def translate_hub(*, page: HubPage, code: str, intro: str, credit: str, body: str) -> HubPage:
    """Return a region's page in another language, made and published the first time.

    `body` holds its panels as JSON, in the form of its field. The page stands at the same address,
    shows the same picture and is called as that language calls the region. A translation that
    somebody has begun stays as it is.
    """
    locale = Locale.objects.get(language_code=code)
    known: HubPage | None = page.get_translation_or_none(locale)
    if known is not None:
        return known
    made: HubPage = page.copy_for_translation(locale)
    with translation.override(code):
        made.title = str(page.region)
    made.intro, made.picture_credit, made.body = intro, credit, body
    made.save_revision().publish()
    # A revision is published as a row of its own.
    made.refresh_from_db()
    return made


def withhold(*, page: HubPage, level: str) -> None:
    """Take a region's page off the site as moderation decides (a `Withheld` value), or back.

    In every language: its translations say the same. A translation that its team has not published
    stays a draft.
    """
    for one in HubPage.objects.filter(region=page.region):
        if level:
            one.unpublish()
        elif not one.live and one.first_published_at:
            one.save_revision().publish()


@transaction.atomic
def give_rights(*, page: HubPage) -> None:
    """Let a region's team edit its page and the pictures of its collection, and nothing else."""
    group = _group(page.region)
    general = Permission.objects.filter(codename__in=("access_admin", "submit_translation"))
    group.permissions.add(*general)
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
