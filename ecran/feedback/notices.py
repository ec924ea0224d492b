"""What words on films tell people."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

RECEIVED = register(
    Kind(
        "feedback.received",
        _("A professional says a word on my film"),
        _("%(actor)s has a word on “%(film)s”: will you show it?"),
    )
)
SHOWN = register(
    Kind(
        "feedback.shown",
        _("My word on a film is shown"),
        _("Your word stands on the page of “%(film)s”"),
        mail=False,
    )
)
