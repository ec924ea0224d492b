"""The release before survives this one's migrations: docs/howto/upgrade.md says the two steps."""

import json
import tomllib

from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from labfilms.operations import migrations
from tests.architecture import house

# The last migration of each app in the last release; written anew when one is made.
RELEASED = json.loads((house.ROOT / "deploy" / "released.json").read_text(encoding="utf-8"))


def ours():
    return {config.label for config in apps.get_app_configs() if house.app_of(config.name)}


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split("."))


def test_old_code_survives_every_migration_since_the_last_release():
    assert migrations.objections(RELEASED, ours()) == []


def test_what_was_released_still_exists():
    nodes = MigrationLoader(None).graph.nodes
    assert [item for item in RELEASED.items() if item not in nodes] == []


def test_what_contracts_names_a_release_that_is_past():
    project = tomllib.loads((house.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    current = version(project["project"]["version"])
    named = {
        key: node.contracts
        for key, node in MigrationLoader(None).graph.nodes.items()
        if getattr(node, "contracts", "")
    }
    assert [key for key, release in named.items() if version(release) >= current] == []
