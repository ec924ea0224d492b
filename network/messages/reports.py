"""How messages are reported, and what a team sees of one: that message, not its conversation."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from labfilms.moderation.registry import Reportable, register
from labfilms.moderation.slots import EVIDENCE
from network.messages import services
from network.messages.models import Message

register(
    Reportable(
        name="message",
        model=Message,
        label=_("message"),
        readable=lambda viewer, _link: Message.objects.visible_to(viewer),
        # What two people write is read by the site's own team, and by no region's.
        region=lambda _message: None,
        owners=lambda message: [message.sender] if message.sender else [],
        withhold=lambda message, level: services.withhold(message=message, level=level),
        remove=lambda message: message.delete(),
    )
)


@EVIDENCE.provide("network/messages/report_evidence.html")
def show_messages(
    things: Sequence[Any], _request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Let a team read a message that was reported, withheld or not."""
    return {thing.pk: {"message": thing} for thing in things if isinstance(thing, Message)}
