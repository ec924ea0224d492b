"""The regions of France by INSEE code (official geographic code, 2026), west to east by hue.

Hues turn once round the circle; neighbours on the map are kept apart on it.
"""

REGIONS: tuple[tuple[str, str, str, int], ...] = (
    ("84", "auvergne-rhone-alpes", "Auvergne-Rhône-Alpes", 1),
    ("27", "bourgogne-franche-comte", "Bourgogne-Franche-Comté", 8),
    ("53", "bretagne", "Bretagne", 12),
    ("24", "centre-val-de-loire", "Centre-Val de Loire", 5),
    ("94", "corse", "Corse", 9),
    ("44", "grand-est", "Grand Est", 15),
    ("32", "hauts-de-france", "Hauts-de-France", 3),
    ("11", "ile-de-france", "Île-de-France", 10),
    ("28", "normandie", "Normandie", 7),
    ("75", "nouvelle-aquitaine", "Nouvelle-Aquitaine", 14),
    ("76", "occitanie", "Occitanie", 17),
    ("52", "pays-de-la-loire", "Pays de la Loire", 2),
    ("93", "provence-alpes-cote-d-azur", "Provence-Alpes-Côte d’Azur", 13),
    ("01", "guadeloupe", "Guadeloupe", 4),
    ("02", "martinique", "Martinique", 16),
    ("03", "guyane", "Guyane", 6),
    ("04", "la-reunion", "La Réunion", 11),
    ("06", "mayotte", "Mayotte", 18),
    ("99", "ailleurs", "Ailleurs", 0),
)
