"""What moderation tells people of the house; letters carry the same words to everyone else."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

# Their letters leave in any case, by `notify.services.write`: the bell only points to them.
DECIDED_FOR_REPORTER = register(
    Kind(
        "moderation.answered",
        _("What became of my reports"),
        _("Your report on “%(thing)s” was looked at: here is the answer"),
        mail=False,
    )
)
DECIDED_FOR_OWNER = register(
    Kind(
        "moderation.decided",
        _("A decision about something of mine"),
        _("A decision was taken about “%(thing)s”"),
        mail=False,
    )
)
APPEAL_ANSWERED = register(
    Kind(
        "moderation.appeal-answered",
        _("What became of my appeals"),
        _("Your appeal about “%(thing)s” has its answer"),
        mail=False,
    )
)
