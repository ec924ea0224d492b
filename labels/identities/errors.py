"""What labels refuse, in a person's words."""

from labfilms.core.errors import LabFilmsError


class LabelRefused(LabFilmsError):
    """The team of a label cannot be changed so."""
