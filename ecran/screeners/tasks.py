"""What is done with links behind the scenes."""

from ecran.screeners import services
from labfilms.core import jobs


# Its name ends in ".sweep": `manage.py sweep` runs it every few seconds.
@jobs.task("screeners.sweep")
def sweep() -> None:
    """Erase links a year after their end, and pages that were opened but never played."""
    services.forget()
