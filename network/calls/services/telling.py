"""Who is told of what."""

from typing import Any

from django.urls import reverse

from labfilms.accounts.models import User
from labfilms.notify import services as news
from labfilms.notify.kinds import Kind
from network.calls import selectors
from network.calls.models import Application, CrewCall


def tell(person: User, kind: Kind, application: Application, *, actor: User | None = None) -> None:
    """Tell an applicant what became of their application."""
    position = application.position
    news.notify(
        person=person,
        kind=kind,
        actor=actor,
        address=reverse("calls:applications_mine"),
        words={"call": position.call, "trade": position.trade},
    )


def tell_holders(
    call: CrewCall,
    kind: Kind,
    *,
    actor: User | None = None,
    address: str = "",
    key: str = "",
    **words: Any,
) -> None:
    """Tell whoever looks after a call; without an address, its page is named."""
    for holder in selectors.holders_of(call):
        news.notify(
            person=holder,
            kind=kind,
            actor=actor,
            address=address or call.get_absolute_url(),
            words={"call": call, **words},
            key=key,
        )
