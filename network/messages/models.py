"""Conversations: between two people, or between a person and a structure."""

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import Viewer
from labfilms.moderation.models import OPEN, OWN, Withholdable
from network.organisations.models import Organisation

MOST_TEXT = 3000


class ConversationQuerySet(models.QuerySet["Conversation"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep the conversations this person takes part in: no one else reads them."""
        if not user.is_authenticated:
            return self.none()
        parts = Participant.objects.filter(person=user.pk)
        return self.filter(pk__in=parts.values("conversation"))


class Conversation(models.Model):
    """A thread of messages; with a structure, whoever is in charge of it takes part."""

    about = models.CharField(_("about"), max_length=150, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="conversations"
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    people = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Participant", related_name="conversations"
    )
    started_at = models.DateTimeField(auto_now_add=True)
    last_at = models.DateTimeField(auto_now_add=True)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        ordering = ("-last_at", "-pk")
        indexes = [models.Index(fields=["started_by", "started_at"])]

    def __str__(self) -> str:
        return self.about or f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("messages:conversation", args=(self.pk,))


class Participant(models.Model):
    """Someone who takes part, and up to when they have read."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="participants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["conversation", "person"], name="a_participant_once")
        ]

    def __str__(self) -> str:
        return str(self.person)


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep the messages of this person's conversations.

        One that moderation hid is its sender's alone; one that it removed nobody's.
        """
        rule = OPEN | OWN & models.Q(sender=user.pk)
        mine = Conversation.objects.visible_to(user).values("pk")
        return self.filter(rule, conversation__in=mine)


class Message(Withholdable):
    """One message; its words stay when their author leaves."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("your message"), max_length=MOST_TEXT)
    at = models.DateTimeField(auto_now_add=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("at", "pk")
        indexes = [models.Index(fields=["conversation", "at"])]

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return f"{self.conversation.get_absolute_url()}#message-{self.pk}"
