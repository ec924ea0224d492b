from labfilms.core import jobs
from network.organisations import services


@jobs.task("organisations.sweep")
def sweep() -> None:
    """Forget the addresses that were invited and that nobody claimed."""
    services.forget_unclaimed()
