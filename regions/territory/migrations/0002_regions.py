from django.db import migrations

from regions.territory.data import REGIONS


def lay(apps, schema_editor):
    Region = apps.get_model("territory", "Region")
    for code, slug, name, hue in REGIONS:
        Region.objects.get_or_create(code=code, defaults={"slug": slug, "name": name, "hue": hue})


class Migration(migrations.Migration):
    dependencies = [("territory", "0001_initial")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
