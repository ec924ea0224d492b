"""How calls are told in feeds."""

from django.utils.translation import gettext_lazy as _

from labfilms.facts.registry import Tale, tell
from network.calls.models import CrewCall

tell(
    Tale(
        "calls.published",
        readable=lambda _viewer: CrewCall.objects.open_now(),
        sentence=_("New call: “%(title)s”"),
        words=lambda _fact, call: {"title": call},
    )
)
