from labfilms.core import jobs
from network.calls.services import calls


@jobs.task("calls.sweep")
def sweep() -> None:
    """Tell holders of the calls that close in two days."""
    calls.tell_closing()
