from django.db import migrations

from regions.territory.data import DEPARTMENTS, METROPOLIS, TIME_ZONES


def lay(apps, schema_editor):
    Department = apps.get_model("territory", "Department")
    Region = apps.get_model("territory", "Region")
    regions = {region.code: region for region in Region.objects.all()}
    Department.objects.bulk_create(
        [
            Department(
                code=code,
                name=name,
                region=regions[region],
                time_zone=TIME_ZONES.get(code, METROPOLIS),
            )
            for code, region, name in DEPARTMENTS
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "region", "time_zone"],
    )


class Migration(migrations.Migration):
    dependencies = [("territory", "0003_towns")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
