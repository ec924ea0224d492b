"""What the house tells a person, and what they want by mail."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import Viewer
from labfilms.core import languages
from labfilms.notify import kinds


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep what was told to this person: nobody reads another's news."""
        return self.filter(person=user.pk) if user.is_authenticated else self.none()

    def unread(self) -> Self:
        return self.filter(read_at=None)


class Notification(models.Model):
    """One piece of news for one person: the row is the truth, the bell and the mail only tell."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="news")
    kind = models.CharField(max_length=60)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # What fills the kind's sentence: names as they were that day; by language where they differ.
    words = models.JSONField(default=dict, blank=True)
    address = models.CharField(max_length=300, blank=True)
    # One effect, one piece of news: a second call with the same key changes nothing.
    key = models.CharField(max_length=120, blank=True)
    wants_mail = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")
        ordering = ("-at", "-pk")
        indexes = [
            models.Index(fields=["person", "-at"]),
            models.Index(
                fields=["at"],
                condition=models.Q(wants_mail=True, mailed_at=None),
                name="news_waiting_for_mail",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "key"], condition=~models.Q(key=""), name="news_once_a_key"
            )
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def sentence(self) -> str:
        """The news in the current language; empty when no feature says it any more."""
        kind = kinds.find(self.kind)
        spoken = languages.current()
        words = {
            name: value.get(spoken, "") if isinstance(value, dict) else value
            for name, value in self.words.items()
        }
        return str(kind.sentence) % words if kind else ""


class Preference(models.Model):
    """Whether a kind of news comes by mail; without a row, the kind's own default holds."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    mail = models.BooleanField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="one_preference_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.mail}"


class Letter(models.Model):
    """A mail that must leave, to an account or to a plain address; no preference switches it off.

    Kept until it is sent, so that a mail server that is away loses none.
    """

    to = models.EmailField(max_length=254)
    reply_to = models.EmailField(max_length=254, blank=True)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ("-at", "-pk")
        indexes = [
            models.Index(
                fields=["at"], condition=models.Q(sent_at=None), name="letters_waiting_to_leave"
            )
        ]

    def __str__(self) -> str:
        return self.subject
