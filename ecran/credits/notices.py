"""What credits tell people."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

PROPOSED = register(
    Kind(
        "credits.proposed",
        _("I am credited on a film"),
        _("You are credited on “%(film)s”: %(trade)s. Is it right?"),
    )
)
ASKED = register(
    Kind(
        "credits.asked",
        _("Someone asks for another post in my credits"),
        _("%(actor)s asks to be credited on “%(film)s” as: %(trade)s"),
    )
)
CONFIRMED = register(
    Kind(
        "credits.confirmed",
        _("Someone confirms their credit"),
        _("%(actor)s confirms their credit on “%(film)s”"),
        mail=False,
    )
)
REFUSED = register(
    Kind(
        "credits.refused",
        _("Someone takes their name off my credits"),
        _("%(actor)s takes their name off the credits of “%(film)s”"),
    )
)
SETTLED = register(
    Kind(
        "credits.settled",
        _("My question about a credit is answered"),
        _("The credits of “%(film)s” name you: %(trade)s"),
    )
)
