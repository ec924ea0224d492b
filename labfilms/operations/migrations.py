"""Say whether the release before still works on a database that this one has migrated.

During a restart both run on the same database, and a release that is taken back finds it migrated.
So a release only *adds* what the one before can ignore; what nobody uses any more goes one
release later, in a migration whose class says which one stopped using it: `contracts = "0.2.0"`.
"""

from collections.abc import Iterable, Iterator

from django.db import models
from django.db.migrations import Migration, operations
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

_TWO_STEPS = (
    "the release before still uses it. First let the code forget it (SeparateDatabaseAndState with "
    "state_operations alone), and a release later drop it in a migration with `contracts`"
)
_RENAMED = (
    "the release before knows it by the old name. Keep the name in the database (db_column, "
    "db_table), or add a new one, copy, and drop the old a release later"
)
_NOT_NULL = (
    "the release before writes rows without it. Give it null=True or a db_default, and tighten it "
    "a release later, in a migration with `contracts`"
)
_OTHER_TYPE = (
    "the release before writes another type. Add a new field, copy, drop the old one later"
)


def objections(released: dict[str, str], ours: Iterable[str]) -> list[str]:
    """Say what the release before could not live with, in the migrations since.

    `released` gives the last migration of each app that a release had; `ours` are the labels of
    our apps. Nothing is read from a database.
    """
    loader = MigrationLoader(None)
    graph, found = loader.graph, []
    for label in sorted(ours):
        known = set(graph.forwards_plan((label, released[label]))) if label in released else set()
        for key in sorted(graph.nodes):
            if key[0] == label and key not in known:
                state = loader.project_state(key, at_end=False)
                found += list(of_migration(graph.nodes[key], state))
    return found


def of_migration(migration: Migration, state: ProjectState) -> Iterator[str]:
    """Say what a migration does that the release before could not live with."""
    if getattr(migration, "contracts", ""):
        return
    # A table that is made in the same breath is known to nobody yet.
    fresh = {
        operation.name_lower
        for operation in migration.operations
        if isinstance(operation, operations.CreateModel)
    }
    for operation in migration.operations:
        for one in _on_the_database(operation):
            if getattr(one, "model_name_lower", "") not in fresh:
                words = of_operation(one, migration.app_label, state)
                if words:
                    yield f"{migration.app_label}.{migration.name}: {one.describe()}: {words}"
        operation.state_forwards(migration.app_label, state)


def _on_the_database(operation: Operation) -> list[Operation]:
    if isinstance(operation, operations.SeparateDatabaseAndState):
        return list(operation.database_operations)
    return [operation]


def of_operation(operation: Operation, label: str, state: ProjectState) -> str:
    """Return why the release before could not live with an operation; empty when it can."""
    match operation:
        case operations.RemoveField() | operations.DeleteModel():
            return _TWO_STEPS
        case operations.RenameField() | operations.RenameModel() | operations.AlterModelTable():
            return _RENAMED
        case operations.AddField():
            return "" if _may_be_left_out(operation.field) else _NOT_NULL
        case operations.AlterField():
            before = state.models[label, operation.model_name_lower].get_field(operation.name)
            return _altered(before, operation.field)
    return ""


def _may_be_left_out(field: models.Field) -> bool:  # type: ignore[type-arg]
    return bool(field.null or field.has_db_default() or field.many_to_many)


def _altered(before: models.Field, after: models.Field) -> str:  # type: ignore[type-arg]
    if before.null and not _may_be_left_out(after):
        return _NOT_NULL
    if before.get_internal_type() != after.get_internal_type():
        return _OTHER_TYPE
    shorter = (before.max_length or 0) > (after.max_length or before.max_length or 0)
    return "the release before writes longer words. Keep the length" if shorter else ""
