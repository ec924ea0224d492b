"""What orders tell those who sell."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

WAITS = register(
    Kind(
        "orders.waits",
        _("Somebody wants to pay my structure by transfer or by hand"),
        _("%(number)s: “%(title)s” is ordered and waits for its payment"),
    )
)
BACK = register(
    Kind(
        "orders.back",
        _("A film that was paid can no longer be watched"),
        _("%(number)s: “%(title)s” was paid but is no longer here; refund it"),
    )
)
