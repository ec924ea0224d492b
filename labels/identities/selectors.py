"""Read labels."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from labels.identities.enums import CuratorRole, LabelKind
from labels.identities.models import Curator, Label
from labfilms.accounts.models import User, Viewer
from network.people import selectors as people
from network.people.models import Profile


def labels(viewer: Viewer) -> QuerySet[Label]:
    """Return the labels this person may read, by name, with logo and region."""
    return Label.objects.visible_to(viewer).select_related("logo", "region")


def labels_of(viewer: Viewer) -> QuerySet[Label]:
    """Return the labels this person signs for, their oldest first."""
    return Label.objects.of(viewer).order_by("created_at", "pk")


def signers(label: Label, viewer: Viewer) -> list[tuple[str, Profile | None]]:
    """Return who signs for a label, those in charge first: a name, and their page if readable."""
    places = list(label.curators.signing().select_related("user").order_by("-role", "pk"))
    pages = people.profiles_by_user([place.user_id for place in places], viewer)
    return [(str(place.user), pages.get(place.user_id)) for place in places]


def people_of(label: Label) -> list[User]:
    """Return the people who sign for a label, the first one first."""
    return [place.user for place in label.curators.signing().select_related("user").order_by("pk")]


def answers_for_others(user: User) -> bool:
    """Tell whether a person is in charge of a label that is more than their own.

    It is verified, it is no member's, or somebody else signs for it: one query.
    """
    in_charge = Curator.objects.signing().filter(user=user, role=CuratorRole.OWNER)
    others = Curator.objects.signing().filter(label=OuterRef("label")).exclude(user=user)
    more = Q(label__verified_at__isnull=False) | ~Q(label__kind=LabelKind.MEMBER) | Exists(others)
    return in_charge.filter(more).exists()
