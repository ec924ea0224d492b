"""What crew calls tell people."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

RECEIVED = register(
    Kind(
        "calls.received",
        _("Someone applies to my call"),
        _("%(actor)s applies to “%(call)s”: %(trade)s"),
    )
)
SEEN = register(
    Kind(
        "calls.seen",
        _("My application is read"),
        _("Your application to “%(call)s” has been read"),
        mail=False,
    )
)
RETAINED = register(
    Kind(
        "calls.retained",
        _("My application is retained"),
        _("You are retained for “%(call)s”: %(trade)s"),
    )
)
DECLINED = register(
    Kind(
        "calls.declined",
        _("My application is declined"),
        _("“%(call)s” answers your application"),
    )
)
WITHDRAWN = register(
    Kind(
        "calls.withdrawn",
        _("Someone withdraws from my call"),
        _("%(actor)s withdraws from “%(call)s”: %(trade)s"),
    )
)
INVITED = register(
    Kind(
        "calls.invited",
        _("I am invited to a position"),
        _("%(actor)s invites you to “%(call)s”: %(trade)s"),
    )
)
ACCEPTED = register(
    Kind(
        "calls.accepted",
        _("My invitation is accepted"),
        _("%(actor)s accepts your invitation to “%(call)s”: %(trade)s"),
    )
)
REFUSED = register(
    Kind(
        "calls.refused",
        _("My invitation is declined"),
        _("%(actor)s declines your invitation to “%(call)s”"),
    )
)
CLOSING = register(
    Kind(
        "calls.closing",
        _("My call closes soon"),
        _("“%(call)s” closes on %(day)s"),
        mail=False,
    )
)
