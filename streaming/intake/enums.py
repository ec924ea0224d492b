from django.db import models
from django.utils.translation import gettext_lazy as _


class UploadState(models.TextChoices):
    RECEIVING = "receiving", _("being received")
    COMPLETE = "complete", _("complete")
    CANCELLED = "cancelled", _("cancelled")


class AssetState(models.TextChoices):
    """Where a source stands. Being playable is another matter: a package says it."""

    ARRIVING = "arriving", _("arriving")
    WAITING = "waiting", _("waiting")
    ENCODING = "encoding", _("being prepared")
    READY = "ready", _("ready")
    REFUSED = "refused", _("refused")
    FAILED = "failed", _("failed")
