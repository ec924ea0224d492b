"""The intake's work behind the scenes."""

from uuid import UUID

from labfilms.core import jobs
from streaming.intake import services


@jobs.task("streaming.seal_upload", queue=jobs.Queue.PROBE)
def seal_upload(upload: str) -> None:
    """Hash a whole upload and announce its source."""
    services.seal(upload=UUID(upload))


@jobs.task("streaming.sweep_uploads")
def sweep_uploads() -> None:
    """Find the whole uploads whose seal was lost with the broker. Every minute."""
    services.seal_forgotten()


@jobs.task("streaming.reap_uploads")
def reap_uploads() -> None:
    """Let go of the uploads that nobody touched for a week. Every day."""
    services.reap_abandoned()
