"""What a shop's page leaves to the rooms above."""

from labfilms.ui.slots import Slot

SHOP_TOOLS = Slot("offers.tools", "What else one does with a shop: its sales, its codes.")
