"""How structures follow accounts: whoever proves an address finds what was offered to it."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from django.dispatch import receiver

from network.organisations import services


@receiver(email_confirmed)
def claim_places(email_address: EmailAddress, **_: Any) -> None:
    services.claim(person=email_address.user)
