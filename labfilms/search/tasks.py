"""What tells the other engine, when there is one: rows remember, the queue only hastens."""

from labfilms.core import jobs
from labfilms.search import services


@jobs.task("search.send")
def send() -> None:
    """Tell what has just been written."""
    services.send()


# Its name ends in ".sweep": `manage.py sweep` runs it every few seconds.
@jobs.task("search.sweep")
def sweep() -> None:
    """Tell what waits since the server was away, or since a queue was lost."""
    services.send()
