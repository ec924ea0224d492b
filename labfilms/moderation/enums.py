from django.db import models
from django.utils.translation import gettext_lazy as _


class Withheld(models.TextChoices):
    """What moderation withholds of a thing: `visible_to` asks it before anything else."""

    NO = "", _("open")
    # Its owner alone still sees it, with the reason.
    HIDDEN = "hidden", _("hidden")
    # Nobody sees it; it is deleted when the time to appeal is over.
    REMOVED = "removed", _("removed")


class Reason(models.TextChoices):
    """Why someone reports: seven breaches of the charter, and what is against the law."""

    IMAGE = "image", _("Someone is shown or named without having agreed")
    WORK = "work", _("A work, a music or pictures are used without the right to")
    HATE = "hate", _("Hatred or discrimination")
    HARASSMENT = "harassment", _("Harassment or threats")
    SHOCK = "shock", _("Violence or sexuality without a warning")
    MINOR = "minor", _("A minor is in danger")
    DECEIT = "deceit", _("Deceit: a false name, false credits, a false call")
    SPAM = "spam", _("Advertising, or nothing to do with films")
    ILLEGAL = "illegal", _("It is against the law")


# Article 16 (2) (c) of the Digital Services Act: for these, one may stay unnamed.
UNNAMED = (Reason.MINOR,)


class Measure(models.TextChoices):
    """What a team decides."""

    NOTHING = "nothing", _("Nothing: it stays as it is")
    HIDDEN = "hidden", _("Hide it: its owner alone still sees it")
    REMOVED = "removed", _("Remove it: deleted in six months, unless an appeal says otherwise")
    SUSPENDED = "suspended", _("Hide it and suspend its owner’s account")


# What each measure withholds of the thing.
WITHHOLDS = {
    Measure.NOTHING: Withheld.NO,
    Measure.HIDDEN: Withheld.HIDDEN,
    Measure.REMOVED: Withheld.REMOVED,
    Measure.SUSPENDED: Withheld.HIDDEN,
}


class Ground(models.TextChoices):
    """On what a decision rests: article 17 (3) (d) and (e) of the Digital Services Act."""

    CHARTER = "charter", _("the charter")
    LAW = "law", _("the law")


class AppealState(models.TextChoices):
    WAITING = "waiting", _("waiting for another person’s eyes")
    UPHELD = "upheld", _("the decision stands")
    CHANGED = "changed", _("the decision is changed")
