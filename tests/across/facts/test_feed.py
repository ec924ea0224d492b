import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecran.credits import services as crediting
from ecran.films import services as films
from ecran.films.enums import CreditState, Visibility
from ecran.films.models import Film
from labels.selections import services as selections
from labels.selections.enums import Visibility as SelectionVisibility
from labfilms.facts import registry, selectors, services
from labfilms.facts.models import Fact, FactAbout, Follow
from labfilms.moderation.enums import Withheld
from regions.hubs import services as hubs
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film, make_playable_film
from tests.factories.labels import make_label, make_selection
from tests.factories.people import make_profile, region

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def reader():
    return make_user("Marc Delpuech")


def release(owner=None, **fields) -> Film:
    """Return a film that has just come out, as its owner brings it out."""
    fields = {"rights_declared": True, "visibility": Visibility.DRAFT, "released_at": None} | fields
    film = make_playable_film(owner, **fields)
    films.set_visibility(film=film, visibility=Visibility.PUBLIC)
    return film


def titles(reader, **options):
    return [line.sentence for line in selectors.feed(reader, **options).lines]


def hrefs(reader, **options):
    return [line.href for line in selectors.feed(reader, **options).lines]


def test_a_film_is_told_to_those_who_follow_its_people_or_its_region(reader):
    profile = make_profile()
    services.follow(person=reader, thing=profile)
    film = release(profile.user, region=region())
    services.follow(person=(local := make_user()), thing=region())
    assert hrefs(reader) == [film.get_absolute_url()]
    assert film.get_absolute_url() in hrefs(local)
    assert hrefs(make_user()) == []


def test_the_latest_stands_first_and_one_s_own_deeds_are_left_out(reader):
    services.follow(person=reader, thing=region())
    first, second = release(region=region()), release(region=region())
    release(reader, region=region())
    assert hrefs(reader) == [second.get_absolute_url(), first.get_absolute_url()]


def test_a_film_that_comes_out_again_is_not_told_again(reader):
    services.follow(person=reader, thing=region())
    film = release(region=region())
    other = release(region=region())
    for visibility in (Visibility.PRIVATE, Visibility.PUBLIC):
        films.set_visibility(film=film, visibility=visibility)
    assert hrefs(reader) == [other.get_absolute_url(), film.get_absolute_url()]


def test_a_credit_is_told_when_its_film_is_for_everyone(reader):
    profile = make_profile()
    services.follow(person=reader, thing=profile)
    film = make_film(visibility=Visibility.PRIVATE)
    line = credit(film, profile.user, state=CreditState.PROPOSED)
    crediting.answer(credit=line, confirmed=True)
    assert hrefs(reader) == []
    Film.objects.update(visibility=Visibility.PUBLIC)
    assert hrefs(reader) == [film.get_absolute_url()]
    Fact.objects.update(actor=None)
    assert hrefs(reader) == []


def test_a_selection_is_told_once_it_is_public_and_names_no_film(reader):
    label = make_label()
    services.follow(person=reader, thing=label)
    selection = make_selection(label, [make_film()], visibility=SelectionVisibility.PRIVATE)
    assert hrefs(reader) == []
    curator = label.curators.get().user
    selections.write(selection=selection, curator=curator, visibility=SelectionVisibility.PUBLIC)
    hidden = make_film(title="Brouillon secret", visibility=Visibility.PRIVATE)
    selections.add(selection=selection, film=hidden, curator=curator)
    selections.add(selection=selection, film=make_film(), curator=curator)
    assert hrefs(reader) == [selection.get_absolute_url()] * 2
    assert not any("secret" in title for title in titles(reader))


def test_people_who_join_and_regions_that_open_are_told_once(reader):
    services.follow(person=reader, thing=region())
    page = hubs.open_hub(region=region())
    user = make_user("Lucie Hoarau")
    make_profile(user, public=False)
    assert hrefs(reader) == [page.url]
    make_profile(user)
    profile = make_profile(user)
    assert hrefs(reader) == [profile.get_absolute_url(), page.url]


@settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    states=st.lists(
        st.tuples(st.sampled_from(Visibility), st.booleans(), st.sampled_from(Withheld)),
        max_size=12,
    ),
    size=st.integers(1, 5),
)
def test_pages_of_the_feed_tell_all_that_is_visible_and_nothing_else(db, states, size):
    reader, profile = make_user(), make_profile()
    services.follow(person=reader, thing=profile)
    made = [release(profile.user) for _ in states]
    for film, (visibility, playable, withheld) in zip(made, states, strict=True):
        Film.objects.filter(pk=film.pk).update(
            visibility=visibility, playable=playable, withheld=withheld
        )
    wanted = [
        film.get_absolute_url()
        for film in reversed(made)
        if Film.objects.released().filter(pk=film.pk).exists()
    ]
    found, before, pages = [], 0, 0
    while True:
        page = selectors.feed(reader, before=before, size=size)
        assert len(page.lines) <= size
        found += [line.href for line in page.lines]
        before, pages = page.older, pages + 1
        if not before:
            break
    assert found == wanted
    assert pages <= len(states) + 1


def test_an_unfollowed_thing_is_told_no_longer(reader):
    services.follow(person=reader, thing=region())
    services.follow(person=reader, thing=region())
    release(region=region())
    assert Follow.objects.count() == 1
    services.unfollow(person=reader, thing=region())
    assert hrefs(reader) == []


def test_erasing_a_person_leaves_the_fact_and_no_name(reader):
    owner = make_user()
    film = release(owner, region=region())
    services.erase(actor=owner)
    assert FactAbout.objects.filter(fact__thing_id=str(film.pk)).exists()
    assert not Fact.objects.filter(actor=owner).exists()


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_feed_asks_as_many_queries_whatever_its_length(
    client, reader, django_assert_num_queries, rows
):
    services.follow(person=reader, thing=region())
    for _ in range(rows):
        release(make_profile().user, region=region())
        make_selection(make_label(region=region()))
    client.force_login(reader)
    client.get(reverse("facts:feed"))
    with django_assert_num_queries(8):
        client.get(reverse("facts:feed"))


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_what_i_follow_asks_as_many_queries_whatever_its_length(
    client, reader, django_assert_num_queries, rows
):
    for _ in range(rows):
        services.follow(person=reader, thing=make_profile())
        services.follow(person=reader, thing=make_selection().label)
    client.force_login(reader)
    client.get(reverse("facts:follows"))
    with django_assert_num_queries(7):
        client.get(reverse("facts:follows"))


def test_no_name_is_taken_twice():
    with pytest.raises(registry.NameTaken):
        registry.register(registry.followables()[0])
    with pytest.raises(registry.NameTaken):
        registry.tell(next(iter(registry.tales().values())))
    assert registry.of(make_user()) is None
