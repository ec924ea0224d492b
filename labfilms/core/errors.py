"""Errors that a person can act on."""

from django.utils.functional import Promise


class LabFilmsError(Exception):
    """A rule of the house refuses what was asked; `message` says why, in the person's words.

    Services raise subclasses of their room; views show `message` beside the form they keep.
    """

    def __init__(self, message: str | Promise, code: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.code = code

    def __str__(self) -> str:
        return str(self.message)
