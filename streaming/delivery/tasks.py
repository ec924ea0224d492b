"""Delivery's work behind the scenes."""

from labfilms.core import jobs
from streaming.delivery import services


@jobs.task("streaming.forget_revocations")
def forget_revocations() -> None:
    """Delete the revocations that nothing can meet any more. Every day."""
    services.forget_revocations()
