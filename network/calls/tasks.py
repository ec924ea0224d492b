from labfilms.core import jobs
from network.calls.services import calls


@jobs.task("calls.sweep")
def sweep() -> None:
    """Tell holders of the calls that close in two days; find no more those that have closed."""
    calls.tell_closing()
    calls.forget_late()
