import uuid

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from ecran.films import services
from ecran.films.enums import Visibility
from ecran.films.errors import FilmRefused
from ecran.films.models import Film
from ecran.films.signals import film_released, film_withdrawn
from ecran.films.validators import validate_eighty_words
from labfilms.facts.models import Fact
from labfilms.pictures.models import Picture
from streaming.delivery import services as delivery
from streaming.intake.models import Asset
from streaming.packages.enums import PackageState
from streaming.packages.models import Package
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.pictures import picture_file

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def make_asset(owner, **fields):
    return Asset.objects.create(
        owner=owner, filename="film.mov", size=9, duration=12.5, width=720, height=1280, **fields
    )


def make_playable(asset):
    return Package.objects.create(asset=asset, state=PackageState.PUBLISHED, duration=12.5)


@pytest.fixture
def heard():
    said = []

    def hear(signal, film, **_):
        said.append(("released" if signal is film_released else "withdrawn", film.pk))

    film_released.connect(hear)
    film_withdrawn.connect(hear)
    yield said
    film_released.disconnect(hear)
    film_withdrawn.disconnect(hear)


def draft(owner=None, **words):
    return services.save_draft(film=None, owner=owner or make_user(), words=words)


def ready(owner=None, **words):
    film = draft(owner, **({"title": "Écluse 14", "rights_declared": True} | words))
    asset = make_asset(film.owner)
    make_playable(asset)
    services.attach(film=film, asset_id=asset.pk)
    return film


def test_a_draft_is_nobody_elses_and_its_slug_follows_the_title_until_it_is_released():
    film = draft(title="Écluse 14")
    assert (film.visibility, film.slug) == (Visibility.DRAFT, "ecluse-14")
    services.save_draft(film=film, owner=film.owner, words={"title": "Écluse 15"})
    assert film.slug == "ecluse-15"
    film = ready(title="Rue Myrha")
    services.set_visibility(film=film, visibility=Visibility.PUBLIC)
    services.save_draft(film=film, owner=film.owner, words={"title": "Rue Myrha, 6 h"})
    assert film.slug == "rue-myrha"


def test_two_films_of_one_title_have_two_addresses():
    assert [draft(title="Sel").slug, draft(title="Sel").slug] == ["sel", "sel-2"]


def test_saving_words_never_changes_who_sees_the_film():
    film = draft(title="A", visibility=Visibility.PUBLIC)
    assert film.visibility == Visibility.DRAFT


@pytest.mark.parametrize("missing", ["title", "rights_declared", "file"])
def test_a_film_is_not_shared_without_title_rights_and_file(missing):
    film = ready()
    match missing:
        case "title":
            film.title = ""
        case "rights_declared":
            film.rights_declared = False
        case "file":
            film.asset = None
    with pytest.raises(FilmRefused):
        services.set_visibility(film=film, visibility=Visibility.UNLISTED)
    assert Film.objects.get(pk=film.pk).visibility == Visibility.DRAFT


def test_a_public_film_is_released_when_it_can_be_played(heard):
    film = draft(title="Brume", rights_declared=True)
    asset = make_asset(film.owner)
    services.attach(film=film, asset_id=asset.pk)
    services.set_visibility(film=film, visibility=Visibility.PUBLIC)
    assert heard == []
    make_playable(asset)
    services.refresh(film=film)
    assert heard == [("released", film.pk)]
    assert film.released_at is not None
    assert (film.duration, film.ratio) == (12.5, 720 / 1280)
    assert Fact.objects.filter(verb="films.released", thing_id=str(film.pk)).count() == 1


def test_a_film_that_leaves_the_public_is_withdrawn_and_its_package_renamed(
    heard, django_capture_on_commit_callbacks
):
    film = ready()
    services.set_visibility(film=film, visibility=Visibility.PUBLIC)
    package = film.asset.packages.get()
    package.folder.mkdir(parents=True)
    with django_capture_on_commit_callbacks(execute=True):
        services.set_visibility(film=film, visibility=Visibility.PRIVATE)
    assert [word for word, _ in heard] == ["released", "withdrawn"]
    assert film.asset.packages.get().name != package.name
    assert not package.folder.exists()


def test_an_unlisted_film_that_closes_never_opens_at_the_old_link_again():
    film = ready()
    services.set_visibility(film=film, visibility=Visibility.UNLISTED)
    link = film.link
    services.set_visibility(film=film, visibility=Visibility.PRIVATE)
    services.set_visibility(film=film, visibility=Visibility.UNLISTED)
    assert film.link != link


def with_poster(film, size):
    poster = film.asset.packages.get().folder / "poster.jpg"
    poster.parent.mkdir(parents=True, exist_ok=True)
    poster.write_bytes(picture_file(size).getvalue())
    services.refresh(film=film)
    return film


def test_the_poster_of_a_film_is_public_as_long_as_the_film_is():
    film = with_poster(ready(), (720, 1280))
    assert (film.poster.public, film.poster.alt) == (False, "Écluse 14")
    for visibility in (Visibility.PUBLIC, Visibility.PRIVATE):
        services.set_visibility(film=film, visibility=visibility)
        assert film.poster.public is film.is_released


def test_a_film_smaller_than_the_smallest_picture_plays_without_a_poster():
    film = with_poster(ready(), (40, 30))
    assert film.playable
    assert film.poster is None


def test_a_film_without_a_file_has_nothing_to_play():
    film = draft(title="Écluse 14")
    services.refresh(film=film)
    assert (film.playable, film.duration) == (False, None)


def test_a_film_released_again_keeps_the_day_of_its_first_release():
    film = ready()
    services.set_visibility(film=film, visibility=Visibility.PUBLIC)
    first = film.released_at
    services.set_visibility(film=film, visibility=Visibility.PRIVATE)
    services.set_visibility(film=film, visibility=Visibility.PUBLIC)
    film.refresh_from_db()
    assert film.released_at == first


def test_a_deleted_film_takes_its_poster_with_it(django_capture_on_commit_callbacks):
    film = with_poster(ready(), (720, 1280))
    folder = film.poster.folder
    assert folder.is_dir()
    with django_capture_on_commit_callbacks(execute=True):
        services.delete(film=film)
    assert not folder.exists()
    assert not Picture.objects.exists()


def test_someone_elses_file_is_refused_like_one_that_does_not_exist():
    film = draft()
    for asset_id in (make_asset(make_user()).pk, uuid.uuid4()):
        with pytest.raises(FilmRefused):
            services.attach(film=film, asset_id=asset_id)


def test_a_file_belongs_to_one_film():
    film = ready()
    with pytest.raises(FilmRefused):
        services.attach(film=draft(film.owner), asset_id=film.asset.pk)


def test_a_new_file_takes_the_place_of_the_former():
    film = ready()
    former = film.asset
    services.attach(film=film, asset_id=make_asset(film.owner).pk)
    assert not film.playable
    assert not Asset.objects.filter(pk=former.pk).exists()


def test_attaching_the_same_file_again_changes_nothing():
    film = ready()
    services.attach(film=film, asset_id=film.asset.pk)
    assert film.playable


def test_a_deleted_film_takes_its_file_with_it(heard):
    film = ready()
    services.set_visibility(film=film, visibility=Visibility.PUBLIC)
    services.delete(film=film)
    assert not Asset.objects.exists()
    assert [word for word, _ in heard] == ["released", "withdrawn"]


def test_the_81st_word_of_a_synopsis_is_refused():
    validate_eighty_words("mot " * 80)
    with pytest.raises(ValidationError):
        validate_eighty_words("mot " * 81)


def test_a_draft_without_a_file_is_deleted_too():
    film = make_film(playable=False, visibility=Visibility.DRAFT)
    services.delete(film=film)
    assert not Film.objects.exists()


def test_a_file_that_is_offered_no_longer_is_out_of_reach_at_once(client):
    film = ready(file_offered=True)
    film.asset.folder.mkdir(parents=True, exist_ok=True)
    film.asset.source.write_bytes(b"the film")
    address = delivery.original_address(film.asset, viewer=AnonymousUser())
    assert b"".join(client.get(address)) == b"the film"
    services.save_draft(film=film, owner=film.owner, words={"file_offered": False})
    assert client.get(address).status_code == 404
