"""What labels tell people."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

INVITED = register(
    Kind(
        "labels.invited",
        _("Somebody invites you to sign for a label"),
        _("%(actor)s invites you to sign for the label %(label)s."),
    )
)
JOINED = register(
    Kind(
        "labels.joined",
        _("Somebody you invited joins a label"),
        _("%(actor)s now signs for the label %(label)s."),
        mail=False,
    )
)
DECLINED = register(
    Kind(
        "labels.declined",
        _("Somebody you invited to a label declines"),
        _("%(actor)s will not sign for the label %(label)s."),
        mail=False,
    )
)
