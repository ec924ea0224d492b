import pytest
from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.urls import path
from django.views import defaults
from django.views.csrf import csrf_failure

from labfilms.ui import navigation
from tests.factories.accounts import make_user


def stranger(address="/"):
    request = RequestFactory().get(address)
    request.user = AnonymousUser()
    return request


def test_components_are_shown_in_development(client, settings):
    settings.DEBUG = True
    page = client.get("/_ui/")
    assert page.status_code == 200
    assert b'data-light="atelier"' in page.content
    assert b'data-light="ecran"' in client.get("/_ui/", {"lumiere": "ecran"}).content


@pytest.mark.django_db
def test_components_are_not_there_elsewhere(client):
    assert client.get("/_ui/").status_code == 404


def test_stranger_s_page_carries_no_token(client, settings):
    settings.DEBUG = True
    page = client.get("/_ui/", {"lumiere": "ecran"})
    assert b"hx-headers" not in page.content


@pytest.mark.django_db
def test_member_finds_the_way_out_and_their_own_menu(client, settings):
    settings.DEBUG = True
    client.force_login(make_user(name="Inès Caron"))
    html = client.get("/_ui/").content.decode()
    assert "Inès Caron" in html
    assert 'action="/compte/logout/"' in html
    assert 'hx-headers=\'{"X-CSRFToken":' in html


def test_entry_is_in_its_place_for_those_it_is_shown_to(monkeypatch):
    monkeypatch.setattr(navigation, "_entries", [])
    navigation.register(navigation.Entry("Second", "ui:showcase", order=60))
    navigation.register(navigation.Entry("First", "account_login"))
    navigation.register(navigation.Entry("Law", "account_signup", place="legal"))
    navigation.register(navigation.Entry("Never", "ui:showcase", shown=lambda _request: False))
    places = navigation.navigation(stranger("/_ui/"))["navigation"]
    assert [(link["label"], link["current"]) for link in places["main"]()] == [
        ("First", False),
        ("Second", True),
    ]
    assert [link["label"] for link in places["legal"]()] == ["Law"]
    assert places["member"]() == []


def test_message_is_shown_with_its_tone():
    class Told:
        level_tag = "error"

        def __str__(self):
            return "<Refused>"

    html = render_to_string("ui/shell/messages.html", {"messages": [Told()]})
    assert "toast--error" in html
    assert "&lt;Refused&gt;" in html
    assert messages.DEFAULT_TAGS[messages.ERROR] == "error"


def test_fault_page_asks_nothing_of_the_database(django_assert_num_queries_none):
    response = defaults.server_error(stranger())
    assert response.status_code == 500
    assert b"<h1>" in response.content


@pytest.fixture
def django_assert_num_queries_none():
    """No `db` fixture: pytest-django refuses any query."""


def test_unreadable_request_is_answered_in_the_house_s_look():
    response = defaults.bad_request(stranger(), Exception())
    assert response.status_code == 400
    assert b"brand-mark" in response.content


@pytest.mark.parametrize(
    ("view", "status"), [(defaults.permission_denied, 403), (defaults.page_not_found, 404)]
)
def test_refusal_is_answered_in_the_house_s_look(view, status):
    response = view(stranger("/nowhere"), Exception("secret"))
    assert response.status_code == status
    assert b"brand-mark" in response.content
    assert b"secret" not in response.content


def test_stale_form_says_what_to_do():
    response = csrf_failure(stranger())
    assert response.status_code == 403
    assert b"brand-mark" in response.content


def boom(_request):
    raise RuntimeError("boom")


urlpatterns = [path("boom/", boom)]


@override_settings(ROOT_URLCONF=__name__)
def test_broken_view_shows_the_fault_page_even_without_our_addresses(client):
    client.raise_request_exception = False
    response = client.get("/boom/")
    assert response.status_code == 500
    assert b"alone-code" in response.content
