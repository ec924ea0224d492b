"""How structures are followed, and told in feeds."""

from django.utils.translation import gettext_lazy as _

from labfilms.facts.registry import Followable, Tale, register, tell
from network.organisations import selectors
from network.organisations.models import Organisation

register(
    Followable(
        "structure", Organisation, _("Structures"), readable=selectors.organisations, order=15
    )
)
tell(
    Tale(
        "organisations.created",
        readable=selectors.organisations,
        sentence=_("New structure in %(region)s: %(name)s"),
        words=lambda _fact, organisation: {"region": organisation.region, "name": organisation},
    )
)
