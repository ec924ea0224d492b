"""The intake's work behind the scenes."""

from uuid import UUID

from labfilms.core import jobs
from streaming.intake import services


@jobs.task("streaming.seal_upload", queue=jobs.Queue.PROBE)
def seal_upload(upload: str) -> None:
    """Hash a whole upload and announce its source."""
    services.seal(upload=UUID(upload))


# Its name ends in ".sweep": `manage.py sweep` runs it every few seconds.
@jobs.task("streaming.intake.sweep")
def sweep() -> None:
    """Find the whole uploads whose seal was lost, and let go of those abandoned for a week."""
    services.seal_forgotten()
    services.reap_abandoned()
