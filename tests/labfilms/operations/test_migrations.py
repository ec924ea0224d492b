import pytest
from django.db import migrations as django_migrations
from django.db import models
from django.db.migrations import (
    AddField,
    AlterField,
    AlterModelTable,
    CreateModel,
    DeleteModel,
    RemoveField,
    RenameField,
    RenameModel,
    RunPython,
    SeparateDatabaseAndState,
)
from django.db.migrations.state import ModelState, ProjectState

from labfilms.operations import migrations


def state() -> ProjectState:
    found = ProjectState()
    fields = [
        ("id", models.BigAutoField(primary_key=True)),
        ("title", models.CharField(max_length=100)),
        ("year", models.IntegerField(null=True)),
    ]
    found.add_model(ModelState("shop", "Film", fields))
    return found


def said(*operations, contracts=""):
    migration = django_migrations.Migration("0002_next", "shop")
    migration.operations = list(operations)
    if contracts:
        migration.contracts = contracts
    return list(migrations.of_migration(migration, state()))


@pytest.mark.parametrize(
    "operation",
    [
        AddField("film", "note", models.TextField(null=True)),
        AddField("film", "note", models.TextField(db_default="")),
        AddField("film", "others", models.ManyToManyField("shop.Film")),
        AlterField("film", "title", models.CharField(max_length=200)),
        AlterField("film", "year", models.IntegerField(null=True, db_index=True)),
        CreateModel("Ticket", [("id", models.BigAutoField(primary_key=True))]),
        RunPython(RunPython.noop),
        SeparateDatabaseAndState(state_operations=[RemoveField("film", "title")]),
    ],
    ids=lambda operation: operation.describe(),
)
def test_what_only_adds_is_well(operation):
    assert said(operation) == []


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (RemoveField("film", "title"), "First let the code forget it"),
        (DeleteModel("Film"), "First let the code forget it"),
        (RenameField("film", "title", "name"), "by the old name"),
        (RenameModel("Film", "Short"), "by the old name"),
        (AlterModelTable("film", "short"), "by the old name"),
        (AddField("film", "note", models.TextField(default="")), "null=True or a db_default"),
        (AlterField("film", "year", models.IntegerField(default=0)), "null=True or a db_default"),
        (AlterField("film", "year", models.TextField(null=True)), "another type"),
        (AlterField("film", "title", models.CharField(max_length=50)), "longer words"),
        (SeparateDatabaseAndState([RemoveField("film", "year")]), "First let the code forget it"),
    ],
    ids=lambda value: value.describe() if hasattr(value, "describe") else "",
)
def test_what_breaks_the_release_before_is_refused_with_the_way_to_do_it(operation, words):
    (objection,) = said(operation)
    assert objection.startswith("shop.0002_next: ")
    assert words in objection


def test_a_table_of_this_release_is_known_to_nobody_yet():
    made = CreateModel("Ticket", [("id", models.BigAutoField(primary_key=True))])
    assert said(made, AddField("ticket", "note", models.TextField(default=""))) == []


def test_the_second_step_says_which_release_forgot():
    assert said(RemoveField("film", "title"), contracts="0.1.0") == []


def test_everything_is_read_of_an_app_that_was_never_released():
    found = migrations.objections({"notify": "0001_initial"}, ["notify", "pictures"])
    assert [words for words in found if words.startswith("pictures.")] == []
    assert any(words.startswith("notify.0002") for words in found) or found == []
