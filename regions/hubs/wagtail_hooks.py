"""What Wagtail's admin shows and does not show in this house."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem

# Both lead to wagtail.org, and nothing here sends anyone to another host unasked.
_ELSEWHERE = ("editor-guide", "whats-new-in-wagtail")


@hooks.register("construct_help_menu")  # type: ignore[untyped-decorator]  # Wagtail ships no types
def keep_help_in_the_house(_request: HttpRequest, items: list[MenuItem]) -> None:
    items[:] = [item for item in items if not item.name.startswith(_ELSEWHERE)]
