"""What links to films tell people."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

REPLIED = register(
    Kind(
        "screeners.replied",
        _("Someone answers to a screener link of mine"),
        _("%(name)s answers you about “%(film)s”"),
    )
)
