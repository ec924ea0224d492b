import pytest
from django.test import RequestFactory
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import datetime

from labfilms.core import languages


@pytest.mark.parametrize(
    ("path", "language", "there"),
    [
        ("/", "en", "/en/"),
        ("/en/", "fr", "/"),
        ("/films/?page=2", "en", "/en/films/?page=2"),
        ("/en/films/?page=2", "fr", "/films/?page=2"),
        ("/en/films/", "en", "/en/films/"),
        # An address that only begins like a language.
        ("/entree/", "fr", "/entree/"),
        ("/entree/", "en", "/en/entree/"),
        ("", "en", ""),
        ("https://elsewhere.example/", "en", "https://elsewhere.example/"),
    ],
)
def test_the_same_page_in_another_language(path, language, there):
    assert languages.in_language(path, language) == there


def test_what_is_spoken_is_always_one_of_the_site_s_languages():
    with translation.override("de"):
        assert languages.current() == "fr"
        assert languages.here("/films/") == "/films/"
    with translation.override("en"):
        assert languages.here("/films/") == "/en/films/"


@pytest.mark.parametrize(
    ("header", "language"),
    [("en", "en"), ("en-GB,en;q=0.9", "en"), ("de,en;q=0.5", "en"), ("de", "fr"), ("", "fr")],
)
def test_a_script_says_which_language_its_page_speaks(header, language):
    request = RequestFactory().get("/", headers={"Accept-Language": header})
    assert languages.asked_by(request) == language


def test_english_dates_are_those_of_europe():
    with translation.override("en"):
        assert date_format(datetime(2027, 4, 3)) == "3 April 2027"
        assert date_format(datetime(2027, 4, 3, 21, 5), "DATETIME_FORMAT") == "3 April 2027, 21:05"
