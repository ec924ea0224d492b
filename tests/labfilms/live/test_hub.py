import asyncio
import threading

import pytest
from channels.layers import get_channel_layer
from django.db import OperationalError

from labfilms.live import hub as hubs
from labfilms.live.hub import Client, Hub
from labfilms.live.services import GROUP

reads = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ONE, OTHER = ("thing", "1"), ("thing", "2")


@pytest.fixture
async def hub():
    made = Hub()
    yield made
    for client in {client for clients in made.clients.values() for client in clients}:
        await made.forget(client)


async def broadcast(key, **data):
    frame = {"type": "live.frame", "topic": key[0], "key": key[1], "data": data}
    await get_channel_layer().group_send(GROUP, frame)


async def settled():
    """Let what was broadcast reach its clients."""
    for _ in range(20):
        await asyncio.sleep(0)


def silent():
    async def send(_frames):
        raise AssertionError("nothing is sent here")

    return Client(send)


async def test_client_is_handed_what_it_listens_to_and_nothing_else(hub):
    client = silent()
    await hub.listen(client, ONE)
    await broadcast(ONE, percent=10)
    await broadcast(OTHER, percent=90)
    await settled()
    assert client.pending == {ONE: {"percent": 10}}


async def test_frame_sent_right_after_listen_is_not_lost(hub):
    for _ in range(20):
        client = silent()
        await hub.listen(client, ONE)
        await broadcast(ONE, percent=1)
        await settled()
        assert client.pending == {ONE: {"percent": 1}}
        await hub.forget(client)


async def test_client_that_left_is_handed_nothing_more(hub):
    client, witness = silent(), silent()
    await hub.listen(client, ONE)
    await hub.listen(witness, ONE)
    client.push(ONE, {"percent": 5})
    hub.leave(client, ONE)
    await broadcast(ONE, percent=10)
    await settled()
    assert (client.pending, client.keys) == ({}, set())
    assert witness.pending == {ONE: {"percent": 10}}


async def test_leaving_what_was_never_listened_to_changes_nothing(hub):
    hub.leave(silent(), ONE)
    assert dict(hub.clients) == {}


async def test_process_subscribes_once_whatever_the_number_of_its_sockets(hub):
    before = len(get_channel_layer().groups.get(GROUP, ()))
    clients = [silent() for _ in range(50)]
    for client in clients:
        await hub.listen(client, ONE)
    assert len(get_channel_layer().groups[GROUP]) == before + 1


async def test_last_client_to_go_ends_the_subscription(hub):
    first, last = silent(), silent()
    await hub.listen(first, ONE)
    await hub.listen(last, OTHER)
    await hub.forget(first)
    tasks = hub.tasks
    assert not any(task.done() for task in tasks)
    await hub.forget(last)
    assert all(task.cancelled() for task in tasks)
    assert hub.tasks == []
    assert GROUP not in get_channel_layer().groups


async def test_client_that_comes_while_the_last_one_goes_still_hears(hub):
    old, new = silent(), silent()
    await hub.listen(old, ONE)
    await asyncio.gather(hub.forget(old), hub.listen(new, ONE))
    await broadcast(ONE, percent=10)
    await settled()
    assert new.pending == {ONE: {"percent": 10}}


async def test_slow_client_keeps_the_newest_state_of_each_thing_alone():
    sent, go = [], asyncio.Event()

    async def slow(frames):
        sent.append(frames)
        await go.wait()

    client = Client(slow)
    reading = asyncio.create_task(client.run())
    client.push(ONE, {"percent": 0})
    await settled()
    for percent in range(1, 1000):
        client.push(ONE, {"percent": percent})
        client.push(OTHER, {"percent": percent})
    assert len(client.pending) == 2
    go.set()
    await asyncio.sleep(3 * hubs.BEAT)
    reading.cancel()
    assert sent == [
        [{"topic": "thing", "key": "1", "data": {"percent": 0}}],
        [
            {"topic": "thing", "key": "1", "data": {"percent": 999}},
            {"topic": "thing", "key": "2", "data": {"percent": 999}},
        ],
    ]


async def test_broker_that_is_away_is_waited_for_then_asked_again(
    hub, settings, unused_tcp_port, monkeypatch, caplog
):
    monkeypatch.setattr(hubs, "RETRY", 0.05)
    settings.CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [f"redis://127.0.0.1:{unused_tcp_port}"]},
        }
    }
    client = silent()
    await hub.listen(client, ONE)
    await asyncio.sleep(0.3)
    assert caplog.text.count("the live broker does not answer") >= 2
    assert not any(task.done() for task in hub.tasks)


@pytest.fixture
def often(monkeypatch):
    """Read the rows again twenty times a second."""
    monkeypatch.setattr(hubs, "CATCH_UP", 0.05)


async def until(condition):
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - what is waited for knows of no event
            await asyncio.sleep(0.01)


@reads
async def test_state_whose_frame_was_lost_is_caught_up(hub, things, often):
    things.add("1", percent=10)
    one, two = silent(), silent()
    await hub.listen(one, ONE)
    await hub.listen(two, ONE)
    await broadcast(ONE, percent=10)
    await until(lambda: one.pending)
    one.pending.clear()
    things.add("1", percent=100)
    await until(lambda: one.pending)
    assert one.pending == two.pending == {ONE: {"percent": 100}}


@reads
async def test_state_that_was_told_is_not_told_again(hub, things, often):
    things.add("1", percent=10)
    client = silent()
    await hub.listen(client, ONE)
    await broadcast(ONE, percent=10)
    await until(lambda: client.pending)
    client.pending.clear()
    await asyncio.sleep(0.3)
    assert client.pending == {}


@reads
async def test_row_is_read_once_whatever_the_number_of_those_who_look(hub, things, monkeypatch):
    things.add("1", percent=10)
    for _ in range(30):
        await hub.listen(silent(), ONE)
    await hub._read_again(ONE)
    assert things.reads == 1


@reads
async def test_frame_that_comes_while_the_row_is_read_wins(hub, things):
    things.add("1", percent=10)
    things.pause = threading.Event()
    client = silent()
    await hub.listen(client, ONE)
    reading = asyncio.create_task(hub._read_again(ONE))
    await until(lambda: things.reads)
    await broadcast(ONE, percent=90)
    await until(lambda: client.pending)
    things.pause.set()
    await reading
    assert client.pending == {ONE: {"percent": 90}}


@reads
async def test_database_that_is_away_is_logged_and_asked_again(hub, things, often, caplog):
    things.add("1", percent=10)
    things.fault = OperationalError("the database is away")
    client = silent()
    await hub.listen(client, ONE)
    await until(lambda: "cannot be read again" in caplog.text)
    things.fault = None
    await until(lambda: client.pending)
    assert client.pending == {ONE: {"percent": 10}}


async def test_what_nobody_looks_at_any_more_is_forgotten(hub):
    client = silent()
    await hub.listen(client, ONE)
    await broadcast(ONE, percent=10)
    await until(lambda: client.pending)
    hub.leave(client, ONE)
    await broadcast(ONE, percent=20)
    await settled()
    assert hub.states == {}


async def test_hub_is_one_a_loop():
    assert hubs.hub() is hubs.hub()
