"""Tell people what concerns them."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.formats import date_format

from labfilms.accounts.models import User
from labfilms.core import jobs, languages
from labfilms.live import services as live
from labfilms.notify import kinds, selectors
from labfilms.notify.models import Letter, Notification, Preference

# What was written to someone is not kept longer than it takes to answer « I received nothing ».
LETTERS_ARE_KEPT = timedelta(days=30)


@transaction.atomic
def notify(
    *,
    person: User,
    kind: kinds.Kind,
    address: str = "",
    words: dict[str, Any] | None = None,
    actor: User | None = None,
    key: str = "",
) -> Notification | None:
    """Tell a person something, in the transaction of what happened.

    `words` fill the kind's sentence (`actor` is added by itself), each kept as every language says
    it, dates too; `address` is a path of the site.
    With a `key`, the same news is told once whatever calls come. Nobody is told what they did, nor
    someone whose account is closed: None is returned. The bell rings and the mail leaves on commit.
    """
    if person == actor or not person.is_active:
        return None
    filled = {"actor": str(actor) if actor else "", **(words or {})}
    fresh = {
        "kind": kind.name,
        "actor": actor,
        "words": {name: _in_each_language(value) for name, value in filled.items()},
        # Whoever reads it may speak another language than whoever did it.
        "address": languages.bare(address),
        "wants_mail": selectors.wants_mail(person, kind),
    }
    if key:
        found, made = Notification.objects.get_or_create(person=person, key=key, defaults=fresh)
    else:
        found, made = Notification.objects.create(person=person, **fresh), True
    if made:
        _ring(person)
        if found.wants_mail:
            jobs.queue("notify.send_mail", found.pk)
    return found


def _in_each_language(value: Any) -> str | dict[str, str]:
    """Return a word as it reads in each language of the site, or once where all say the same."""
    said = {}
    for code in languages.codes():
        with translation.override(code):
            said[code] = date_format(value) if isinstance(value, date) else str(value)
    first, *others = said.values()
    return said if any(other != first for other in others) else first


def _ring(person: User) -> None:
    transaction.on_commit(
        lambda: live.tell("bell", str(person.pk), {"unread": selectors.unread_count(person)})
    )


def read(*, person: User, only: Collection[int] | None = None) -> int:
    """Mark a person's news as read (all of it, or `only` these); return how many were not."""
    waiting = Notification.objects.visible_to(person).unread()
    if only is not None:
        waiting = waiting.filter(pk__in=only)
    count = waiting.update(read_at=timezone.now())
    if count:
        _ring(person)
    return count


@transaction.atomic
def choose(*, person: User, by_mail: Collection[str]) -> None:
    """Keep which kinds of news come by mail: those that are named, and no other."""
    for kind in kinds.every():
        Preference.objects.update_or_create(
            person=person, kind=kind.name, defaults={"mail": kind.name in by_mail}
        )


def send_mail_of(*, pk: int) -> bool:
    """Mail one piece of news, once, in its person's language; return whether it left.

    Claims the row first: two workers that are given the same task send one mail. A mail that the
    server refuses gives the claim back and raises: the sweeper tries again.
    """
    claimed = Notification.objects.filter(pk=pk, wants_mail=True, mailed_at=None).update(
        mailed_at=timezone.now()
    )
    if not claimed:
        return False
    news = Notification.objects.select_related("person").get(pk=pk)
    try:
        _mail(news)
    except OSError:
        Notification.objects.filter(pk=pk).update(mailed_at=None)
        raise
    return True


def _mail(news: Notification) -> None:
    with translation.override(news.person.language):
        if not news.sentence:
            return
        context = {"news": news, "site": settings.SITE_ADDRESS}
        send_mail(
            subject=news.sentence,
            message=render_to_string("notify/mail.txt", context),
            from_email=None,
            recipient_list=[news.person.email],
        )


def write(*, to: str, subject: str, text: str, reply_to: str = "") -> Letter:
    """Write a mail that must leave: a receipt, a decision, a message for the team.

    It leaves on commit; the sweeper sends again what a mail server refused. Nobody can switch it
    off: news of the house go by `notify`.
    """
    letter = Letter.objects.create(
        to=to, subject=" ".join(subject.split())[:200], text=text, reply_to=reply_to
    )
    jobs.queue("notify.send_letter", letter.pk)
    return letter


def send_letter(*, pk: int) -> bool:
    """Send one letter, once; return whether it left. Raises OSError when mail is away."""
    now = timezone.now()
    if not Letter.objects.filter(pk=pk, sent_at=None).update(sent_at=now):
        return False
    letter = Letter.objects.get(pk=pk)
    message = EmailMessage(
        letter.subject, letter.text, to=[letter.to], reply_to=list(filter(None, [letter.reply_to]))
    )
    try:
        message.send()
    except OSError:
        Letter.objects.filter(pk=pk).update(sent_at=None)
        raise
    return True


def forget_letters() -> int:
    """Delete the letters that were sent long ago; return how many."""
    return Letter.objects.filter(sent_at__lt=timezone.now() - LETTERS_ARE_KEPT).delete()[0]
