"""A few towns, as tests need them: the whole list is a package's, and takes seconds."""

from regions.territory.enums import Precision
from regions.territory.models import Department, Town, fold

# Name → INSEE code, latitude, longitude, inhabitants.
TOWNS = {
    "Poitiers": ("86194", 46.58, 0.34, 89916),
    "Chasseneuil-du-Poitou": ("86062", 46.65, 0.37, 4800),
    "Châtellerault": ("86066", 46.82, 0.55, 31500),
    "Niort": ("79191", 46.32, -0.46, 59000),
    "Angoulême": ("16015", 45.65, 0.16, 41000),
    "Paris": ("75056", 48.86, 2.35, 2103778),
    "Saint-Denis (Seine-Saint-Denis)": ("93066", 48.94, 2.36, 149077),
    "Saint-Denis (La Réunion)": ("97411", -20.88, 55.45, 155634),
    "Saint-Denis (Aude)": ("11339", 43.36, 2.22, 523),
    "Cilaos": ("97424", -21.13, 55.47, 5040),
}


def make_town(called: str = "Poitiers", **fields) -> Town:
    """Return one of the towns above, made the first time."""
    code, latitude, longitude, population = TOWNS[called]
    name = called.partition(" (")[0]
    department = code[:3] if code.startswith("97") else code[:2]
    values = {
        "name": name,
        "folded": fold(name),
        "department": Department.objects.get(code=department),
        "latitude": latitude,
        "longitude": longitude,
        "precision": Precision.TOWN,
        "population": population,
    }
    return Town.objects.get_or_create(code=code, defaults=values | fields)[0]


def make_towns() -> dict[str, Town]:
    return {called: make_town(called) for called in TOWNS}
