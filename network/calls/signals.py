"""What crew calls tell the wings above."""

from django.dispatch import Signal

# Someone takes a position: retained, or invited and accepting.
# Arguments: position, person, side.
position_taken = Signal()
# Someone who had taken a position leaves it. Arguments: position, person, side.
position_left = Signal()
