"""How structures are verified."""

from django.utils.translation import gettext_lazy as _

from network.organisations import selectors, services
from network.organisations.models import Organisation
from regions.verification.registry import Mark, Verifiable, register

register(
    Verifiable(
        name="structure",
        model=Organisation,
        label=_("structure"),
        readable=Organisation.objects.visible_to,
        region=lambda organisation: organisation.region,
        people=selectors.people_in_charge,
        keep=lambda organisation, mark: services.keep_mark(
            organisation=organisation, at=mark.at, reason=mark.reason
        ),
        mark=lambda organisation: Mark(organisation.verified_at, organisation.verified_reason),
    )
)
