from django.db import migrations

from network.people.data import TRADES


def lay(apps, schema_editor):
    Trade = apps.get_model("network", "Trade")
    for order, (code, department, feminine, masculine, neutral, english) in enumerate(TRADES):
        Trade.objects.get_or_create(
            code=code,
            defaults={
                "department": department,
                "feminine": feminine,
                "masculine": masculine,
                "neutral": neutral,
                "english": english,
                "order": order,
            },
        )


class Migration(migrations.Migration):
    dependencies = [("network", "0001_initial")]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
