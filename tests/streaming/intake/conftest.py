import pytest

from tests.factories.accounts import make_user


@pytest.fixture(autouse=True)
def films(settings, tmp_path):
    """Give each test a disk of its own."""
    settings.FILMS_ROOT = tmp_path / "films"
    return settings.FILMS_ROOT


@pytest.fixture
def person(db):
    return make_user("Inès Ollier")


class Tus:
    """A client that speaks tus 1.0.0, for one person."""

    def __init__(self, client) -> None:
        self.client = client

    def create(self, size, **headers):
        return self.client.post(
            "/televersements/", headers=self.headers({"Upload-Length": str(size)} | headers)
        )

    def head(self, address, **headers):
        return self.client.head(address, headers=self.headers(headers))

    def patch(
        self, address, offset, body, content_type="application/offset+octet-stream", **headers
    ):
        # Named in the headers too: Django's client forgets the type of an empty body.
        headers = {"Upload-Offset": str(offset), "Content-Type": content_type} | headers
        return self.client.patch(
            address, body, content_type=content_type, headers=self.headers(headers)
        )

    def delete(self, address):
        return self.client.delete(address, headers=self.headers({}))

    def headers(self, more):
        return {"Tus-Resumable": "1.0.0"} | {
            name.replace("_", "-"): value for name, value in more.items()
        }


@pytest.fixture
def tus(client, person):
    client.force_login(person)
    return Tus(client)


@pytest.fixture
def stranger_tus(client):
    return Tus(client)
