"""A page in each of the site's languages: where it stands, and how one goes to another."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from labfilms.core import languages
from labfilms.ui.library import register


@register.simple_tag
def ui_home() -> str:
    """Return the address of the front page, in the language that is spoken."""
    return languages.here("/")


@register.filter
def here(path: str) -> str:
    """Return a path that was kept, in the language that is spoken."""
    return languages.here(path)


@register.simple_tag
def ui_lang(*, code: str) -> SafeString:
    """Say which language words are in, where it is known and not that of the page."""
    if not code or code == languages.current():
        return SafeString()
    return format_html(' lang="{}"', code)


@register.inclusion_tag("ui/languages.html", takes_context=True)
def ui_languages(context: Context) -> dict[str, Any]:
    """Draw a link to this page in each other language, by that language's own name."""
    request: HttpRequest | None = context.get("request")
    path = request.get_full_path() if request else "/"
    return {
        "languages": [
            {
                "code": code,
                "name": get_language_info(code)["name_local"].capitalize(),
                "href": languages.in_language(path, code),
            }
            for code in languages.codes()
            if code != languages.current()
        ]
    }


@register.simple_tag(takes_context=True)
def ui_alternates(context: Context) -> SafeString:
    """Name this page's own address and the same page in each language, for search engines."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return SafeString()
    # A page of a list is a page; what else is asked is a way of looking at it.
    number = request.GET.get("page", "")
    query = f"?page={number}" if number.isdecimal() else ""
    known = {code: url + query for code, url in languages.alternates(request.path).items()}
    links = [
        ("canonical", "", known[languages.of_path(request.path)]),
        *(("alternate", code, url) for code, url in known.items()),
        ("alternate", "x-default", known[settings.LANGUAGE_CODE]),
    ]
    return format_html_join(
        "\n  ",
        '<link rel="{}"{} href="{}">',
        ((rel, _language(code), url) for rel, code, url in links),
    )


def _language(code: str) -> SafeString:
    return SafeString(f' hreflang="{code}"' if code else "")
