"""No row, migration or registry name of a lower floor points to an upper one."""

import ast

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from tests.architecture import house


def ours():
    for model in apps.get_models(include_auto_created=True):
        app = house.app_of(apps.get_app_config(model._meta.app_label).name)
        if app:
            yield app, model


def test_no_key_points_up():
    upward = []
    for app, model in ours():
        for field in model._meta.get_fields(include_parents=False, include_hidden=True):
            if field.auto_created and not field.concrete:
                continue  # the other end of somebody else's key
            target = field.related_model
            if target is None or isinstance(target, str):
                continue
            other = house.app_of(apps.get_app_config(target._meta.app_label).name)
            if other and not house.is_below(other, app):
                upward.append(f"{model._meta.label}.{field.name} → {target._meta.label}")
    assert upward == []


def test_no_parent_model_stands_above():
    upward = [
        f"{model._meta.label} ← {parent._meta.label}"
        for app, model in ours()
        for parent in model._meta.parents
        if (other := house.app_of(apps.get_app_config(parent._meta.app_label).name))
        and not house.is_below(other, app)
    ]
    assert upward == []


def test_no_migration_depends_on_an_upper_app():
    loader = MigrationLoader(None, ignore_no_migrations=True)
    names = {config.label: config.name for config in apps.get_app_configs()}
    upward = []
    for (label, name), migration in loader.disk_migrations.items():
        app = house.app_of(names[label])
        for other_label, _ in [*migration.dependencies, *migration.run_before] if app else []:
            other = house.app_of(names.get(other_label, other_label))
            if other and not house.is_below(other, app):
                upward.append(f"{label}.{name} → {other_label}")
    assert upward == []


@pytest.mark.parametrize("path", house.modules(), ids=house.dotted)
def test_no_model_is_named_upward(path):
    """`get_model("labels.Label")` and keys by string pass under an import linter's eyes."""
    app = house.app_of(house.dotted(path))
    labels = {config.label: house.app_of(config.name) for config in apps.get_app_configs()}
    upward = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if app else []:
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if called not in {"get_model", "ForeignKey", "OneToOneField", "ManyToManyField"}:
            continue
        first = node.args[0] if node.args else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            other = labels.get(first.value.partition(".")[0])
            if other and not house.is_below(other, app):
                upward.append(f"line {node.lineno}: {first.value}")
    assert upward == []
