"""Read people."""

from django.db.models import QuerySet

from labfilms.accounts.models import User, Viewer
from network.people.models import Profile, Trade
from regions.territory.models import Region


def people(viewer: Viewer) -> QuerySet[Profile]:
    """Return the profiles this person may read, by name, with all that a card shows."""
    return (
        Profile.objects.visible_to(viewer)
        .select_related("user", "region", "photo")
        .prefetch_related("places__trade")
    )


def people_of(region: Region, viewer: Viewer) -> QuerySet[Profile]:
    """Return the people of a region, the latest to join first."""
    return people(viewer).filter(region=region).order_by("-created_at", "pk")


def profile_of(user: Viewer) -> Profile | None:
    """Return a person's own profile, or None when they have not made it yet."""
    if not user.is_authenticated:
        return None
    return people(user).filter(user=user).first()


def profiles_by_user(users: list[int], viewer: Viewer) -> dict[int, Profile]:
    """Return the readable profiles of some people, by user id; one query and their trades."""
    return {profile.user_id: profile for profile in people(viewer).filter(user__in=users)}


def trades() -> QuerySet[Trade]:
    """Return the controlled list of trades, in the order of a crew list."""
    return Trade.objects.all()


def find_person(name: str, viewer: Viewer) -> User | None:
    """Return the one person who bears this exact name or handle among readable profiles."""
    words = name.strip().lstrip("@")
    found = Profile.objects.visible_to(viewer).select_related("user")
    by_handle = found.filter(handle=words.lower()).first()
    if by_handle is not None:
        return by_handle.user
    matches = list(found.filter(user__name__iexact=words)[:2])
    return matches[0].user if len(matches) == 1 else None
