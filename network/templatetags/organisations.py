"""What a structure's card needs of its row."""

from django import template

from labfilms.pictures import selectors as pictures
from network.organisations.models import Organisation

register = template.Library()


@register.filter
def logo(organisation: Organisation) -> pictures.Source | None:
    return pictures.source(organisation.logo)


@register.filter
def bare(address: str) -> str:
    """Return an address as one says it: « lessalins.fr/atelier »."""
    return address.partition("//")[2].removeprefix("www.").rstrip("/") or address


@register.filter
def place(organisation: Organisation) -> str:
    """Return « Saint-Paul, La Réunion », or the region alone."""
    return ", ".join(filter(None, [organisation.town, str(organisation.region)]))
