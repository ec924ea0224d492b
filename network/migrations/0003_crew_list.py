from django.db import migrations, models

from network.people.data import TRADES


def lay(apps, schema_editor):
    """Bring every post to the crew list's words and order; rows stay, since credits hold them."""
    Trade = apps.get_model("network", "Trade")
    known = {trade.code: trade for trade in Trade.objects.all()}
    rows = [
        Trade(
            pk=known[code].pk if code in known else None,
            code=code,
            department=department,
            feminine=feminine,
            masculine=masculine,
            neutral=neutral,
            english=english,
            order=order,
        )
        for order, (code, department, feminine, masculine, neutral, english) in enumerate(TRADES)
    ]
    Trade.objects.bulk_create([row for row in rows if row.pk is None])
    Trade.objects.bulk_update(
        [row for row in rows if row.code in known],
        ["department", "feminine", "masculine", "neutral", "english", "order"],
        batch_size=100,
    )


class Migration(migrations.Migration):
    dependencies = [("network", "0002_trades")]
    operations = [
        migrations.AlterField(
            "trade",
            "department",
            models.CharField(
                choices=[
                    ("writing", "Writing"),
                    ("directing", "Directing"),
                    ("production", "Production"),
                    ("unit", "Unit and locations"),
                    ("camera", "Camera"),
                    ("light", "Light and grip"),
                    ("sound", "Sound"),
                    ("set", "Set and props"),
                    ("costume", "Costumes"),
                    ("makeup", "Make-up and hair"),
                    ("cast", "Cast"),
                    ("animation", "Animation and visual effects"),
                    ("editing", "Editing"),
                    ("post", "Post-production"),
                    ("music", "Music"),
                    ("distribution", "Distribution and programming"),
                    ("live", "Live recording"),
                ],
                max_length=12,
            ),
        ),
        migrations.RunPython(lay, migrations.RunPython.noop),
    ]
