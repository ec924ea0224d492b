"""Who makes films: a person's public face, and the controlled list of trades."""

import unicodedata
from typing import Any, Self

from django.conf import settings
from django.core.validators import MinLengthValidator, RegexValidator, URLValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from labfilms.accounts.models import Viewer
from labfilms.moderation.models import OPEN, Withholdable
from labfilms.pictures.models import Picture
from network.people.enums import Contact, Department, Grammar, Situation
from regions.territory.models import Region, Town

# The fields that name a trade.
FORMS = ("feminine", "masculine", "neutral", "english")


def spoken_form(grammar: str) -> str:
    """Return which field names a trade in the language of the page and a grammatical form."""
    return "english" if (get_language() or "fr").startswith("en") else grammar


class Trade(models.Model):
    """A post of the crew list, with the three forms that French needs."""

    code = models.SlugField(max_length=40, unique=True)
    department = models.CharField(max_length=12, choices=Department)
    feminine = models.CharField(max_length=60)
    masculine = models.CharField(max_length=60)
    neutral = models.CharField(max_length=60)
    english = models.CharField(max_length=60)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("trade")
        verbose_name_plural = _("trades")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.named(Grammar.NEUTRAL)

    def named(self, grammar: str) -> str:
        """Return the trade's name in the language of the page and in one grammatical form."""
        return str(getattr(self, spoken_form(grammar)))


def sorting(name: str) -> str:
    """Return a name as lists sort it: without capitals or accents, in any script."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))[:160]


def wishes(*, learns: bool, passes_on: bool) -> list[str]:
    """Return what somebody wishes beside a part in a film, in words."""
    words = ((learns, _("Wants to learn")), (passes_on, _("Wants to pass on")))
    return [str(wish) for wished, wish in words if wished]


class ProfileQuerySet(models.QuerySet["Profile"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep the profiles this person may read: public ones of active people, and their own.

        One that moderation hid is its person's alone; a suspended person's closes with the account.
        """
        public = models.Q(public=True, user__is_active=True) & OPEN
        return self.filter(public | models.Q(user=user.pk) if user.is_authenticated else public)

    def listed(self) -> Self:
        """Keep the profiles that everyone may read: a list says no more to one than to another."""
        return self.filter(OPEN, public=True, user__is_active=True)


class Profile(Withholdable):
    """What a person shows of themselves and their work."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="profile")
    handle = models.CharField(
        _("address of your page"),
        max_length=40,
        unique=True,
        validators=[
            MinLengthValidator(3),
            RegexValidator(
                r"^[a-z0-9]+(-[a-z0-9]+)*$",
                _("Small letters, figures and hyphens between them."),
            ),
        ],
    )
    public = models.BooleanField(_("Show my page to everyone"), default=False)
    bio = models.TextField(_("a few words about you"), max_length=1200, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="people", verbose_name=_("region")
    )
    # Its region is the profile's: `save_profile` checks it.
    town = models.ForeignKey(
        Town,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("town"),
    )
    photo = models.ForeignKey(Picture, models.SET_NULL, null=True, blank=True, related_name="+")
    grammar = models.CharField(
        _("your trade is named in the"), max_length=9, choices=Grammar, default=Grammar.NEUTRAL
    )
    situation = models.CharField(_("situation"), max_length=12, choices=Situation, blank=True)
    wants_to_learn = models.BooleanField(_("I want to learn"), default=False)
    wants_to_pass_on = models.BooleanField(_("I want to pass on"), default=False)
    contact = models.CharField(
        _("who may write to you"), max_length=8, choices=Contact, default=Contact.EVERYONE
    )
    skills = TaggableManager(verbose_name=_("skills"), blank=True)
    # A work that stands elsewhere: a link that one follows, never a frame.
    work_title = models.CharField(_("a work of yours, elsewhere"), max_length=120, blank=True)
    work_url = models.URLField(
        _("its address"), max_length=300, blank=True, validators=[URLValidator(["https"])]
    )
    # Kept by `regions.verification`, which knows by whom and why.
    verified_at = models.DateTimeField(null=True, blank=True, editable=False)
    verified_reason = models.CharField(max_length=200, blank=True, editable=False)
    # The person's name as a list sorts it, kept by `receivers`: no database sorts É alike.
    sort_name = models.CharField(max_length=160, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")
        ordering = ("sort_name", "pk")
        indexes = [
            models.Index(fields=["withheld", "sort_name", "id"]),
            models.Index(fields=["region", "withheld", "sort_name", "id"]),
            models.Index(fields=["region", "-created_at", "id"]),
        ]

    def __str__(self) -> str:
        return str(self.user)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_name = sorting(self.user.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("people:profile", args=(self.handle,))

    @property
    def place(self) -> str:
        """Where they are, as a card says it: the town when it is known, and the region."""
        return f"{self.town}, {self.region}" if self.town else str(self.region)

    @property
    def name(self) -> str:
        """Their person's, never an address as `str()` may give."""
        return self.user.name

    @property
    def hue(self) -> int:
        """Their region's."""
        return self.region.hue

    @property
    def wishes(self) -> list[str]:
        """What they wish beside a part in a film, in words."""
        return wishes(learns=self.wants_to_learn, passes_on=self.wants_to_pass_on)

    @property
    def is_active(self) -> bool:
        """Whether their account is open."""
        return self.user.is_active

    @property
    def is_shown(self) -> bool:
        """Whether everyone may read it, as far as its own row says."""
        return self.public and not self.is_withheld

    @property
    def trade_names(self) -> list[str]:
        """Their trades in their own form, the first one first (read from what is prefetched)."""
        return [place.trade.named(self.grammar) for place in self.places.all()]


class ProfileTrade(models.Model):
    """A trade of a person, in the order they give."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="places")
    trade = models.ForeignKey(Trade, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("order", "pk")
        constraints = [
            models.UniqueConstraint(fields=["profile", "trade"], name="a_trade_once_a_profile")
        ]

    def __str__(self) -> str:
        return str(self.trade)
