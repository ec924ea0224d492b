from django.db import models
from django.utils.translation import gettext_lazy as _


class Pay(models.TextChoices):
    """How a call pays: three words that exclude each other (F1)."""

    VOLUNTEER = "volunteer", _("volunteer")
    REFUNDED = "refunded", _("refunded")
    PAID = "paid", _("paid")


# From the least to the most: a call that people answered may rise, never fall.
PAY_ORDER = {Pay.VOLUNTEER: 0, Pay.REFUNDED: 1, Pay.PAID: 2}


class CallState(models.TextChoices):
    DRAFT = "draft", _("draft")
    OPEN = "open", _("open")
    CLOSED = "closed", _("closed")


class Side(models.TextChoices):
    """Which half of a paired position (*poste doublé*); a single position has none."""

    NONE = "", _("the position")
    KNOWS = "knows", _("one who knows the trade, and passes it on")
    LEARNS = "learns", _("one who learns the trade")


class ApplicationState(models.TextChoices):
    SENT = "sent", _("received")
    SEEN = "seen", _("seen")
    RETAINED = "retained", _("retained")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("withdrawn")


class InvitationState(models.TextChoices):
    SENT = "sent", _("waiting for an answer")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    WITHDRAWN = "withdrawn", _("taken back")


# What may follow what. Someone declined may be called back when another leaves.
APPLICATION_MOVES: dict[str, frozenset[str]] = {
    ApplicationState.SENT: frozenset(
        {
            ApplicationState.SEEN,
            ApplicationState.RETAINED,
            ApplicationState.DECLINED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.SEEN: frozenset(
        {ApplicationState.RETAINED, ApplicationState.DECLINED, ApplicationState.WITHDRAWN}
    ),
    ApplicationState.RETAINED: frozenset({ApplicationState.WITHDRAWN}),
    ApplicationState.DECLINED: frozenset({ApplicationState.RETAINED}),
    ApplicationState.WITHDRAWN: frozenset(),
}

# An application that asks for an answer, or that got a yes: one a person and position.
ALIVE = (ApplicationState.SENT, ApplicationState.SEEN, ApplicationState.RETAINED)
WAITING = (ApplicationState.SENT, ApplicationState.SEEN)
