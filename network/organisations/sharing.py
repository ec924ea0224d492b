"""What other sites and engines read of a structure: schema.org's Organization, OpenGraph."""

from django.http import HttpRequest
from django.utils.safestring import SafeString

from labfilms.ui.linked import Shared, head
from network.organisations.models import Organisation


def said(organisation: Organisation, request: HttpRequest) -> SafeString:
    """Return the lines of the head of a structure's page; nothing for one that is withheld."""
    if organisation.is_withheld:
        return SafeString("")
    address = request.build_absolute_uri(organisation.get_absolute_url())
    place = ", ".join(filter(None, [organisation.town, organisation.region.name]))
    data = {
        "@type": "Organization",
        "@id": address,
        "url": address,
        "name": organisation.name,
        "description": organisation.statement,
        "location": {"@type": "Place", "name": place},
        "sameAs": organisation.link_list,
    }
    text = organisation.statement or organisation.get_kind_display()
    return head(Shared("website", organisation.name, text, address), data)
