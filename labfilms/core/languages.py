"""Pages by language: the site's first language at bare addresses, each other below its own code.

`/films/` is French, `/en/films/` the same page in English, whatever a browser says it prefers. What
machines ask for (files, uploads, administrations) has one address, without a language.
"""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver
from django.utils.translation import get_language, get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header


def pages(*patterns: URLPattern | URLResolver) -> list[URLPattern | URLResolver]:
    """Return patterns of pages, once for each language; only a root of addresses may call it."""
    return i18n_patterns(*patterns, prefix_default_language=False)


def codes() -> list[str]:
    """Return the languages of the site, the first one first."""
    return [code for code, _name in settings.LANGUAGES]


def current() -> str:
    """Return the language that is spoken now, one of the site's."""
    spoken = get_language()
    return spoken if spoken in codes() else settings.LANGUAGE_CODE


def of_path(path: str) -> str:
    """Return the language of a page's path."""
    first = path.split("/", 2)[1] if path.startswith("/") else ""
    return first if first in codes() and first != settings.LANGUAGE_CODE else settings.LANGUAGE_CODE


def bare(path: str) -> str:
    """Return a page's path without its language: what may be kept, for whoever reads it later."""
    language = of_path(path)
    return path if language == settings.LANGUAGE_CODE else path[len(f"/{language}") :] or "/"


def in_language(path: str, language: str) -> str:
    """Return the path of the same page in another language; an empty path stays empty."""
    if not path.startswith("/"):
        return path
    return bare(path) if language == settings.LANGUAGE_CODE else f"/{language}{bare(path)}"


def here(path: str) -> str:
    """Return the path of a page in the language that is spoken now."""
    return in_language(path, current())


def alternates(path: str) -> dict[str, str]:
    """Return the absolute addresses of a page by language, those that search engines are told."""
    return {code: f"{settings.SITE_ADDRESS}{in_language(path, code)}" for code in codes()}


def asked_by(request: HttpRequest) -> str:
    """Return the language that a script asks for (Accept-Language), where an address has none."""
    for code, _weight in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
