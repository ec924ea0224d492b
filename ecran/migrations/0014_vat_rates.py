from datetime import date

from django.db import migrations

# As ecran/offers/data.py said when shops were first opened.
RATES = {
    "AT": 2000, "BE": 2100, "BG": 2000, "HR": 2500, "CY": 1900, "CZ": 2100, "DE": 1900, "DK": 2500,
    "ES": 2100, "FR": 2000, "GR": 2400, "HU": 2700, "IE": 2300, "IT": 2200, "LT": 2100, "LU": 1700,
    "LV": 2100, "MT": 1800, "NL": 2100, "PL": 2300, "PT": 2300, "SE": 2500, "SI": 2200,
    "GP": 850, "MQ": 850, "RE": 850, "GF": 0, "YT": 0, "MC": 2000,
}
CHANGED = {
    "EE": [(2200, date(2024, 1, 1)), (2400, date(2025, 7, 1))],
    "FI": [(2400, date(2013, 1, 1)), (2550, date(2024, 9, 1))],
    "RO": [(1900, date(2017, 1, 1)), (2100, date(2025, 8, 1))],
    "SK": [(2000, date(2011, 1, 1)), (2300, date(2025, 1, 1))],
}


def seed(apps, _editor):
    """Begin the table that staff keep.

    Sources: the European Commission's “VAT rates applied in the Member States”, electronic
    services; articles 294 and 296 of the French tax code for what lies overseas.
    """
    rate = apps.get_model("ecran", "VatRate")
    rows = [(country, points, date(2000, 1, 1)) for country, points in RATES.items()]
    rows += [(country, points, day) for country, known in CHANGED.items() for points, day in known]
    rate.objects.bulk_create(
        rate(country=country, rate=points, starts_on=day) for country, points, day in rows
    )


class Migration(migrations.Migration):
    dependencies = [("ecran", "0013_shops")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
