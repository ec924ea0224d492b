import pytest
from django.test import Client

from labfilms.keys import services
from tests.factories.accounts import make_user


class Reader:
    """A program that reads the API, with a key or without."""

    def __init__(self, words=""):
        self.client = Client()
        self.headers = {"Authorization": f"Bearer {words}"} if words else {}

    def get(self, path, data=None, **headers):
        return self.client.get(f"/api/v1/{path}", data, headers=self.headers | headers)

    def read(self, path, data=None):
        response = self.get(path, data)
        assert response.status_code == 200, response.content
        return response.json()

    def ids(self, path, data=None):
        return [item["id"] for item in self.read(path, data)["items"]]


@pytest.fixture
def stranger(db):
    return Reader()


@pytest.fixture
def reader():
    """Return what makes a reader for somebody, whose key has this scope."""

    def make(person=None, scope="read:mine"):
        _key, words = services.create(person=person or make_user(), name="Essai", scope=scope)
        return Reader(words)

    return make
