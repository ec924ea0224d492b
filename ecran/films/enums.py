from django.db import models
from django.utils.translation import gettext_lazy as _


class Visibility(models.TextChoices):
    """Who a film is for. The credited see it at every step."""

    DRAFT = "draft", _("Draft: you and the people credited")
    PRIVATE = "private", _("Team: you and the people credited")
    UNLISTED = "unlisted", _("With its link: whoever has the address, in no list")
    PUBLIC = "public", _("Public: everyone")


# What a person must have said before a film leaves the team.
SHARED = (Visibility.UNLISTED, Visibility.PUBLIC)


class Embedding(models.TextChoices):
    """Where the player of a released film may stand, beside our own pages."""

    ANYWHERE = "anywhere", _("Anywhere: any site may show it, and leads back here")
    LISTED = "listed", _("On some sites: those named below")
    NOWHERE = "nowhere", _("On LabFilms alone")


class Format(models.TextChoices):
    SHORT = "short", _("short fiction")
    DOCUMENTARY = "documentary", _("documentary")
    ANIMATION = "animation", _("animation")
    EXPERIMENTAL = "experimental", _("experimental")
    CLIP = "clip", _("music video")
    WEB_SERIES = "web-series", _("web series")
    EXERCISE = "exercise", _("school exercise")


class Genre(models.TextChoices):
    DRAMA = "drama", _("drama")
    COMEDY = "comedy", _("comedy")
    CHRONICLE = "chronicle", _("chronicle")
    PORTRAIT = "portrait", _("portrait")
    FANTASY = "fantasy", _("fantasy")
    SCIENCE_FICTION = "science-fiction", _("science fiction")
    THRILLER = "thriller", _("thriller")
    ESSAY = "essay", _("essay")
    MUSICAL = "musical", _("musical")
    YOUTH = "youth", _("for the young")


class Language(models.TextChoices):
    """Languages heard in the short films of the French regions; none when nobody speaks."""

    NONE = "zxx", _("no dialogue")
    FRENCH = "fr", _("French")
    ENGLISH = "en", _("English")
    OCCITAN = "oc", _("Occitan")
    BRETON = "br", _("Breton")
    BASQUE = "eu", _("Basque")
    CORSICAN = "co", _("Corsican")
    ALSATIAN = "gsw", _("Alsatian")
    REUNION_CREOLE = "rcf", _("Réunion Creole")
    ANTILLEAN_CREOLE = "gcf", _("Antillean Creole")
    ARABIC = "ar", _("Arabic")
    SPANISH = "es", _("Spanish")
    PORTUGUESE = "pt", _("Portuguese")
    SIGN = "fsl", _("French sign language")
    OTHER = "mul", _("other, or several")


class CreditState(models.TextChoices):
    PROPOSED = "proposed", _("waiting for their word")
    ASKED = "asked", _("asks for another post")
    CONFIRMED = "confirmed", _("confirmed")
    REFUSED = "refused", _("refused")


class Reason(models.TextChoices):
    """Why somebody may watch a film that is not everyone's.

    By a hand (GIVEN) or by a shop, which says where it comes from (`Entitlement.origin`).
    """

    GIFT = "gift", _("a gift")
    TEAM = "team", _("the team")
    JURY = "jury", _("a jury")
    PRESS = "press", _("the press")
    COMMITTEE = "committee", _("a committee")
    PURCHASE = "purchase", _("a purchase")
    RENTAL = "rental", _("a rental")
    PASS = "pass", _("a pass")
    CODE = "code", _("a code")


# Those that a film's owner gives by hand.
GIVEN = (Reason.GIFT, Reason.TEAM, Reason.JURY, Reason.PRESS, Reason.COMMITTEE)
