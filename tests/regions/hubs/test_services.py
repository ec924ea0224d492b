import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Locale, Page

from regions.hubs import services
from regions.hubs.models import HubIndexPage, HubPage
from regions.territory import permissions
from regions.territory.models import RegionTeam
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.people import make_profile, region

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_hub_is_opened_once_under_the_page_of_all_regions(capsys):
    call_command("open_hub", "la-reunion")
    call_command("open_hub", "la-reunion", "occitanie")
    assert HubIndexPage.objects.filter(locale__language_code="fr").count() == 1
    assert HubIndexPage.objects.filter(locale__language_code="en").count() == 1
    assert {page.url for page in HubPage.objects.all()} == {
        "/poles/la-reunion/",
        "/poles/occitanie/",
    }
    with pytest.raises(CommandError):
        call_command("open_hub", "atlantide")


def test_a_team_edits_the_page_of_its_region_and_no_other(client):
    mine, other = (services.open_hub(region=region(slug)) for slug in ("la-reunion", "occitanie"))
    user = make_user()
    place = RegionTeam.objects.create(region=region(), user=user)
    client.force_login(user)
    edit = "wagtailadmin_pages:edit"
    assert client.get(reverse(edit, args=(mine.pk,))).status_code == 200
    assert client.get(reverse(edit, args=(other.pk,))).status_code == 302
    place.delete()
    assert client.get(reverse(edit, args=(mine.pk,))).status_code == 302


def test_someone_of_the_team_before_the_page_opened_edits_it_too(client):
    user = make_user()
    RegionTeam.objects.create(region=region(), user=user)
    page = services.open_hub(region=region())
    client.force_login(user)
    assert client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).status_code == 200


def test_a_page_never_changes_region():
    page = services.open_hub(region=region())
    page.region = region("occitanie")
    with pytest.raises(ValidationError):
        page.clean()


def test_the_territory_says_who_may_act_for_a_region():
    place = RegionTeam.objects.create(region=region(), user=make_user())
    assert permissions.can_edit(place.user, place.region)
    assert not permissions.can_edit(place.user, region("occitanie"))
    assert not permissions.can_edit(make_user(), place.region)
    assert permissions.can_edit(make_user(is_superuser=True), place.region)
    assert str(place.user) in str(place)


def test_a_hub_shows_what_lives_in_its_region_alone(client):
    page = services.open_hub(region=region(), intro="<p>Ici, on tourne.</p>")
    here, there = region(), region("occitanie")
    make_film(title="D’ici", region=here)
    make_film(title="D’ailleurs", region=there)
    make_film(title="Brouillon d’ici", region=here, visibility="draft")
    make_profile(make_user("Lucie Hoarau"))
    make_profile(make_user("Hors sol"), region_slug="occitanie")
    make_selection(make_label(region=here), title="Carte blanche")
    make_selection(make_label(region=here), title="Secrète", visibility="private")
    words = client.get(page.url).content.decode()
    for shown in ("Ici, on tourne.", "D’ici", "Lucie Hoarau", "Carte blanche"):
        assert shown in words
    for hidden in ("D’ailleurs", "Brouillon", "Hors sol", "Secrète"):
        assert hidden not in words


@pytest.mark.parametrize("rows", [1, 3, 6])
def test_a_hub_asks_as_many_queries_whatever_lives_there(
    client, django_assert_max_num_queries, rows
):
    page = services.open_hub(region=region())
    for _ in range(rows):
        film = make_film(region=region())
        make_profile()
        make_selection(make_label(region=region()), [film])
    client.get(page.url)
    with django_assert_max_num_queries(20):
        client.get(page.url)


def test_an_empty_hub_says_what_to_do_first(client):
    page = services.open_hub(region=region())
    assert "Montrez le vôtre" in client.get(page.url).content.decode()


def test_the_page_of_all_regions_has_a_door_to_each(client):
    assert Page.objects.filter(depth=2).exists()
    services.open_hub(region=region())
    assert "La Réunion" in client.get(reverse("hubs:index")).content.decode()


def test_first_hub_opens_the_page_of_all_regions_in_french_at_the_site_s_root(client):
    HubIndexPage.objects.all().delete()
    page = services.open_hub(region=region())
    index = HubIndexPage.objects.get(locale__language_code="fr")
    assert page.get_parent().specific == index
    assert index.locale.language_code == "fr"
    assert client.get("/poles/").status_code == 200
    assert client.get(page.url).status_code == 200


def test_a_hub_that_nobody_translated_shows_its_french_words_in_english_surroundings(client):
    services.open_hub(region=region(), intro="<p>Ici, on tourne.</p>")
    answer = client.get("/en/poles/la-reunion/")
    words = answer.content.decode()
    assert '<html lang="en"' in words
    assert '<div class="hub-intro" lang="fr">' in words
    assert "Ici, on tourne." in words
    assert "writes here is in French: nobody has translated it yet." in words
    assert "nobody has translated it yet" not in client.get("/poles/la-reunion/").content.decode()


def test_a_hub_without_words_lends_none(client):
    services.open_hub(region=region())
    assert (
        "nobody has translated it yet" not in client.get("/en/poles/la-reunion/").content.decode()
    )


def test_a_hub_is_translated_once_with_its_picture_under_the_name_that_english_has(client):
    page = services.open_hub(region=region("corse"), intro="<p>Ici, on tourne.</p>")
    said = {"intro": "<p>Here, we shoot.</p>", "credit": "Cut paper", "body": "[]"}
    made = services.translate_hub(page=page, code="en", **said)
    assert (made.title, made.live, made.url) == ("Corsica", True, "/en/poles/corse/")
    again = services.translate_hub(page=page, code="en", **said | {"intro": "<p>Other</p>"})
    assert (again.pk, again.intro) == (made.pk, "<p>Here, we shoot.</p>")
    words = client.get(made.url).content.decode()
    assert "Here, we shoot." in words
    assert "nobody has translated it yet" not in words
    assert "Ici, on tourne." in client.get("/poles/corse/").content.decode()


def test_the_pages_of_all_regions_lend_each_other_no_words():
    HubIndexPage.objects.filter(locale__language_code="en").delete()
    french = services.open_index()
    french.intro = "Des équipes et des films."
    french.save()
    services.open_index()
    assert HubIndexPage.objects.get(locale__language_code="en").intro == ""


def test_a_hub_is_translated_by_its_team_at_the_same_address(client):
    page = services.open_hub(region=region(), intro="<p>Ici, on tourne.</p>")
    user = make_user()
    RegionTeam.objects.create(region=region(), user=user)
    client.force_login(user)
    english = Locale.objects.get(language_code="en")
    asked = client.post(
        reverse("simple_translation:submit_page_translation", args=(page.pk,)),
        {"locales": [english.pk]},
    )
    assert asked.status_code == 302
    made = HubPage.objects.get(region=region(), locale=english)
    assert client.get(reverse("wagtailadmin_pages:edit", args=(made.pk,))).status_code == 200
    assert not made.live
    made.intro = "<p>Here, we shoot.</p>"
    made.save_revision().publish()
    assert made.url == "/en/poles/la-reunion/"
    words = client.get(made.url).content.decode()
    assert "Here, we shoot." in words
    assert 'class="hub-intro" lang' not in words
    assert "Ici, on tourne." in client.get("/poles/la-reunion/").content.decode()


def test_a_region_has_one_page_a_language():
    page = services.open_hub(region=region())
    other = HubPage(title="Doublon", region=region(), locale=page.locale)
    with pytest.raises(ValidationError):
        other.clean()


def test_moderation_takes_a_hub_off_in_every_language(client):
    page = services.open_hub(region=region())
    made = page.copy_for_translation(Locale.objects.get(language_code="en"))
    made.save_revision().publish()
    services.withhold(page=page, level="hidden")
    assert client.get("/en/poles/la-reunion/").status_code == 404
    services.withhold(page=page, level="")
    assert client.get("/en/poles/la-reunion/").status_code == 200


def test_a_draft_of_a_translation_is_not_published_by_moderation_s_second_thought(client):
    page = services.open_hub(region=region(), intro="<p>Ici, on tourne.</p>")
    draft = page.copy_for_translation(Locale.objects.get(language_code="en"))
    draft.intro = "<p>Unfinished</p>"
    draft.save_revision()
    services.withhold(page=page, level="hidden")
    services.withhold(page=page, level="")
    draft.refresh_from_db()
    assert not draft.live
    assert "Ici, on tourne." in client.get("/en/poles/la-reunion/").content.decode()
