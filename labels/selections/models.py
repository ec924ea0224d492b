"""A selection: films in an order that means something, each with its reason."""

import secrets
from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ecran.films.models import Film
from labels.identities.models import Curator, Label
from labels.selections.enums import Visibility
from labfilms.accounts.models import Viewer
from labfilms.moderation.enums import Withheld
from labfilms.moderation.models import OPEN, OWN, Withholdable

# Nor does moderation withhold the label that signs it.
SHOWN = OPEN & models.Q(label__withheld=Withheld.NO)


def published(path: str = "") -> models.Q:
    """Return what makes a selection everyone's; `path` leads to it from the rows asked."""
    return models.Q(
        **{
            f"{path}withheld": Withheld.NO,
            f"{path}label__withheld": Withheld.NO,
            f"{path}visibility": Visibility.PUBLIC,
        }
    )


def new_link() -> str:
    """Return 128 random bits as text: the secret part of an unlisted selection's address."""
    return secrets.token_urlsafe(16)


class SelectionQuerySet(models.QuerySet["Selection"]):
    def published(self) -> Self:
        """Keep the selections that everyone may read."""
        return self.filter(published())

    def visible_to(self, user: Viewer, *, link: str = "") -> Self:
        """Keep the selections this person may read.

        Public ones; those of the labels they sign for; and, with the secret of its address,
        an unlisted one. What moderation hid, or whose label it hid, is its curators' alone.
        Lists of others' selections ask `published`.
        """
        rule = models.Q(visibility=Visibility.PUBLIC)
        if link:
            rule |= models.Q(visibility=Visibility.UNLISTED, link=link)
        rule &= SHOWN
        if user.is_authenticated:
            mine = Curator.objects.signing().filter(user=user.pk)
            rule |= models.Q(label__in=mine.values("label")) & OWN
        return self.filter(rule)


class Selection(Withholdable):
    """Films chosen by a label, in its order."""

    label = models.ForeignKey(Label, models.CASCADE, related_name="selections")
    slug = models.SlugField(max_length=90, unique=True)
    title = models.CharField(_("title"), max_length=120)
    intro = models.TextField(_("introduction"), max_length=2000, blank=True)
    visibility = models.CharField(
        _("Who is it for?"), max_length=8, choices=Visibility, default=Visibility.PRIVATE
    )
    link = models.CharField(max_length=24, unique=True, default=new_link, editable=False)
    # Grows each time its programme changes: who writes from an older page is told, not obeyed.
    revision = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True)
    # Whose order it began from. The words stay when that selection goes or closes.
    cloned_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="clones", editable=False
    )
    cloned_words = models.CharField(max_length=220, blank=True, editable=False)

    objects = SelectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("selection")
        verbose_name_plural = _("selections")
        ordering = ("-published_at", "-updated_at", "-pk")
        indexes = [
            # The order of the list: nothing is sorted, however many selections there are.
            models.Index(
                fields=["visibility", "withheld", "-published_at", "-updated_at", "-id"],
                name="selections_in_order",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        """Whether everyone may read it: `published()` says the same of rows."""
        withheld = self.is_withheld or self.label.is_withheld
        return self.visibility == Visibility.PUBLIC and not withheld

    def get_absolute_url(self) -> str:
        if self.visibility == Visibility.UNLISTED:
            return reverse("selections:by_link", args=(self.link,))
        return reverse("selections:selection", args=(self.slug,))


class Entry(models.Model):
    """A film in a selection, with the reason that is read under its title."""

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="entries")
    film = models.ForeignKey(Film, models.CASCADE, related_name="entries")
    order = models.PositiveIntegerField(default=0)
    reason = models.TextField(_("Why this film"), max_length=1000, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("film of a selection")
        verbose_name_plural = _("films of selections")
        ordering = ("order", "pk")
        constraints = [
            models.UniqueConstraint(fields=["selection", "film"], name="a_film_once_a_selection")
        ]
        indexes = [models.Index(fields=["film", "selection"])]

    def __str__(self) -> str:
        return f"{self.order}. {self.film}"


class Version(models.Model):
    """A selection as it stood once: its words and its programme, and who had written last.

    What one curator does within a few minutes is one version (`services.SITTING`).
    """

    selection = models.ForeignKey(Selection, models.CASCADE, related_name="versions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    # {"title", "intro", "entries": [{"film": id, "reason"}…]}, in the programme's order.
    words = models.JSONField()
    # What comes after a restoration is a version of its own.
    closed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("version of a selection")
        verbose_name_plural = _("versions of selections")
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=["selection", "-at"])]

    def __str__(self) -> str:
        return f"{self.selection} ({self.at:%Y-%m-%d %H:%M})"
