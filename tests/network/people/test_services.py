import io

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from labfilms.pictures.errors import PictureRefused
from network.people import selectors, services
from network.people.models import Profile
from tests.factories.accounts import make_user
from tests.factories.people import make_profile, region, trade
from tests.factories.pictures import picture_file
from tests.factories.territory import make_town

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def words(**changes):
    given = {"handle": "ines-ollier", "region": region(), "trades": [trade()], "public": True}
    return services.ProfileWords(**(given | changes))


def test_a_profile_is_written_twice_and_stays_one():
    user = make_user()
    services.save_profile(user=user, words=words())
    services.save_profile(user=user, words=words(bio="Je pars du son.", trades=[trade("editor")]))
    profile = Profile.objects.get(user=user)
    assert profile.bio == "Je pars du son."
    assert [place.trade.code for place in profile.places.all()] == ["editor"]


def test_four_trades_are_refused_and_nothing_is_written():
    codes = ("director", "editor", "gaffer", "composer")
    with pytest.raises(services.ProfileRefused):
        services.save_profile(user=make_user(), words=words(trades=[trade(code) for code in codes]))
    assert not Profile.objects.exists()


def test_a_town_of_another_region_is_refused():
    with pytest.raises(services.ProfileRefused):
        services.save_profile(user=make_user(), words=words(town=make_town("Poitiers")))
    assert not Profile.objects.exists()


def test_a_town_that_disappears_leaves_the_profile_in_its_region():
    town = make_town("Cilaos")
    profile = services.save_profile(user=make_user(), words=words(town=town))
    assert profile.place == "Cilaos, La Réunion"
    town.delete()
    profile.refresh_from_db()
    assert profile.place == "La Réunion"


def test_a_handle_already_taken_is_refused():
    make_profile(handle="ines-ollier")
    with pytest.raises(ValidationError):
        services.save_profile(user=make_user(), words=words())


def test_skills_are_cleaned_and_never_doubled():
    profile = services.save_profile(
        user=make_user(), words=words(skills=["  steadicam ", "steadicam", "", "Blender"])
    )
    assert set(profile.skills.names()) == {"steadicam", "Blender"}


def test_a_photo_follows_the_profile_out_of_the_public():
    user = make_user()
    profile = services.save_profile(user=user, words=words(), photo=picture_file())
    assert profile.photo.public
    key = profile.photo.key
    profile = services.save_profile(user=user, words=words(public=False))
    profile.photo.refresh_from_db()
    assert not profile.photo.public
    assert profile.photo.key != key


def test_a_new_photo_takes_the_place_of_the_former(django_capture_on_commit_callbacks):
    user = make_user()
    former = services.save_profile(user=user, words=words(), photo=picture_file()).photo
    with django_capture_on_commit_callbacks(execute=True):
        profile = services.save_profile(user=user, words=words(), photo=picture_file())
    assert profile.photo != former
    assert not former.folder.exists()


def test_a_text_dressed_as_a_photo_is_refused_and_the_profile_unchanged():
    with pytest.raises(PictureRefused):
        services.save_profile(user=make_user(), words=words(), photo=io.BytesIO(b"<svg onload=x>"))
    assert not Profile.objects.exists()


def test_a_photo_is_removed_with_its_files(django_capture_on_commit_callbacks):
    profile = services.save_profile(user=make_user(), words=words(), photo=picture_file())
    folder = profile.photo.folder
    with django_capture_on_commit_callbacks(execute=True):
        services.remove_photo(profile=profile)
    assert profile.photo is None
    assert not folder.exists()


@pytest.mark.parametrize(
    ("name", "handle"),
    [("Inès Ollier", "ines-ollier"), ("", "membre"), ("李", "membre"), ("Ö", "o-film")],
)
def test_a_handle_is_proposed_from_any_name(name, handle):
    assert services.propose_handle(name) == handle


def test_a_second_person_of_one_name_gets_a_number():
    make_profile(handle="ines-ollier")
    assert services.propose_handle("Inès Ollier") == "ines-ollier-2"


def test_a_person_is_found_by_handle_or_by_exact_name_unless_two_bear_it():
    viewer = make_user()
    ines = make_profile(make_user("Inès Ollier"))
    assert selectors.find_person("inès ollier", viewer) == ines.user
    assert selectors.find_person("@ines-ollier", viewer) == ines.user
    make_profile(make_user("Inès Ollier"))
    assert selectors.find_person("Inès Ollier", viewer) is None
    assert selectors.find_person("Personne d’autre", viewer) is None


def test_a_stranger_has_no_profile():
    assert selectors.profile_of(AnonymousUser()) is None
