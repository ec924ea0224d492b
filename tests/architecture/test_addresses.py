"""No address, include or import of a template points up."""

import ast
import re
from functools import cache

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture import house

CALLS = {"reverse", "reverse_lazy", "redirect", "resolve_url", "HttpResponseRedirect"}
URL_TAG = re.compile(r"""{%-?\s*url\s+["']([^"']+)["']""")
TEMPLATE_TAG = re.compile(r"""{%-?\s*(?:include|extends)\s+["']([^"']+)["']""")
RENDERED = re.compile(r"""["']([\w/-]+/[\w-]+\.html)(?:#[\w-]+)?["']""")


@cache
def owners() -> dict[str, str]:
    """Return each named address of ours with the app whose view answers it."""
    found: dict[str, str] = {}

    def walk(patterns, prefix: str) -> None:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
                walk(pattern.url_patterns, space)
            elif isinstance(pattern, URLPattern) and pattern.name:
                view = getattr(pattern.callback, "view_class", pattern.callback)
                app = house.app_of(getattr(view, "__module__", ""))
                if app:
                    found[f"{prefix}{pattern.name}"] = app

    walk(get_resolver().url_patterns, "")
    return found


def upward(names: list[str], app: str) -> list[str]:
    known = owners()
    return [name for name in names if name in known and not house.is_below(known[name], app)]


@pytest.mark.parametrize("path", house.modules(), ids=house.dotted)
def test_no_module_reverses_an_upper_address(path):
    app = house.app_of(house.dotted(path))
    names = [
        node.args[0].value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in CALLS
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    ]
    assert upward(names, app) == [] if app else True


@pytest.mark.parametrize("path", house.modules(), ids=house.dotted)
def test_no_module_renders_an_upper_template(path):
    app = house.app_of(house.dotted(path))
    names = RENDERED.findall(path.read_text(encoding="utf-8"))
    above = [
        name
        for name in names
        if app and (other := house.app_of_template(name)) and not house.is_below(other, app)
    ]
    assert above == []


def template_id(path) -> str:
    return path.relative_to(house.ROOT / "templates").as_posix()


@pytest.mark.parametrize("path", house.templates(), ids=template_id)
def test_a_template_belongs_to_an_app_and_looks_down_alone(path):
    name = template_id(path)
    app = house.app_of_template(name)
    assert app is not None, f"{name} is in no folder that an app is called by"
    text = path.read_text(encoding="utf-8")
    assert upward(URL_TAG.findall(text), app) == []
    above = [
        other_name
        for other_name in TEMPLATE_TAG.findall(text)
        if (other := house.app_of_template(other_name.partition("#")[0]))
        and not house.is_below(other, app)
    ]
    assert above == []
