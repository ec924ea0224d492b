"""The page of all regions stands from the first start, in the place of Wagtail's welcome page."""

from django.db import migrations


def make_index(apps, schema_editor):
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="hubs", model="hubindexpage"
    )
    locale, _ = apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code="fr")
    pages = apps.get_model("wagtailcore", "Page").objects
    sites = apps.get_model("wagtailcore", "Site").objects
    pages.filter(depth=2, slug="home", content_type__model="page").delete()
    if pages.filter(depth=2).exists():
        return  # someone has built another tree here
    index = apps.get_model("hubs", "HubIndexPage").objects.create(
        title="Les pôles régionaux",
        draft_title="Les pôles régionaux",
        slug="poles",
        url_path="/poles/",
        path="00010001",
        depth=2,
        numchild=0,
        content_type=content_type,
        locale=locale,
    )
    pages.filter(depth=1).update(numchild=1)
    sites.all().delete()
    sites.create(
        hostname="localhost", site_name="LabFilms", root_page_id=index.pk, is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [("hubs", "0001_initial"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [migrations.RunPython(make_index, migrations.RunPython.noop)]
