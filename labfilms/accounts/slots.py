"""What the page of a closed account leaves to the rooms above."""

from labfilms.ui.slots import Slot

CLOSED_ACCOUNT = Slot(
    "accounts.closed", "Why one account is closed, for its person, who has just given its password."
)
