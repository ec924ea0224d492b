"""The pages of the house in English, below the root of the English tree."""

from django.db import migrations
from django.utils import timezone

from regions.editorial.words_en import PAGES

# As treebeard numbers the steps of a path: four signs of base 36.
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STEP = 4


def step(number):
    signs = ""
    while number:
        number, rest = divmod(number, len(SIGNS))
        signs = SIGNS[rest] + signs
    return signs.rjust(STEP, "0")


def lay(apps, schema_editor):
    page_model = apps.get_model("wagtailcore", "Page")
    info = apps.get_model("editorial", "InfoPage").objects
    root = page_model.objects.filter(
        depth=2, content_type__model="hubindexpage", locale__language_code="en"
    ).first()
    if root is None:
        return  # someone has built another tree here
    below = page_model.objects.filter(depth=3, path__startswith=root.path)
    last = max((int(path[-STEP:], len(SIGNS)) for path in below.values_list("path", flat=True)), default=0)
    taken = set(below.values_list("slug", flat=True))
    now = timezone.now()
    for place, title, intro, body in PAGES:
        french = info.filter(place=place, locale__language_code="fr").first()
        if french is None or place in taken or info.filter(place=place, locale=root.locale).exists():
            continue
        last += 1
        info.create(
            title=title,
            draft_title=title,
            slug=place,
            place=place,
            intro=intro,
            body=body.strip(),
            url_path=f"{root.url_path}{place}/",
            path=root.path + step(last),
            depth=3,
            numchild=0,
            live=french.live,
            content_type=french.content_type,
            locale=root.locale,
            translation_key=french.translation_key,
            first_published_at=now,
            last_published_at=now,
        )
        root.numchild += 1
    root.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    dependencies = [("editorial", "0003_translations"), ("hubs", "0005_english_index")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
