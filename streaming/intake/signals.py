"""What the intake tells the rooms and wings above."""

from django.dispatch import Signal

# A source is whole and hashed. Sent inside the transaction that marks it; argument: asset.
asset_arrived = Signal()
