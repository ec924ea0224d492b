"""What the printing of papers refuses, and how it fails. No person is asked to act on either."""


class Unprintable(ValueError):
    """A paper that would be false or endless: sums that differ, no card or too many of them."""


class PressFailed(RuntimeError):
    """The typesetter met one of its limits, or a template asked for what does not exist."""

    def __init__(self, template: str, status: int, words: str) -> None:
        super().__init__(f"the press of {template} ended with {status}: {words or 'no word'}")
