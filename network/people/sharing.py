"""What other sites and engines read of a public page: schema.org's Person, OpenGraph."""

from django.http import HttpRequest
from django.utils.safestring import SafeString

from labfilms.ui.linked import Shared, head
from network.people.models import Profile


def said(profile: Profile, request: HttpRequest) -> SafeString:
    """Return the lines of the head of a person's page; nothing for one that is not everyone's."""
    if not (profile.is_shown and profile.user.is_active):
        return SafeString("")
    address = request.build_absolute_uri(profile.get_absolute_url())
    trades = profile.trade_names
    text = " · ".join([", ".join(trades), profile.place])
    data = {
        "@type": "Person",
        "@id": address,
        "url": address,
        "name": profile.user.name,
        "description": profile.bio,
        "jobTitle": trades,
        "homeLocation": {"@type": "Place", "name": profile.place},
    }
    return head(Shared("profile", profile.user.name, text, address), data)
