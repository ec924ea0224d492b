"""Conversations, as tests need them."""

from network.messages import services
from tests.factories.accounts import make_user
from tests.factories.people import make_profile


def make_conversation(sender=None, receiver=None, *, text="Bonjour !", about=""):
    receiver = receiver or make_profile().user
    sent = services.write_to(
        sender=sender or make_user(), receiver=receiver, text=text, about=about
    )
    return sent.conversation
