"""The page of all regions in English, beside the French one: the root of the English tree."""

from django.core.cache import cache
from django.db import migrations

from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY, SITE_ROOT_PATHS_CACHE_VERSION

# As treebeard numbers the steps of a path: four signs of base 36.
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STEP = 4
TITLE = "The regional hubs"


def step(number):
    signs = ""
    while number:
        number, rest = divmod(number, len(SIGNS))
        signs = SIGNS[rest] + signs
    return signs.rjust(STEP, "0")


def translate(apps, schema_editor):
    pages = apps.get_model("wagtailcore", "Page").objects
    indexes = apps.get_model("hubs", "HubIndexPage").objects
    locale, _ = apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="en")
    french = indexes.filter(locale__language_code="fr", depth=2).first()
    if french is None:
        return  # someone has built another tree here
    if indexes.filter(translation_key=french.translation_key, locale=locale).exists():
        return
    last = max(int(path[-STEP:], len(SIGNS)) for path in pages.filter(depth=2).values_list("path", flat=True))
    slug = "poles-en"
    indexes.create(
        title=TITLE,
        draft_title=TITLE,
        slug=slug,
        url_path=f"/{slug}/",
        path=french.path[:STEP] + step(last + 1),
        depth=2,
        numchild=0,
        content_type=french.content_type,
        locale=locale,
        translation_key=french.translation_key,
        first_published_at=french.first_published_at,
        last_published_at=french.last_published_at,
    )
    root = pages.get(depth=1, path=french.path[:STEP])
    root.numchild += 1
    root.save(update_fields=["numchild"])
    forget_roots(schema_editor.connection)


def forget_roots(connection):
    # Wagtail remembers for an hour where trees begin. At the first start the cache has no table.
    if "labfilms_cache" in connection.introspection.table_names():
        cache.delete(SITE_ROOT_PATHS_CACHE_KEY, version=SITE_ROOT_PATHS_CACHE_VERSION)


class Migration(migrations.Migration):
    dependencies = [("hubs", "0004_translations")]
    operations = [migrations.RunPython(translate, migrations.RunPython.noop)]
