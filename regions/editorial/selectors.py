"""Read the pages of the house."""

from django.conf import settings

from labfilms.core import languages
from regions.editorial.enums import Place
from regions.editorial.models import InfoPage


def page_at(place: Place) -> InfoPage | None:
    """Return the published page of a place, or None when someone has taken it off; one query.

    In the language that is spoken, else in the site's first one.
    """
    spoken, first = languages.current(), settings.LANGUAGE_CODE
    found = InfoPage.objects.live().filter(place=place, locale__language_code__in={spoken, first})
    by_language = {page.locale.language_code: page for page in found.select_related("locale")}
    page: InfoPage | None = by_language.get(spoken) or by_language.get(first)
    if page is not None and page.locale.language_code != spoken:
        page.words_language = page.locale.language_code
    return page
