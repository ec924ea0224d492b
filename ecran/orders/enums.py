from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class What(models.TextChoices):
    """What happened to an order's money (as `payments.port.What`, which knows no order)."""

    PAID = "paid", pgettext_lazy("an order", "paid")
    FAILED = "failed", _("refused")
    EXPIRED = "expired", _("given up")
    REFUNDED = "refunded", _("refunded")


class State(models.TextChoices):
    """Where an order stands: read from its entries, never written."""

    WAITING = "waiting", _("waiting for its payment")
    PAID = "paid", pgettext_lazy("an order", "paid")
    ENDED = "ended", _("not paid")
    REFUNDED = "refunded", pgettext_lazy("an order", "refunded")


class PaperKind(models.TextChoices):
    RECEIPT = "receipt", _("receipt")
    CREDIT_NOTE = "credit-note", _("credit note")
