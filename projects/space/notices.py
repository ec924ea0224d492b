"""What projects tell people."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

INVITED = register(
    Kind(
        "projects.invited",
        _("A team invites me"),
        _("%(actor)s invites you to the team of “%(project)s”"),
    )
)
JOINED = register(
    Kind(
        "projects.joined",
        _("Someone joins my team"),
        _("%(actor)s is now of the team of “%(project)s”"),
    )
)
LEFT = register(
    Kind(
        "projects.left",
        _("Someone leaves my team"),
        _("%(actor)s has left the team of “%(project)s”"),
    )
)
