"""The description that programs read: true, complete, and changed on purpose alone."""

import json

import pytest

from tests.labfilms.api.keep import KEPT, schema


def test_the_api_changes_on_purpose_alone():
    """Once it is meant, `openapi.json` is written anew by `python -m tests.labfilms.api.keep`.

    What programs read already keeps its name and its shape; the rest is a word in CHANGELOG.md.
    """
    assert schema() == json.loads(KEPT.read_text(encoding="utf-8"))


def test_everything_is_described():
    for path, methods in schema()["paths"].items():
        for operation in methods.values():
            assert operation["summary"], path
            assert {"200", "401", "404", "422", "429"} <= set(operation["responses"])


def test_the_api_only_reads():
    assert {method for methods in schema()["paths"].values() for method in methods} == {"get"}


@pytest.mark.django_db
def test_the_description_and_the_page_are_served(client):
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "LabFilms"
    words = client.get("/en/api/").content.decode()
    for path in schema()["paths"]:
        assert f"GET {path}" in words
    assert "Films that everyone may watch" in words
