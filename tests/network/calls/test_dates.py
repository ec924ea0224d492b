"""The days of a call, as each language says them."""

from datetime import date

import pytest
from django.utils import translation
from django.utils.translation import pgettext

from network.calls.models import CrewCall
from network.templatetags.calls import dates


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2027, 2, 1), date(2027, 2, 3), "{first} "),
        (date(2027, 3, 1), date(2027, 4, 11), "{first} "),
        (date(2026, 12, 26), date(2027, 1, 1), " {first} "),
        (date(2027, 1, 11), date(2027, 1, 11), " 11 "),
    ],
)
def test_the_first_day_of_a_month_is_counted_as_the_language_does(language, first, last, said):
    with translation.override(language):
        counted = pgettext("first day of a month", "1")
        assert said.format(first=counted) in dates(CrewCall(first_day=first, last_day=last))
