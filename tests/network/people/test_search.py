import pytest
from django.urls import reverse

from labfilms.search.engines import engine
from labfilms.search.port import Query
from network.people import services
from tests.factories.accounts import make_user
from tests.factories.people import make_profile, region, trade
from tests.factories.territory import make_town

pytestmark = pytest.mark.django_db


def found(words, **rest):
    return [hit.key for hit in engine().find(Query(words, things=("people",), **rest)).hits]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("editor", "monteur"),
        ("editor", "monteuse"),
        ("editor", "montage"),
        ("director", "réalisateur"),
        ("director", "realisatrices"),
        ("gaffer", "cheffe électricienne"),
        ("gaffer", "chef électricien"),
        ("boom-operator", "perchman"),
    ],
)
def test_both_genders_of_a_trade_meet(code, words):
    profile = make_profile(trades=(code,), grammar="feminine")
    make_profile(trades=("musician",))
    assert found(words) == [str(profile.pk)]


def test_a_person_is_found_by_name_skill_bio_and_region():
    profile = make_profile(make_user("Inès Ollier"), skills=["Blender"], bio="Je filme des marées.")
    for words in ("ines ollier", "blender", "marée", "réunion"):
        assert found(words) == [str(profile.pk)]


def test_trades_that_change_are_found_at_once():
    profile = make_profile(trades=("editor",))
    words = services.ProfileWords(
        handle=profile.handle, region=region(), public=True, trades=[trade("composer")]
    )
    services.save_profile(user=profile.user, words=words)
    assert found("monteuse") == []
    assert found("compositrice") == [str(profile.pk)]


def test_who_closes_their_page_is_gone_at_once():
    profile = make_profile(make_user("Inès Ollier"))
    profile.public = False
    profile.save()
    assert found("ollier") == []
    assert engine().keys("people") == set()


def test_people_are_found_around_a_town_the_nearest_first(client):
    for called in ("Poitiers", "Angoulême", "Saint-Denis (La Réunion)"):
        make_town(called)
    na = "nouvelle-aquitaine"
    near = make_profile(make_user("Inès Ollier"), region_slug=na, town=make_town("Poitiers"))
    far = make_town("Angoulême")
    further = make_profile(make_user("Karim Bensaïd"), region_slug=na, town=far)
    make_profile(make_user("Lucie Hoarau"), town=make_town("Saint-Denis (La Réunion)"))
    make_profile(make_user("Marc Delpuech"))
    for words in ("Poitiers", make_town("Poitiers").code):
        page = client.get("/recherche/", {"dans": "personnes", "lieu": words, "km": "200"})
        text = page.content.decode()
        assert text.index("Inès Ollier") < text.index("Karim Bensaïd")
        assert "Lucie Hoarau" not in text
        assert "Marc Delpuech" not in text
    assert {near.town, further.town} == {make_town("Poitiers"), make_town("Angoulême")}


def test_who_leaves_is_gone_at_once():
    profile = make_profile(make_user("Inès Ollier"))
    profile.user.is_active = False
    profile.user.save()
    assert engine().keys("people") == set()
    profile.user.is_active = True
    profile.user.save(update_fields=["is_active"])
    assert found("ollier") == [str(profile.pk)]
    profile.user.delete()
    assert engine().keys("people") == set()


def test_a_name_that_changes_is_found_at_once():
    profile = make_profile(make_user("Inès Ollier"))
    profile.user.name = "Inès Caron"
    profile.user.save()
    assert found("caron") == [str(profile.pk)]
    assert found("ollier") == []


def test_a_sign_in_writes_no_index(django_assert_num_queries):
    user = make_profile().user
    with django_assert_num_queries(1):
        user.save(update_fields=["last_login"])


def test_the_page_divides_people(client):
    make_profile(trades=("editor", "composer"), wants_to_learn=True)
    make_profile(trades=("editor",), wants_to_pass_on=True)
    page = client.get(reverse("search:page"), {"dans": "personnes"})
    shown = {facet.facet.name: facet for facet in page.context["facets"]}
    first = shown["trade"].first[0]
    assert (first.value, first.label, first.count) == ("editor", "montage", 2)
    assert {value.value for value in shown["wish"].first} == {"apprendre", "transmettre"}
    assert {value.value for value in shown["crew"].first} == {"editing", "music"}
