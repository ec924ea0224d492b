from labfilms.core import jobs
from labfilms.core.sqlite import statistics


@jobs.task("core.sweep")
def sweep() -> None:
    """Keep the embedded database's statistics."""
    statistics.refresh()
