"""Lists: their head, their end, their order, and what stands there when they are empty."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.paginator import Page
from django.template import Context
from django.utils.safestring import SafeString

from labfilms.ui.library import component, draw, joined, one_of, register

DRAWINGS = ("reel", "table", "people", "map")


@component("empty")
def ui_empty(
    *,
    title: str,
    drawing: str = "reel",
    text: str = "",
    action: str = "",
    href: str = "",
    level: int = 2,
) -> dict[str, Any]:
    """Draw an empty state: a drawing, one sentence, one action."""
    one_of(drawing, DRAWINGS, "drawing")
    return {
        "drawing": f"ui/drawings/{drawing}.html",
        "title": title,
        "text": text,
        "action": action,
        "href": href,
        "level": level,
    }


@component("list_head")
def ui_list_head(
    *,
    title: str,
    count: int | None = None,
    order: str = "",
    action: str = "",
    href: str = "",
    level: int = 2,
    id: str = "",  # noqa: A002 - the attribute's own name
) -> dict[str, Any]:
    """Draw a list's title, how many things it holds, its order in words, and one link."""
    return {
        "title": title,
        "count": count,
        "order": order,
        "action": action,
        "href": href,
        "level": level,
        "id": id,
    }


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def ui_pagination(context: Context, *, page: Page[Any], param: str = "page") -> dict[str, Any]:
    """Draw the ways to the other pages; the rest of the address's query is kept."""
    request = context.get("request")
    query = request.GET.copy() if request is not None else None

    def address(number: int) -> str:
        if query is None:
            return f"?{param}={number}"
        query[param] = str(number)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "previous": address(page.number - 1) if page.has_previous() else "",
        "next": address(page.number + 1) if page.has_next() else "",
        "pages": [
            {
                "number": number if isinstance(number, int) else None,
                "href": address(number) if isinstance(number, int) else "",
                "current": number == page.number,
            }
            for number in page.paginator.get_elided_page_range(
                page.number, on_each_side=1, on_ends=1
            )
        ],
    }


@component("table")
def ui_table(
    *, caption: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]
) -> dict[str, Any]:
    """Draw a table that becomes cards on a phone; a row's first cell is its head."""
    return {
        "caption": caption,
        "heads": heads,
        "rows": [list(zip(heads, row, strict=True)) for row in rows],
    }


@register.simple_block_tag(takes_context=True, end_name="end_ui_order")
def ui_order(
    context: Context,
    content: str,
    *,
    action: str,
    id: str = "order",  # noqa: A002 - the attribute's own name
    label: str = "",
    revision: int | str = "",
) -> SafeString:
    """Draw a list that is put in order; its rows are `ui_order_row` blocks.

    Without JavaScript a row's buttons post `up=<key>` or `down=<key>` to `action`. With it, a
    drag, a button or Alt and an arrow posts every key in its new order as `order`, with
    `revision` as given; the answer is 2xx (a JSON `{"revision": …}` renews it), else the list goes
    back and the person is told, in the words of a JSON `{"message": …}` when there is one.
    """
    return draw(context, "order", content, action=action, id=id, label=label, revision=revision)


@register.simple_block_tag(takes_context=True, end_name="end_ui_order_row")
def ui_order_row(
    context: Context,
    content: str,
    *,
    key: int | str,
    title: str,
    first: bool = False,
    last: bool = False,
    form: str = "order",
) -> SafeString:
    """Draw one row of `ui_order`; `form` is the list's id; the first and last cannot go further."""
    return draw(
        context,
        "order_row",
        content,
        key=key,
        title=title,
        first=first,
        last=last,
        form=form,
    )


@register.simple_tag
def ui_join(*, pieces: str | Iterable[str]) -> SafeString:
    """Write what a slot answered, piece after piece."""
    return joined(pieces)
