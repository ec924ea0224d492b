"""What the contracts must name: every app, every room; and every name that work is queued by."""

import ast

import pytest
from celery import current_app
from django.apps import apps

from labfilms.core.features import FeatureAppConfig
from tests.architecture import house


def our_apps():
    return [config for config in apps.get_app_configs() if isinstance(config, FeatureAppConfig)]


def test_every_app_stands_on_a_floor():
    assert [config.name for config in our_apps() if config.name not in house.floors()] == []


def test_every_floor_is_installed():
    apps_of_ours = {config.name for config in our_apps()}
    roof = {
        "labfilms.api",
        "labfilms.urls",
        "labfilms.asgi",
        "labfilms.celery",
        "labfilms.settings",
    }
    assert set(house.floors()) - roof - apps_of_ours == set()


def test_every_room_is_loaded_ordered_and_layered():
    """A room that its app does not name would never have its receivers imported."""
    layered = {
        container
        for name, contract in house.contracts().items()
        if name.startswith("layers")
        for container in contract["containers"]
    }
    for config in filter(lambda config: config.features, our_apps()):
        folder = house.ROOT / config.name.replace(".", "/")
        rooms = {
            path.parent.name
            for path in folder.glob("*/__init__.py")
            if path.parent.name not in {"management", "migrations", "templatetags"}
        }
        assert set(config.features) == rooms, config.name
        assert {f"{config.name}.{room}" for room in rooms} <= layered, config.name


def test_rooms_are_loaded_lowest_first():
    for config in our_apps():
        contract = house.contracts().get(f"rooms-{config.name}")
        if contract is None:
            assert len(config.features) == 0, config.name
            continue
        order = [layer for layer in contract["layers"] if layer in config.features]
        assert list(config.features) == list(reversed(order)), config.name


def queued_names(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "queue"
            and getattr(node.func.value, "id", "") == "jobs"
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            yield node.args[0].value


@pytest.mark.parametrize("path", house.modules(), ids=house.dotted)
def test_work_is_queued_by_the_name_of_a_task(path):
    assert [name for name in queued_names(path) if name not in current_app.tasks] == []


@pytest.mark.parametrize("path", house.modules(), ids=house.dotted)
def test_no_import_hides_in_a_function(path):
    """`FeatureAppConfig` alone imports late, by name; see its own module."""
    if path.name == "features.py":
        return
    late = [
        f"line {node.lineno}"
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        or (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "import_module")
    ]
    assert late == []
