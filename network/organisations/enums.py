from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """What a structure does; design.md's glossary gives the French words."""

    PRODUCTION = "production", _("production company")
    STUDIO = "studio", _("studio or post-production house")
    SUPPLIER = "supplier", _("hire firm or supplier")
    ASSOCIATION = "association", _("association")
    COLLECTIVE = "collective", _("collective")
    NETWORK = "network", _("cluster or network")
    FESTIVAL = "festival", _("festival")
    CINEMA = "cinema", _("cinema or venue")
    LIBRARY = "library", _("film and media library")
    SCHOOL = "school", _("school or class")
    UNIVERSITY = "university", _("university or laboratory")
    MUSIC = "music", _("music label or publisher")
    COMMISSION = "commission", _("film commission")
    INCUBATOR = "incubator", _("incubator or shared office")
    EMPLOYERS = "employers", _("employers’ group or activity cooperative")
    AUTHORITY = "authority", _("local authority")


# Who may call for volunteers (F1): associations, collectives, schools of every age.
VOLUNTEERING = frozenset(
    {
        OrganisationKind.ASSOCIATION,
        OrganisationKind.COLLECTIVE,
        OrganisationKind.SCHOOL,
        OrganisationKind.UNIVERSITY,
    }
)
# Who trades by nature: an association's number does not change what they do.
COMPANIES = frozenset(
    {
        OrganisationKind.PRODUCTION,
        OrganisationKind.STUDIO,
        OrganisationKind.SUPPLIER,
        OrganisationKind.MUSIC,
        OrganisationKind.EMPLOYERS,
    }
)


class Role(models.TextChoices):
    ADMIN = "admin", _("in charge")
    MEMBER = "member", _("member")


class MembershipState(models.TextChoices):
    INVITED = "invited", _("invited")
    CONFIRMED = "confirmed", _("confirmed")


class AdhesionState(models.TextChoices):
    ASKED = "asked", _("asked")
    ACCEPTED = "accepted", _("accepted")
