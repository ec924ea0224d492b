"""What can be set, run or called is named in docs/reference."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands
from django.urls import URLResolver, get_resolver

from tests.architecture import house

REFERENCE = house.ROOT / "docs" / "reference"
SETTING = re.compile(r"\bLABFILMS_[A-Z_]*[A-Z]\b")


def reference(name):
    return (REFERENCE / name).read_text(encoding="utf-8")


def read_settings():
    """Return every setting that the code, the Makefile or CI reads."""
    files = [*house.modules(), house.ROOT / "Makefile", *(house.ROOT / "deploy").rglob("*.py")]
    files += [house.ROOT / "tests" / "e2e" / "chromium.py", house.ROOT / ".ci" / "run"]
    return {name for path in files for name in SETTING.findall(path.read_text(encoding="utf-8"))}


def documented_settings():
    return set(re.findall(r"^\| `(LABFILMS_[A-Z_]+)`", reference("settings.md"), re.MULTILINE))


def test_every_setting_is_documented():
    assert read_settings() - documented_settings() == set()


def test_every_documented_setting_is_read():
    assert documented_settings() - read_settings() == set()


def test_every_command_is_documented():
    ours = {name for name, app in get_commands().items() if house.app_of(app)}
    documented = set(
        re.findall(r"^### `manage\.py ([a-z_]+)", reference("commands.md"), re.MULTILINE)
    )
    assert ours == documented


def test_every_make_target_is_documented():
    makefile = (house.ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):.*?## ", makefile, re.MULTILINE))
    documented = set(re.findall(r"^\| `make ([a-z-]+)`", reference("commands.md"), re.MULTILINE))
    assert targets == documented


def api_routes():
    def walk(patterns, prefix):
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, route)
            elif route.startswith("api/"):
                yield route

    return sorted(walk(get_resolver().url_patterns, ""))


def test_every_api_route_is_documented():
    routes = api_routes()
    if not routes:
        assert not Path(REFERENCE / "api.md").exists()
        return
    words = reference("api.md")
    assert [route for route in routes if f"`/{route}`" not in words] == []


def documents():
    found = list(house.ROOT.glob("*.md"))
    return sorted(found + list((house.ROOT / "docs").rglob("*.md")))


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_no_link_between_documents_is_dead(path):
    text = path.read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    assert [link for link in links if not (path.parent / link).exists()] == []
