"""What an index a moment late may never show."""

from dataclasses import replace

import pytest
from django.contrib.auth.models import AnonymousUser

from ecran.films.enums import Visibility
from ecran.films.models import Film
from labfilms.search import registry, selectors, services
from labfilms.search.engines import engine
from labfilms.search.port import Audience, Query
from network.people.models import Profile
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.people import make_profile

pytestmark = pytest.mark.django_db

STRANGER = AnonymousUser()


@pytest.fixture
def films():
    """Thirty films, of which every third has left the public without the index being told."""
    made = [make_film(title=f"Écluse {number}") for number in range(30)]
    hidden = [film.pk for film in made[::3]]
    Film.objects.filter(pk__in=hidden).update(visibility=Visibility.PRIVATE)
    return made


@pytest.mark.parametrize("words", ["écluse", ""])
def test_a_page_is_refilled_with_what_may_be_seen(films, words):
    query = Query(words, things=("films",), limit=10)
    first = selectors.search(query, STRANGER)
    assert len(first.results) == 10
    second = selectors.search(replace(query, offset=first.next_offset), STRANGER)
    assert len(second.results) == 10
    # One more stands in the index: that it is not to be seen is known once it is asked.
    last = selectors.search(replace(query, offset=second.next_offset), STRANGER)
    assert (last.results, last.next_offset) == ([], None)
    shown = [result.row.pk for found in (first, second) for result in found.results]
    assert len(set(shown)) == 20
    assert not set(shown) & {film.pk for film in films[::3]}


def test_what_was_refused_is_not_counted(films):
    found = selectors.search(Query("écluse", things=("films",), limit=30), STRANGER)
    assert found.total == len(found.results) == 20


def test_a_page_of_nothing_but_hidden_rows_gives_up_and_goes_on_from_there(films):
    Film.objects.update(visibility=Visibility.PRIVATE)
    found = selectors.search(Query("écluse", things=("films",), limit=4), STRANGER)
    assert found.results == []
    assert found.next_offset == 4 * selectors.MOST_ROUNDS
    assert found.total == 30 - found.next_offset


def test_a_corrected_search_is_refilled_with_the_same_words(
    films, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make_film(title="Écluse encore")
    found = selectors.search(Query("eclsue", things=("films",), limit=10), STRANGER)
    assert found.corrected == "ecluse"
    assert len(found.results) == 10


def test_members_find_what_is_for_members(monkeypatch):
    thing = registry.thing("people")
    members = replace(thing, audience=lambda _profile: Audience.MEMBERS)
    monkeypatch.setitem(registry._things, "people", members)
    profile = make_profile(make_user("Inès Ollier"))
    asked = Query("ollier", things=("people",), count_things=("people",))
    assert selectors.search(asked, STRANGER).total == 0
    assert selectors.search(asked, STRANGER).things == {"people": 0}
    assert selectors.search(asked, profile.user).total == 1
    assert selectors.suggest("oll", STRANGER) == []
    assert len(selectors.suggest("oll", profile.user)) == 1


def test_the_viewer_decides_of_the_audience_not_the_query():
    make_profile(make_user("Inès Ollier"))
    asked = Query("ollier", audiences=frozenset({Audience.MEMBERS}))
    assert selectors.search(asked, STRANGER).total == 1


def test_suggestions_pass_by_the_same_rule():
    make_profile(make_user("Inès Ollier"))
    assert len(selectors.suggest("oll", STRANGER)) == 1
    Profile.objects.update(public=False)
    assert selectors.suggest("oll", STRANGER) == []
    assert selectors.suggest("oll", STRANGER, things=("films",)) == []


def test_a_row_whose_model_is_not_searchable_is_passed_over(django_assert_num_queries):
    user = make_user()
    with django_assert_num_queries(0):
        registry.refresh(user)


def test_a_thing_that_nobody_registered_is_a_fault():
    with pytest.raises(registry.UnknownThing):
        registry.thing("nothing")


def test_no_key_is_no_work(django_assert_num_queries):
    with django_assert_num_queries(2):  # a savepoint's
        services.refresh(registry.thing("films"), [None], {})
    assert engine().keys("films") == set()
