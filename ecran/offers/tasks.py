"""What follows the hours of windows."""

from ecran.offers import services
from labfilms.core import jobs


# Its name ends in ".sweep": `manage.py sweep` runs it every few seconds.
@jobs.task("offers.sweep")
def sweep() -> None:
    """Free the films whose sale is over, and show prices as long as windows are open."""
    services.follow_windows()
