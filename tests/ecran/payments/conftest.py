import pytest

from tests.ecran.payments.mollie_server import MollieServer
from tests.ecran.payments.stripe_server import StripeServer


@pytest.fixture
def mollie_server(settings):
    with MollieServer() as server:
        settings.MOLLIE_ADDRESS = server.address
        yield server


@pytest.fixture
def stripe_server(settings):
    with StripeServer() as server:
        settings.STRIPE_ADDRESS = server.address
        yield server
