"""Who may sell. A film is sold by a structure that its owner is in charge of."""

from ecran.catalogue import permissions as catalogue
from ecran.films.models import Film
from labfilms.accounts.models import Viewer
from network.organisations.models import Membership, Organisation


def can_keep(user: Viewer, organisation: Organisation) -> bool:
    """Tell whether this person keeps a structure's shop: whoever is in charge of it."""
    return catalogue.can_keep(user, organisation)


def can_sell(organisation: Organisation, film: Film) -> bool:
    """Tell whether a structure may sell a film: whoever answers for its rights is in charge of it.

    To have carried its project is enough to show it, not to take money for it.
    """
    held = Membership.objects.in_charge().filter(organisation=organisation, person=film.owner_id)
    return held.exists() and not film.is_withheld
