"""The wing's models, gathered for Django; each lives in its room."""

from labels.identities.models import Curator, Label
from labels.placements.models import Placement
from labels.selections.models import Entry, Selection, Version

__all__ = ["Curator", "Entry", "Label", "Placement", "Selection", "Version"]
