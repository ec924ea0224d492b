from tests.ecran.payments.conftest import mollie_server, stripe_server

__all__ = ["mollie_server", "stripe_server"]
