from django.db import models
from django.utils.translation import pgettext_lazy


class ScreenerState(models.TextChoices):
    """What a link is worth now; told from its row, never kept."""

    OPEN = "open", pgettext_lazy("screener link", "open")
    USED = "used", pgettext_lazy("screener link", "all viewings used")
    EXPIRED = "expired", pgettext_lazy("screener link", "date passed")
    REVOKED = "revoked", pgettext_lazy("screener link", "withdrawn")
