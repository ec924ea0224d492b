"""Delivery's work behind the scenes."""

from labfilms.core import jobs
from streaming.delivery import services


# Its name ends in ".sweep": `manage.py sweep` runs it every few seconds.
@jobs.task("streaming.delivery.sweep")
def sweep() -> None:
    """Delete the revocations that no living grant can meet any more."""
    services.forget_revocations()
