"""The foot of every page: who runs the site, by which rules, and how to write."""

from labfilms.ui.navigation import Entry, register
from regions.editorial.enums import Place

for order, place in enumerate(Place):
    register(Entry(place.label, f"editorial:{place.name.lower()}", place="legal", order=order))
