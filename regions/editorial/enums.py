from django.db import models
from django.utils.translation import gettext_lazy as _


class Place(models.TextChoices):
    """The pages that stand from the first start; the value is their address."""

    LEGAL = "mentions-legales", _("Legal notice")
    CHARTER = "charte", _("Charter")
    ORDER = "ordre", _("How the order is made")
    ACCESSIBILITY = "accessibilite", _("Accessibility")
    CONTACT = "contact", _("Contact")
