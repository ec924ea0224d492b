import socket

import pytest
from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction

from labfilms.live import services

committed = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def heard():
    """Return a function that gives the frames that were broadcast since the test began."""
    layer = get_channel_layer()
    channel = async_to_sync(layer.new_channel)()
    async_to_sync(layer.group_add)(services.GROUP, channel)

    def frames():
        queue = layer.channels.get(channel)
        return [async_to_sync(layer.receive)(channel) for _ in range(queue.qsize() if queue else 0)]

    yield frames
    async_to_sync(layer.group_discard)(services.GROUP, channel)


@pytest.fixture
def no_broker(settings):
    """Name a broker where nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings.CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [f"redis://127.0.0.1:{port}"]},
        }
    }


@committed
def test_what_is_told_leaves_once_the_transaction_commits(heard):
    with transaction.atomic():
        services.tell("thing", "1", {"percent": 10})
        assert heard() == []
    (frame,) = heard()
    assert (frame["topic"], frame["key"], frame["data"]) == ("thing", "1", {"percent": 10})


@committed
def test_what_is_told_in_a_transaction_that_fails_never_leaves(heard):
    with transaction.atomic():
        services.tell("thing", "1", {"percent": 10})
        transaction.set_rollback(True)
    assert heard() == []


@committed
def test_broker_that_is_away_is_logged_and_never_raised(no_broker, caplog):
    services.tell("thing", "1", {"percent": 10})
    assert "the live broker does not answer" in caplog.text
