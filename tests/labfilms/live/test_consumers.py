"""The socket, through the site's own ASGI entrance: sessions, origins and rules included."""

import asyncio

import pytest
from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from django.db import OperationalError
from django.test import Client

from labfilms.live import consumers
from labfilms.live.hub import hub
from labfilms.live.services import GROUP
from tests.factories.accounts import make_user
from tests.labfilms.live.browser import WAIT

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


async def broadcast(key, **data):
    frame = {"type": "live.frame", "topic": "thing", "key": key, "data": data}
    await get_channel_layer().group_send(GROUP, frame)


async def opened(socket):
    assert (await socket.connect())["type"] == "websocket.accept"
    return socket


async def listen(socket, key, topic="thing"):
    await socket.ask("listen", key, topic)
    return await socket.answer()


def frame(key, **data):
    return {"topic": "thing", "key": key, "data": data}


def refused(key, topic="thing"):
    return {"refused": [topic, key]}


@pytest.fixture
def person():
    return make_user()


@pytest.fixture
def always_recheck(monkeypatch):
    """Ask the rule before each frame, rather than each five seconds."""
    monkeypatch.setattr(consumers, "RECHECK", 0.0)


async def test_whoever_may_see_a_thing_gets_it_as_it_is_then_as_it_becomes(
    things, socket_of, person
):
    things.add("1", person, percent=10)
    socket = await opened(await sync_to_async(socket_of)(person))
    assert await listen(socket, "1") == {"frames": [frame("1", percent=10)]}
    await broadcast("1", percent=20)
    assert await socket.answer() == {"frames": [frame("1", percent=20)]}
    await socket.close()


@pytest.mark.parametrize("who", ["stranger", "another", "suspended", "signed out"])
async def test_whoever_may_not_see_a_thing_is_refused_and_told_nothing(
    things, socket_of, person, who
):
    def come():
        if who == "stranger":
            return socket_of()
        client, user = Client(), make_user() if who == "another" else person
        client.force_login(user)
        socket = socket_of(client=client)
        if who == "suspended":
            person.is_active = False
            person.save()
        if who == "signed out":
            client.logout()
        return socket

    things.add("1", person, percent=10)
    socket = await opened(await sync_to_async(come)())
    assert await listen(socket, "1") == refused("1")
    await broadcast("1", percent=20)
    assert await socket.is_silent()
    await socket.close()


async def test_stranger_follows_what_anyone_may_see(things, socket_of):
    things.add("1", "anyone", percent=10)
    socket = await opened(socket_of())
    assert await listen(socket, "1") == {"frames": [frame("1", percent=10)]}
    await socket.close()


async def test_topic_that_nobody_registered_is_refused_like_a_thing_one_may_not_see(socket_of):
    socket = await opened(socket_of())
    assert await listen(socket, "1", "rumours") == refused("1", "rumours")
    await socket.close()


async def test_page_of_another_site_cannot_open_the_socket(socket_of, person):
    socket = await sync_to_async(socket_of)(person, origin=b"https://ailleurs.example")
    assert await socket.connect() == {"type": "websocket.close"}


async def test_who_left_a_thing_is_told_nothing_more_of_it(things, socket_of):
    things.add("1", "anyone", percent=10)
    things.add("2", "anyone", percent=0)
    socket = await opened(socket_of())
    await listen(socket, "1")
    await socket.ask("leave", "1")
    await listen(socket, "2")
    await broadcast("1", percent=20)
    assert await socket.is_silent()
    await socket.close()


async def end_rule(things, person, client):
    things.viewers["1"] = set()


async def end_session(things, person, client):
    await sync_to_async(client.logout)()


async def end_account(things, person, client):
    person.is_active = False
    await person.asave()


async def end_password(things, person, client):
    # Whoever stole the session keeps its cookie: the password that changed ends it all the same.
    person.set_password("un autre mot de passe")
    await person.asave()


@pytest.mark.parametrize("end", [end_rule, end_session, end_account, end_password])
async def test_right_that_ended_is_dead_at_the_next_check(
    things, socket_of, person, always_recheck, end
):
    client = Client()
    await sync_to_async(client.force_login)(person)
    things.add("1", person, percent=10)
    socket = await opened(socket_of(client=client))
    assert await listen(socket, "1") == {"frames": [frame("1", percent=10)]}
    await end(things, person, client)
    await broadcast("1", percent=20)
    assert await socket.answer() == refused("1")
    await broadcast("1", percent=30)
    assert await socket.is_silent()
    await socket.close()


def test_right_that_ended_is_dead_on_a_socket_within_five_seconds():
    assert consumers.RECHECK <= 5


async def test_rule_is_not_asked_again_for_each_frame(things, socket_of, person):
    things.add("1", person, percent=10)
    socket = await opened(await sync_to_async(socket_of)(person))
    await listen(socket, "1")
    things.viewers["1"] = set()
    await broadcast("1", percent=20)
    # Less than RECHECK after the last time.
    assert await socket.answer() == {"frames": [frame("1", percent=20)]}
    await socket.close()


async def test_socket_listens_to_so_many_things_and_no_more(things, socket_of, monkeypatch):
    monkeypatch.setattr(consumers, "MOST_TOPICS", 2)
    for key in "123":
        things.add(key, "anyone")
    socket = await opened(socket_of())
    await listen(socket, "1")
    await listen(socket, "2")
    assert await listen(socket, "3") == refused("3")
    await socket.ask("leave", "1")
    assert await listen(socket, "3") == {"frames": [frame("3")]}
    await socket.close()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "bonjour",
        "[" * 400,
        "null",
        "[]",
        "{}",
        '{"listen": ["thing"]}',
        '{"listen": ["thing", 1]}',
        '{"listen": ["thing", {"$ne": ""}]}',
        '{"listen": ["thing", "' + "1" * 100_000 + '"]}',
    ],
)
async def test_client_that_says_anything_else_is_shut_out(things, socket_of, text):
    socket = await opened(socket_of())
    await socket.say(text)
    assert await socket.receive_output(timeout=WAIT) == {"type": "websocket.close", "code": 4400}
    await socket.wait()


async def test_client_that_sends_bytes_is_shut_out(socket_of):
    socket = await opened(socket_of())
    await socket.say(content=b"\x00\xff")
    assert await socket.receive_output(timeout=WAIT) == {"type": "websocket.close", "code": 4400}
    await socket.wait()


async def test_socket_whose_rights_cannot_be_read_is_closed_and_tells_nothing(
    things, socket_of, always_recheck
):
    things.add("1", "anyone", percent=10)
    socket = await opened(socket_of())
    await listen(socket, "1")
    things.fault = OperationalError("the database is away")
    await broadcast("1", percent=20)
    assert await socket.receive_output(timeout=WAIT) == {"type": "websocket.close", "code": 1011}
    await socket.close()


async def test_fault_in_a_rule_leaves_nobody_behind_in_the_hub(things, socket_of):
    things.add("1", "anyone", percent=10)
    socket = await opened(socket_of())
    await listen(socket, "1")
    assert [len(clients) for clients in hub().clients.values()] == [1]
    things.fault = ZeroDivisionError()
    await socket.ask("listen", "2")
    with pytest.raises(ZeroDivisionError):
        await socket.receive_output(timeout=WAIT)
    assert dict(hub().clients) == {}


async def test_sockets_of_one_process_share_one_subscription(things, socket_of):
    things.add("1", "anyone", percent=10)
    sockets = [await opened(socket_of()) for _ in range(10)]
    await asyncio.gather(*(listen(socket, "1") for socket in sockets))
    layer = get_channel_layer()
    assert len(layer.groups[GROUP]) == 1
    assert len(layer.channels) <= 1
    for socket in sockets:
        await socket.close()
    assert GROUP not in layer.groups
