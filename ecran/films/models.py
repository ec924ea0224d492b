"""A film, and who made it."""

import secrets
from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecran.films.enums import (
    CreditState,
    Embedding,
    Format,
    Genre,
    Language,
    Reason,
    Visibility,
)
from ecran.films.validators import validate_domains, validate_eighty_words
from labfilms.accounts.models import Viewer
from labfilms.core import money
from labfilms.moderation.enums import Withheld
from labfilms.moderation.models import OPEN, OWN, Withholdable
from labfilms.pictures.models import Picture
from network.calls.enums import Side
from network.people.models import Trade
from projects.space.models import Project
from regions.territory.models import Region
from streaming.intake.models import Asset


def new_link() -> str:
    """Return 128 random bits as text: the secret part of an unlisted film's address."""
    return secrets.token_urlsafe(16)


def released(path: str = "") -> models.Q:
    """Return what makes a film everyone's: public, open, and with something to play.

    `path` leads to the film from the rows that are asked (`film__`): a join costs less than the
    keys of every film.
    """
    return models.Q(
        **{
            f"{path}withheld": Withheld.NO,
            f"{path}visibility": Visibility.PUBLIC,
            f"{path}playable": True,
        }
    )


class FilmQuerySet(models.QuerySet["Film"]):
    def released(self) -> Self:
        """Keep the films that everyone may see."""
        return self.filter(released())

    def of_owner(self, user: Viewer) -> Self:
        """Keep a person's own films, those that moderation hid included, removed ones not."""
        return self.filter(OWN, owner=user.pk) if user.is_authenticated else self.none()

    def visible_to(self, user: Viewer, *, link: str = "") -> Self:
        """Keep the films this person may see.

        Released ones; their own; those that credit them, unless they refused; those they were
        given an access to, as long as it holds; and, with the secret of its address, an unlisted
        one. What moderation hid is its owner's alone, what it removed nobody's. Lists ask
        `released`, which says less.
        """
        rule = models.Q(visibility=Visibility.PUBLIC, playable=True)
        if link:
            rule |= models.Q(visibility=Visibility.UNLISTED, link=link)
        if user.is_authenticated:
            credited = Credit.objects.filter(person=user.pk).exclude(state=CreditState.REFUSED)
            given = Entitlement.objects.open().filter(person=user.pk)
            rule |= models.Q(pk__in=credited.values("film")) | models.Q(pk__in=given.values("film"))
        rule &= OPEN
        if user.is_authenticated:
            rule |= models.Q(owner=user.pk) & OWN
        return self.filter(rule)


class Film(Withholdable):
    """A film's sheet. Its picture and sound are an `Asset` of streaming."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="films")
    slug = models.SlugField(max_length=90, unique=True)
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.DRAFT)
    link = models.CharField(max_length=24, unique=True, default=new_link, editable=False)

    title = models.CharField(_("title"), max_length=150, blank=True)
    original_title = models.CharField(_("original title"), max_length=150, blank=True)
    synopsis = models.TextField(_("synopsis"), blank=True, validators=[validate_eighty_words])
    director_note = models.TextField(_("the director’s note"), max_length=3000, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        # 1895: the first public screening. The far end leaves room for a film to come.
        validators=[MinValueValidator(1895), MaxValueValidator(2100)],
    )
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="films",
        verbose_name=_("region where it was made"),
    )
    country = models.CharField(_("country"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=3, choices=Language, blank=True)
    genre = models.CharField(_("genre"), max_length=16, choices=Genre, blank=True)
    format = models.CharField(_("format"), max_length=16, choices=Format, blank=True)
    production = models.CharField(_("production"), max_length=150, blank=True)
    school = models.CharField(_("school"), max_length=150, blank=True)
    festival_life = models.TextField(_("life in festivals"), max_length=2000, blank=True)
    rights_declared = models.BooleanField(
        _("I hold the rights: authors, music, pictures, archives, and the people filmed."),
        default=False,
    )
    file_offered = models.BooleanField(
        _("Whoever may watch it may also keep its file."), default=False, db_default=False
    )

    # Where the player may stand, once the film is released (E23).
    embedding = models.CharField(
        _("who may show the player"),
        max_length=8,
        choices=Embedding,
        default=Embedding.ANYWHERE,
    )
    embed_domains = models.TextField(
        _("sites"), max_length=1000, blank=True, validators=[validate_domains]
    )

    # The project it was born of, set when that one is finished: never declared (E5).
    project = models.ForeignKey(
        Project, models.SET_NULL, null=True, blank=True, editable=False, related_name="films"
    )
    asset = models.OneToOneField(Asset, models.SET_NULL, null=True, blank=True, related_name="film")
    poster = models.ForeignKey(Picture, models.SET_NULL, null=True, blank=True, related_name="+")
    # Whether it plays for those who have an access alone; its page and its poster are as public
    # as the film. With its lowest prices, in cents: kept by `offers`, so that lists read one table.
    sold = models.BooleanField(default=False, db_default=False, editable=False)
    rental_cents = models.PositiveIntegerField(null=True, blank=True, editable=False)
    purchase_cents = models.PositiveIntegerField(null=True, blank=True, editable=False)
    # Kept here from the asset, so that lists read one table.
    playable = models.BooleanField(default=False)
    duration = models.FloatField(_("duration in seconds"), null=True, blank=True)
    ratio = models.FloatField(_("width over height"), null=True, blank=True)

    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    released_at = models.DateTimeField(null=True, blank=True)

    objects = FilmQuerySet.as_manager()

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")
        ordering = ("-released_at", "-created_at", "-pk")
        indexes = [
            # The order of the list: nothing is sorted, however many films there are.
            models.Index(
                fields=[
                    "visibility",
                    "withheld",
                    "-released_at",
                    "-created_at",
                    "-id",
                    # Last: a page far down, and their number, are read from the index alone.
                    "playable",
                ],
                name="films_in_order",
            ),
            models.Index(fields=["region", "-released_at"]),
        ]

    def __str__(self) -> str:
        return self.title or str(_("Untitled"))

    @property
    def preview_url(self) -> str:
        """Return where five silent seconds of a film that all may watch stand, or nothing."""
        return reverse("watch:preview", args=(self.slug,)) if self.open_to_all else ""

    def get_absolute_url(self) -> str:
        if self.visibility == Visibility.UNLISTED:
            return reverse("watch:by_link", args=(self.link,))
        return reverse("watch:film", args=(self.slug,))

    @property
    def directors(self) -> list[str]:
        """The names of who directed it, read from what `selectors.with_card` prefetches."""
        return [credit.name for credit in getattr(self, "directing", ())]

    @property
    def made_here(self) -> bool:
        """« Fait sur LabFilms »: it was born of a project of the house."""
        return self.project_id is not None

    @property
    def is_released(self) -> bool:
        return self.visibility == Visibility.PUBLIC and self.playable and not self.is_withheld

    @property
    def open_to_all(self) -> bool:
        """Whether everyone may watch it: a film that is sold shows everyone its page alone."""
        return self.is_released and not self.sold

    @property
    def price_words(self) -> str:
        """What it costs, as a card says it; empty for a film that is free."""
        if not self.sold:
            return ""
        said = []
        if self.rental_cents is not None:
            # Translators: a film's rental and its price, on a card.
            said.append(_("rental %(price)s") % {"price": money.written(self.rental_cents)})
        if self.purchase_cents is not None:
            said.append(_("purchase %(price)s") % {"price": money.written(self.purchase_cents)})
        # A film that is sold costs something, even while nothing is on offer.
        words = " · ".join(said) or str(_("with an access"))
        return words[0].upper() + words[1:]


class Credit(models.Model):
    """Who did what: a person of the site who has their word to say, or a plain name."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="credits")
    # No index of its own: SQLite would rather read every director than the credits of a page.
    trade = models.ForeignKey(
        Trade, models.PROTECT, related_name="+", verbose_name=_("trade"), db_index=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="credits"
    )
    name = models.CharField(_("name"), max_length=80)
    # In a paired position: who knew the trade, who learnt it.
    side = models.CharField(max_length=6, choices=Side, blank=True, default=Side.NONE)
    state = models.CharField(max_length=10, choices=CreditState, default=CreditState.PROPOSED)
    # The post that the person says is theirs, until the film's owner answers.
    wanted = models.ForeignKey(
        Trade, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("trade")
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ("order", "pk")
        indexes = [models.Index(fields=["person", "state"])]

    def __str__(self) -> str:
        return self.name


class EntitlementQuerySet(models.QuerySet["Entitlement"]):
    def open(self, at: datetime | None = None) -> Self:
        """Keep those that open their film at this moment (now): begun, not over, not taken back."""
        at = at or timezone.now()
        ended = models.Q(ends_at__isnull=False, ends_at__lte=at)
        return self.filter(begins_at__lte=at, revoked_at=None).exclude(ended)


class Entitlement(models.Model):
    """An access: a person may watch a film that is not everyone's, for a reason and a time."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="entitlements")
    # Empty while its holder has no account: whoever has its key is let in.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="entitlements",
    )
    email = models.EmailField(max_length=254, blank=True, default="", db_default="")
    key = models.CharField(max_length=24, unique=True, null=True, blank=True, editable=False)
    # What it comes from (`order-12`), for those who look after that; empty when given by hand.
    origin = models.CharField(max_length=40, blank=True, default="", db_default="")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    # Who gave it; empty once they are gone.
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    begins_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    # A rental's second clock: the hours that it lasts from its first picture. Until then `ends_at`
    # is the moment before which it must begin.
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    first_play_at = models.DateTimeField(null=True, blank=True)

    objects = EntitlementQuerySet.as_manager()

    class Meta:
        verbose_name = _("access")
        verbose_name_plural = _("accesses")
        ordering = ("-begins_at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["film", "person", "reason"],
                condition=models.Q(revoked_at=None, origin=""),
                name="one_access_a_reason",
            ),
            models.UniqueConstraint(
                fields=["origin", "film"],
                condition=~models.Q(origin=""),
                name="one_access_an_origin",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.film_id} {self.person_id} {self.reason}"

    @property
    def is_open(self) -> bool:
        """Whether it opens its film now (what `open` asks of rows)."""
        now = timezone.now()
        over = self.ends_at is not None and self.ends_at <= now
        return self.revoked_at is None and self.begins_at <= now and not over

    @property
    def waits(self) -> bool:
        """Whether its second clock has yet to start, at the first picture."""
        return self.hours is not None and self.first_play_at is None

    @property
    def last_day(self) -> date | None:
        """The last day on which it opens its film, in the time zone of the site."""
        return timezone.localdate(self.ends_at - timedelta.resolution) if self.ends_at else None
