from labfilms.core import jobs
from labfilms.moderation import services


@jobs.task("moderation.sweep")
def sweep() -> None:
    """End the suspensions that are over, and delete what was removed long ago."""
    services.end_suspensions()
    services.purge()
