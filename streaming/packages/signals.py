"""What packages tell the wings above."""

from django.dispatch import Signal

# A source can be played: once when provisional, once when published. Arguments: asset, package.
package_ready = Signal()
# A source is refused or has failed for good. Argument: asset (its `reason` says why).
asset_stopped = Signal()
