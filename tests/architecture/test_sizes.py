"""Modules and functions stay small enough to be read, and nothing hides in a drawer."""

import ast
import re

import pytest

from tests.architecture import house

MODULE_LINES = 400
FUNCTION_LINES = 50
DRAWERS = {"utils", "helpers", "common", "misc", "manager", "managers", "tools"}
# Data and lists, long by nature.
EXCEPTED = re.compile(r"/migrations/|/seed|/demo/|labfilms/settings\.py$|/data\.py$")


def measured():
    return [path for path in house.modules() if not EXCEPTED.search(path.as_posix())]


@pytest.mark.parametrize("path", measured(), ids=house.dotted)
def test_module_and_functions_are_short(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MODULE_LINES
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]
    assert long == []


def test_no_module_is_a_drawer():
    assert [path for path in house.modules() if path.stem in DRAWERS] == []
    assert [path for path in house.modules() if path.parent.name in DRAWERS] == []


@pytest.mark.parametrize("package", ["labfilms", "regions"])
def test_a_folder_of_apps_is_empty(package):
    assert (house.ROOT / package / "__init__.py").read_text() == ""


def test_every_folder_of_tests_is_a_package():
    folders = {path.parent for path in (house.ROOT / "tests").rglob("test_*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []
