"""The pages of the house stand from the first start, below the site's root."""

from django.db import migrations
from django.utils import timezone

from regions.editorial.data import PAGES

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
    info = apps.get_model("editorial", "InfoPage")
    root = page_model.objects.filter(depth=2, content_type__model="hubindexpage").first()
    if root is None:
        return  # someone has built another tree here
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="editorial", model="infopage"
    )
    paths = page_model.objects.filter(depth=3, path__startswith=root.path).values_list("path", flat=True)
    last = max((int(path[-STEP:], len(SIGNS)) for path in paths), default=0)
    now = timezone.now()
    for number, (place, title, intro, body) in enumerate(PAGES, start=last + 1):
        info.objects.create(
            title=title,
            draft_title=title,
            slug=place,
            place=place,
            intro=intro,
            body=body.strip(),
            url_path=f"{root.url_path}{place}/",
            path=root.path + step(number),
            depth=3,
            numchild=0,
            content_type=content_type,
            locale=root.locale,
            first_published_at=now,
            last_published_at=now,
        )
        root.numchild += 1
    root.save(update_fields=["numchild"])


class Migration(migrations.Migration):
    dependencies = [
        ("editorial", "0001_initial"),
        ("hubs", "0002_index_page"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
