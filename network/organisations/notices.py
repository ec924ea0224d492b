"""What structures tell people."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

INVITED = register(
    Kind(
        "organisations.invited",
        _("A structure invites me to be a member"),
        _("%(actor)s invites you to be a member of %(organisation)s"),
    )
)
JOINED = register(
    Kind(
        "organisations.joined",
        _("Someone joins my structure"),
        _("%(actor)s is now a member of %(organisation)s"),
    )
)
ADHESION_ASKED = register(
    Kind(
        "organisations.adhesion_asked",
        _("A structure asks to adhere to mine"),
        _("%(member)s asks to adhere to %(network)s"),
    )
)
ADHESION_ACCEPTED = register(
    Kind(
        "organisations.adhesion_accepted",
        _("My structure’s adhesion is accepted"),
        _("%(network)s welcomes %(member)s among its members"),
    )
)
