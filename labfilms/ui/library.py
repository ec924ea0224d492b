"""The one tag library of the house; the components add themselves to it.

Every component takes keyword arguments alone, so that an unknown one is an error when the
template is compiled, and a value out of its list is an error when the component is drawn.
"""

from collections.abc import Callable, Collection, Iterable
from functools import wraps
from typing import Any, TypeVar

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from labfilms.ui import memory

register = template.Library()
Maker = TypeVar("Maker", bound=Callable[..., dict[str, Any]])


def component(name: str) -> Callable[[Maker], Maker]:
    """Register a tag that draws `templates/ui/<name>.html` from its arguments and nothing else.

    The function returns what the template is drawn with. What was drawn is remembered under the
    arguments; those that hold a person's token, or a row, are drawn each time.
    """

    def add(make: Maker) -> Maker:
        path = f"ui/{name}.html"

        @register.simple_tag(name=make.__name__)
        @wraps(make)
        def tag(**values: Any) -> SafeString:
            key = memory.key_of(values)
            if key is None:
                return render_to_string(path, make(**values))
            return memory.memory.piece((path, key), lambda: render_to_string(path, make(**values)))

        return make

    return add


def one_of(value: str, known: Collection[str], argument: str) -> str:
    """Return `value`, or raise ValueError with the list of what is known."""
    if value not in known:
        message = f"{argument} is '{value}': it must be one of {', '.join(sorted(known))}"
        raise ValueError(message)
    return value


def draw(context: Context, name: str, content: str = "", **values: Any) -> SafeString:
    """Render `templates/ui/<name>.html` around a block's content, in a context of its own."""
    engine = context.template.engine  # type: ignore[union-attr]
    inner = context.new({"content": content, **values})
    if "csrf_token" in context:
        inner["csrf_token"] = context["csrf_token"]
    return mark_safe(engine.get_template(f"ui/{name}.html").render(inner))


def joined(html: str | Iterable[str]) -> SafeString:
    """Return what a slot answered (one piece or several) as one piece, already safe."""
    pieces = [html] if isinstance(html, str) else list(html)
    return mark_safe("".join(conditional_escape(piece) for piece in pieces))
