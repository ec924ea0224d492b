"""What accesses tell people."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

GIVEN = register(
    Kind(
        "access.given",
        _("I am given an access to a film"),
        _("%(actor)s lets you watch “%(film)s”"),
    )
)
