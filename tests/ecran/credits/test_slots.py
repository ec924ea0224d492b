"""What stands beside the names of a film's credits."""

import pytest
from django.urls import reverse

from tests.factories.accounts import make_user
from tests.factories.films import credit, make_playable_film
from tests.factories.people import make_profile

pytestmark = pytest.mark.django_db


def test_credits_lead_from_watching_to_working(client):
    client.force_login(make_user())
    film = make_playable_film(title="Sel de nuit")
    shown, closed = make_profile(), make_profile(contact="nobody")
    credit(film, shown.user, code="sound-recordist")
    credit(film, closed.user, code="editor")
    credit(film, name="Un ami", code="gaffer")
    page = client.get(film.get_absolute_url()).content.decode()
    assert f"{reverse('messages:write', args=[shown.handle])}?sujet=" in page
    assert reverse("messages:write", args=[closed.handle]) not in page
    assert page.count("credits-action") == 1
