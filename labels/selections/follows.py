"""How selections are followed, and told in feeds."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from labels.selections.models import Selection
from labfilms.accounts.models import Viewer
from labfilms.facts.registry import Followable, Tale, register, tell


def published(_viewer: Viewer) -> QuerySet[Selection]:
    """Return what is for everyone: an unlisted selection is named in no list, a feed included."""
    return Selection.objects.published().select_related("label")


register(Followable("selection", Selection, _("Selections"), readable=published, order=30))
tell(
    Tale(
        "selections.published",
        readable=published,
        sentence=_("%(label)s publishes “%(title)s”"),
        words=lambda _fact, selection: {"label": selection.label, "title": selection},
    )
)
tell(
    Tale(
        "selections.grew",
        readable=published,
        sentence=_("%(label)s adds a film to “%(title)s”"),
        words=lambda _fact, selection: {"label": selection.label, "title": selection},
    )
)
