"""What conversations tell people. Never the message itself: it may come from a stranger."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

RECEIVED = register(
    Kind("messages.received", _("Someone writes to me"), _("%(actor)s has written to you"))
)
RECEIVED_FOR = register(
    Kind(
        "messages.received_for",
        _("Someone writes to my structure"),
        _("%(actor)s has written to %(organisation)s"),
    )
)
