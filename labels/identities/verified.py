"""How labels are verified: their selections become laurels."""

from django.utils.translation import gettext_lazy as _

from labels.identities import selectors, services
from labels.identities.models import Label
from regions.verification.registry import Mark, Verifiable, register

register(
    Verifiable(
        name="label",
        model=Label,
        label=_("label"),
        readable=Label.objects.visible_to,
        region=lambda label: label.region,
        people=selectors.people_of,
        keep=lambda label, mark: services.keep_mark(label=label, at=mark.at, reason=mark.reason),
        mark=lambda label: Mark(label.verified_at, label.verified_reason),
    )
)
