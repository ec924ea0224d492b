"""What is done with orders behind the scenes."""

from ecran.orders import services
from labfilms.core import jobs


# Its name ends in ".sweep": `manage.py sweep` runs it every few seconds.
@jobs.task("orders.sweep")
def sweep() -> None:
    """Ask providers about the orders that wait, and close those that nobody paid."""
    services.follow_up()
