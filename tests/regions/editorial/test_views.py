import html

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from regions.editorial import services
from regions.editorial.enums import Place
from regions.editorial.models import InfoPage
from regions.hubs import services as hubs
from tests.factories.accounts import make_user
from tests.factories.people import region

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SAID = {
    "name": "Jeanne Voisine",
    "email": "jeanne@exemple.fr",
    "subject": "Une page qui m’arrête\nBcc: x@y.z",
    "text": "Le lien vers le générique ne répond pas au clavier.",
}


def where(place):
    return reverse(f"editorial:{place.name.lower()}")


@pytest.mark.parametrize("place", Place)
def test_every_page_of_the_house_stands_from_the_first_start(client, place):
    page = InfoPage.objects.get(place=place, locale__language_code="fr")
    words = client.get(where(place)).content.decode()
    assert page.title.replace("’", "’") in words
    assert "<h2" in words or place == Place.CONTACT
    assert page.url == page.get_absolute_url() == where(place)


def test_the_foot_of_every_page_leads_to_them(client):
    foot = client.get("/").content.decode()
    foot = foot[foot.index('class="site-foot"') :]
    assert all(f'href="{where(place)}"' in foot for place in Place)


def test_what_only_the_operator_knows_is_said_to_be_missing(client):
    assert "compléter" in client.get(where(Place.LEGAL)).content.decode()


def test_the_tree_is_sound_and_hubs_are_opened_beside(client):
    assert not any(Page.find_problems())
    page = hubs.open_hub(region=region())
    assert not any(Page.find_problems())
    assert client.get(page.url).status_code == 200
    assert page.get_parent().pk == InfoPage.objects.first().get_parent().pk


def test_the_address_in_the_tree_leads_to_the_page_s_own(client):
    answer = client.get("/poles/charte/")
    assert (answer.status_code, answer["Location"]) == (301, where(Place.CHARTER))


def test_a_page_is_edited_and_previewed_by_the_site_s_team_alone(client):
    page = InfoPage.objects.get(place=Place.CHARTER, locale__language_code="fr")
    edit = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    assert client.get(edit).status_code == 302
    client.force_login(make_user(is_superuser=True, is_staff=True))
    assert client.get(edit).status_code == 200
    page.body = "<h2>Autre</h2>"
    page.save_revision().publish()
    assert "Autre" in client.get(where(Place.CHARTER)).content.decode()
    page.body = "<h2>Brouillon</h2>"
    page.save_revision()
    draft = client.get(reverse("wagtailadmin_pages:view_draft", args=(page.pk,)))
    assert "Brouillon" in draft.content.decode()
    assert "Brouillon" not in client.get(where(Place.CHARTER)).content.decode()


def test_a_page_taken_off_is_not_found_and_contact_stays(client):
    for page in InfoPage.objects.all():
        page.unpublish()
    assert client.get(where(Place.CHARTER)).status_code == 404
    assert 'name="text"' in client.get(where(Place.CONTACT)).content.decode()


def test_a_message_reaches_the_team_which_can_answer(
    client, settings, django_capture_on_commit_callbacks
):
    settings.TEAM_EMAIL = "equipe@exemple.fr"
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(where(Place.CONTACT), SAID).status_code == 302
    (sent,) = mail.outbox
    assert sent.to == ["equipe@exemple.fr"]
    assert sent.reply_to == ["jeanne@exemple.fr"]
    assert "\n" not in sent.subject
    assert SAID["text"] in sent.body


def test_a_member_is_known_and_their_account_is_named_to_the_team(
    client, django_capture_on_commit_callbacks
):
    member = make_user("Karim Bensaïd")
    client.force_login(member)
    assert member.email in client.get(where(Place.CONTACT)).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(where(Place.CONTACT), SAID)
    assert member.email in mail.outbox[0].body


def test_what_is_wrong_is_said_and_the_words_are_kept(client):
    page = client.post(where(Place.CONTACT), SAID | {"email": "non"})
    assert page.context["form"].errors
    assert SAID["text"] in page.content.decode()
    assert mail.outbox == []


def test_so_many_messages_an_hour_and_no_more(client):
    for _ in range(services.MOST_MESSAGES):
        client.post(where(Place.CONTACT), SAID)
    page = client.post(where(Place.CONTACT), SAID)
    assert page.status_code == 429
    assert SAID["text"] in page.content.decode()
    assert Client(REMOTE_ADDR="192.0.2.9").post(where(Place.CONTACT), SAID).status_code == 302


def test_a_page_asks_few_queries(client, django_assert_num_queries):
    client.get(where(Place.LEGAL))
    with django_assert_num_queries(1):
        client.get(where(Place.LEGAL))


@pytest.mark.parametrize("place", Place)
def test_every_page_of_the_house_stands_in_english_too(client, place):
    page = InfoPage.objects.get(place=place, locale__language_code="en")
    answer = client.get(f"/en{where(place)}")
    words = html.unescape(answer.content.decode())
    assert answer["Content-Language"] == "en"
    assert page.title in words
    assert page.url == f"/en{where(place)}"
    assert 'lang="fr"' not in words.partition("<main")[2].partition("</main>")[0]


def test_a_page_without_english_words_lends_the_french_ones_and_says_so(client):
    InfoPage.objects.get(place=Place.CHARTER, locale__language_code="en").unpublish()
    words = client.get(f"/en{where(Place.CHARTER)}").content.decode()
    assert '<html lang="en"' in words
    assert 'house-words" lang="fr"' in words


def test_the_tree_of_each_language_leads_to_the_page_s_own_address(client):
    assert client.get("/poles/charte/")["Location"] == "/charte/"
    assert client.get("/en/poles/charte/")["Location"] == "/en/charte/"


def test_a_message_in_english_tells_the_team_so(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(f"/en{where(Place.CONTACT)}", SAID)
    assert answer["Location"] == f"/en{where(Place.CONTACT)}"
    assert "English" in mail.outbox[0].body
