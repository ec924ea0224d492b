"""Read a person's news."""

from labfilms.accounts.models import User, Viewer
from labfilms.notify import kinds
from labfilms.notify.models import Notification, NotificationQuerySet, Preference


def news_of(user: Viewer) -> NotificationQuerySet:
    """Return a person's news that a feature still says, newest first, actors fetched."""
    known = [kind.name for kind in kinds.every()]
    return Notification.objects.visible_to(user).filter(kind__in=known).select_related("actor")


def unread_count(user: Viewer) -> int:
    """Return how many pieces of news wait for a person; 0 for a stranger, without a query."""
    return news_of(user).unread().count() if user.is_authenticated else 0


def wants_mail(person: User, kind: kinds.Kind) -> bool:
    """Tell whether a kind of news comes to a person by mail."""
    chosen = Preference.objects.filter(person=person, kind=kind.name).values_list("mail", flat=True)
    return next(iter(chosen), kind.mail)


def choices_of(person: User) -> list[tuple[kinds.Kind, bool]]:
    """Return every kind with whether it comes by mail, in one query."""
    chosen = dict(Preference.objects.filter(person=person).values_list("kind", "mail"))
    return [(kind, chosen.get(kind.name, kind.mail)) for kind in kinds.every()]
