"""What anyone may do with the thing that a page shows, whatever it is.

Pages stand on upper floors, and those who follow, report and verify on lower ones: both meet here.
"""

from labfilms.ui.slots import Slot

THING_ACTIONS = Slot("things.actions", "What one may do with the thing of a page: follow, report.")
