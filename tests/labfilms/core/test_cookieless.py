import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from labfilms.core.cookieless import CookielessMiddleware


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/api/v1/films", False),
        ("/en/api/v1/films", False),
        ("/integrer/films/un-film/", False),
        ("/atom/films.xml", False),
        # The files of a film, whose grants are bound to whoever is signed in.
        ("/flux/grant/package/master.m3u8", True),
        ("/partage/films/un-film.jpg", False),
        ("/oembed", False),
        # Pages for people, whose header says who is signed in.
        ("/api/", True),
        ("/films/", True),
        ("/oembedded/", True),
    ],
)
def test_cookies_are_taken_off_where_nobody_is_signed_in(path, kept):
    request = RequestFactory(headers={"cookie": "sessionid=abc"}).get(path)
    seen = []
    CookielessMiddleware(lambda asked: seen.append(asked.COOKIES) or HttpResponse())(request)
    assert bool(seen[0]) is kept
