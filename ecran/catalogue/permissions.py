"""Who keeps a catalogue. Reading has one rule: `Collection.objects.visible_to`."""

from ecran.films.models import Film
from labfilms.accounts.models import Viewer
from labfilms.moderation.models import OWN
from network.organisations import permissions as organisations
from network.organisations.models import Membership, Organisation
from projects.space.models import Project


def can_keep(user: Viewer, organisation: Organisation) -> bool:
    """Tell whether this person writes a structure's catalogue: whoever is in charge of it."""
    return organisations.can_edit(user, organisation)


def can_show(organisation: Organisation, film: Film) -> bool:
    """Tell whether a structure may show a film as its own.

    It carried the film's project, or the film's owner is in charge of it. Two queries at most.
    """
    if film.project_id is not None:
        carried = Project.objects.filter(pk=film.project_id, organisation=organisation)
        if carried.exists():
            return True
    held = Membership.objects.in_charge().filter(organisation=organisation, person=film.owner_id)
    return held.exists() and Film.objects.filter(OWN, pk=film.pk).exists()
