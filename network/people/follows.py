"""How people are followed, and told in feeds."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from labfilms.facts.models import Fact
from labfilms.facts.registry import Followable, Tale, register, tell
from network.people import selectors
from network.people.models import Profile


def _words(_fact: Fact, profile: Profile) -> Mapping[str, Any]:
    trades = ", ".join(profile.trade_names)
    return {"name": f"{profile} ({trades})" if trades else str(profile), "region": profile.region}


register(Followable("profil", Profile, _("People"), readable=selectors.people, order=10))
tell(
    Tale(
        "people.joined",
        readable=selectors.people,
        sentence=_("%(name)s joins %(region)s"),
        words=_words,
    )
)
