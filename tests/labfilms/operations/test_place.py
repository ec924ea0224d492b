import socket
import threading
from types import SimpleNamespace

import pytest

from labfilms.operations import lock, place


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_that_is_taken_is_refused_with_the_next_one_named(taken_port, tmp_path):
    words = place.refusal("127.0.0.1", taken_port, tmp_path)
    assert f"127.0.0.1:{taken_port} cannot be listened on (Address already in use)" in words
    assert f"LABFILMS_PORT={taken_port + 1}" in words


def test_a_short_disk_is_refused_in_figures(monkeypatch, tmp_path):
    monkeypatch.setattr(place.shutil, "disk_usage", lambda _: SimpleNamespace(free=1024**3))
    assert "1.0 GiB of free disk, and 2 GiB are needed" in place.refusal(
        "127.0.0.1", place.free_port(), tmp_path
    )


def test_a_free_port_and_a_roomy_disk_are_accepted(tmp_path):
    assert place.refusal("127.0.0.1", place.free_port(), tmp_path / "var") == ""


def test_an_address_for_everyone_is_shown_as_this_machine():
    assert place.address("0.0.0.0", 80) == "http://127.0.0.1:80"  # noqa: S104
    assert place.address("192.168.1.2", 80) == "http://192.168.1.2:80"


def test_any_answer_counts_and_silence_does_not(taken_port):
    assert place.listens("127.0.0.1", taken_port)
    port = place.free_port()
    assert not place.listens("127.0.0.1", port)
    assert not place.answers("127.0.0.1", port)


def test_a_server_that_answers_not_found_answers():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        def serve():
            connection, _ = listener.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

        thread = threading.Thread(target=serve)
        thread.start()
        assert place.answers("127.0.0.1", listener.getsockname()[1])
        thread.join()


def test_a_second_supervisor_learns_of_the_first(tmp_path):
    path = tmp_path / "var" / "serve.lock"
    first = lock.take(path, "http://127.0.0.1:8000")
    with pytest.raises(lock.AlreadyRunning) as other:
        lock.take(path, "http://127.0.0.1:9000")
    assert other.value.address == "http://127.0.0.1:8000"
    first.close()
    lock.take(path, "http://127.0.0.1:9000").close()


def test_a_lock_that_is_being_written_is_still_a_lock(tmp_path):
    path = tmp_path / "serve.lock"
    first = lock.take(path, "http://127.0.0.1:8000")
    first.truncate(0)
    with pytest.raises(lock.AlreadyRunning) as other:
        lock.take(path, "http://127.0.0.1:9000")
    assert other.value.address == "?"
    first.close()
