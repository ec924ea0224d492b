import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecran.films import services as films
from ecran.films.enums import Visibility as FilmVisibility
from labels.identities.models import Label
from labels.selections import selectors, services
from labels.selections.enums import Visibility
from labels.selections.errors import SelectionRefused
from labels.selections.models import Selection, Version
from labfilms.facts.models import Fact
from labfilms.notify.models import Notification
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.labels import make_selection

pytestmark = [pytest.mark.django_db, pytest.mark.database]
STRANGER = AnonymousUser()


def sheet(selection, found=None, **left):
    """Return what `edit` takes: each text as it was found (now, unless said) and as it is left."""
    found = {"title": selection.title, "intro": selection.intro} | (found or {})
    texts = {n: services.Text(found[n], left.get(n, found[n])) for n in ("title", "intro")}
    return {
        "selection": selection,
        "curator": left.get("curator") or curator_of(selection),
        "texts": texts,
        "reasons": left.get("reasons", {}),
        "visibility": selection.visibility,
    }


def titles(selection, viewer):
    return [line.film and line.film.title for line in selectors.programme(selection, viewer)]


def curator_of(selection):
    return selection.label.curators.get().user


def test_the_first_selection_of_a_person_makes_their_label():
    user = make_user("Théo")
    first = services.create(curator=user, title="Trois minutes pas plus")
    second = services.create(curator=user, title="Autre")
    assert first.label == second.label == Label.objects.get()
    assert first.label.name == "Théo"
    assert first.visibility == Visibility.PRIVATE


def test_a_label_shows_once_it_has_published_and_hides_when_nothing_is_public_any_more():
    selection = make_selection(visibility=Visibility.PRIVATE)
    assert not Label.objects.visible_to(STRANGER).exists()
    curator = curator_of(selection)
    services.write(selection=selection, curator=curator, visibility=Visibility.PUBLIC)
    assert Label.objects.visible_to(STRANGER).exists()
    assert Fact.objects.filter(verb="selections.published").count() == 1
    services.delete(selection=selection, curator=curator)
    assert not Label.objects.visible_to(STRANGER).exists()
    assert Label.objects.visible_to(curator).exists()


def test_a_selection_that_leaves_its_link_never_opens_at_it_again():
    selection = make_selection(visibility=Visibility.UNLISTED)
    link = selection.link
    services.write(
        selection=selection, curator=curator_of(selection), visibility=Visibility.PRIVATE
    )
    assert selection.link != link


def test_a_film_added_twice_keeps_its_place_and_takes_the_new_reason():
    film, other = make_film(), make_film()
    selection = make_selection(films=[film, other], reason="Avant.")
    services.add(selection=selection, film=film, curator=curator_of(selection), reason="Après.")
    assert list(selection.entries.values_list("film", "reason")) == [
        (film.pk, "Après."),
        (other.pk, "Avant."),
    ]


def test_the_two_hundred_and_first_film_is_refused(monkeypatch):
    monkeypatch.setattr(services, "MOST_ENTRIES", 2)
    selection = make_selection(films=[make_film(), make_film()])
    with pytest.raises(SelectionRefused):
        services.add(selection=selection, film=make_film(), curator=curator_of(selection))


def test_a_film_taken_out_leaves_a_trace():
    film = make_film()
    selection = make_selection(films=[film])
    services.remove(entry=selection.entries.get(), curator=curator_of(selection))
    assert not selection.entries.exists()
    trace = Fact.objects.get(verb="entries.removed")
    assert (trace.thing_id, trace.payload["selection"]) == (str(film.pk), selection.pk)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(data=st.data())
def test_any_order_asked_is_the_order_kept(db, data):
    films = [make_film() for _ in range(4)]
    selection = make_selection(films=films)
    wanted = data.draw(st.permutations(list(selection.entries.values_list("pk", flat=True))))
    services.reorder(
        selection=selection,
        curator=curator_of(selection),
        entries=wanted,
        revision=selection.revision,
    )
    assert list(selection.entries.values_list("pk", flat=True)) == wanted


def test_an_order_seen_before_someone_elses_change_is_refused_and_nothing_moves():
    selection = make_selection(films=[make_film(), make_film()])
    seen, order = selection.revision, list(selection.entries.values_list("pk", flat=True))
    services.reorder(
        selection=selection, curator=curator_of(selection), entries=order[::-1], revision=seen
    )
    with pytest.raises(SelectionRefused):
        services.reorder(
            selection=selection, curator=curator_of(selection), entries=order, revision=seen
        )
    with pytest.raises(SelectionRefused):
        services.reorder(
            selection=selection,
            curator=curator_of(selection),
            entries=order[:1],
            revision=selection.revision,
        )
    assert list(selection.entries.values_list("pk", flat=True)) == order[::-1]


@pytest.mark.parametrize(
    ("place", "steps", "wanted"),
    [(2, -1, [0, 2, 1]), (0, -1, [0, 1, 2]), (2, 5, [0, 1, 2]), (0, 1, [1, 0, 2])],
)
def test_a_film_moves_among_the_others_as_far_as_the_list_goes(place, steps, wanted):
    selection = make_selection(films=[make_film() for _ in range(3)])
    entries = list(selection.entries.all())
    services.move(entry=entries[place], curator=curator_of(selection), steps=steps)
    assert list(selection.entries.all()) == [entries[number] for number in wanted]


def test_a_public_selection_never_shows_more_than_the_film_does():
    films = {
        visibility: make_film(visibility=visibility, title=visibility)
        for visibility in FilmVisibility
    }
    selection = make_selection(films=films.values())
    assert titles(selection, STRANGER) == [None, None, None, "public"]
    # Not even to the film's own people, who would believe that others see it too.
    assert titles(selection, films["unlisted"].owner) == [None, None, None, "public"]


@pytest.mark.parametrize("visibility", [Visibility.PRIVATE, Visibility.UNLISTED])
def test_an_unlisted_film_stands_in_a_selection_that_is_not_public(visibility):
    films = [make_film(visibility=choice, title=choice) for choice in FilmVisibility]
    selection = make_selection(films=films, visibility=visibility)
    assert titles(selection, curator_of(selection)) == [None, None, "unlisted", "public"]


def test_cards_count_what_everyone_may_see():
    films = [make_film(duration=60), make_film(duration=30), make_film(visibility="private")]
    (card,) = selectors.cards([make_selection(films=films)])
    assert (card.count, card.duration) == (2, 90)


def test_selections_to_fill_are_mine_and_say_which_hold_the_film():
    film = make_film()
    selection = make_selection(films=[film])
    make_selection()
    (found,) = selectors.selections_to_fill(curator_of(selection), film)
    assert (found.pk, found.holds) == (selection.pk, 1)
    assert not selectors.selections_to_fill(STRANGER, film)


def test_deleted_selections_stay_in_the_log():
    selection = make_selection(title="Filmer le travail")
    services.delete(selection=selection, curator=curator_of(selection))
    assert not Selection.objects.exists()
    assert Fact.objects.get(verb="selections.deleted").payload == {"title": "Filmer le travail"}


def test_two_curators_who_write_different_texts_both_keep_theirs():
    selection, other = make_selection(films=[make_film()]), make_user()
    entry = selection.entries.get()
    found = {"title": selection.title, "intro": ""}
    assert services.edit(**sheet(selection, intro="De Nadia.")) == {}
    reasons = {entry.pk: services.Text(entry.reason, "De Théo.")}
    assert services.edit(**sheet(selection, found, curator=other, reasons=reasons)) == {}
    selection.refresh_from_db()
    entry.refresh_from_db()
    assert (selection.intro, entry.reason) == ("De Nadia.", "De Théo.")


def test_two_curators_who_write_the_same_text_see_both_and_nothing_is_overwritten():
    selection, other = make_selection(), make_user()
    found = {"title": selection.title, "intro": ""}
    services.edit(**sheet(selection, intro="De Nadia."))
    theirs = sheet(selection, found, curator=other, intro="De Théo.", title="Autre titre")
    assert services.edit(**theirs) == {"intro": "De Nadia."}
    selection.refresh_from_db()
    assert (selection.title, selection.intro) == (found["title"], "De Nadia.")
    again = sheet(selection, found | {"intro": "De Nadia."}, curator=other, intro="De Théo.")
    assert services.edit(**again) == {}
    selection.refresh_from_db()
    assert selection.intro == "De Théo."
    assert [version.words["intro"] for version in selection.versions.all()][:2] == [
        "De Théo.",
        "De Nadia.",
    ]


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(edits=st.lists(st.tuples(st.booleans(), st.integers(0, 2)), min_size=1, max_size=12))
def test_no_text_is_ever_lost_whoever_writes_in_whatever_order(db, edits):
    """Each curator writes from the page they last saw; each text is then read somewhere."""
    selection = make_selection()
    people = [curator_of(selection), make_user()]
    seen = ["", ""]
    for number, (who, refresh) in enumerate(edits):
        selection.refresh_from_db()
        if refresh == 0:
            seen[who] = selection.intro
        text = f"Texte {number}"
        words = sheet(selection, {"intro": seen[who]}, curator=people[who], intro=text)
        before = selection.intro
        conflicts = services.edit(**words)
        selection.refresh_from_db()
        if conflicts:
            assert conflicts == {"intro": before} == {"intro": selection.intro}
        else:
            assert selection.intro == text
            assert before == seen[who]
            seen[who] = text


def test_what_one_curator_does_in_a_sitting_is_one_version():
    selection = make_selection(films=[make_film(), make_film()])
    assert selection.versions.count() == 1
    services.write(selection=selection, curator=make_user(), intro="Autre main.")
    assert selection.versions.count() == 2


def test_restoring_puts_words_and_order_back_and_loses_nothing():
    first, second = make_film(), make_film()
    selection = make_selection(films=[first, second], reason="Vu.")
    curator, other = curator_of(selection), make_user()
    version = selection.versions.get()
    services.remove(entry=selection.entries.get(film=first), curator=other)
    services.write(selection=selection, curator=other, title="Autre titre")
    services.restore(version=version, curator=curator)
    selection.refresh_from_db()
    assert selection.title == version.words["title"]
    assert [(entry.film, entry.reason) for entry in selection.entries.all()] == [
        (first, "Vu."),
        (second, "Vu."),
    ]
    assert "Autre titre" in [known.words["title"] for known in selection.versions.all()]


def test_a_film_that_was_deleted_stays_gone_when_a_version_is_restored():
    film, kept = make_film(), make_film()
    selection = make_selection(films=[film, kept])
    version = selection.versions.get()
    film.delete()
    services.restore(version=version, curator=curator_of(selection))
    assert [entry.film for entry in selection.entries.all()] == [kept]


def test_a_selection_begins_from_anothers_order_with_its_credit_and_without_its_reasons():
    shown, hidden = make_film(), make_film(visibility="private")
    selection = make_selection(films=[hidden, shown], title="Premières fois")
    made = services.clone(selection=selection, curator=make_user("Théo"))
    assert made.visibility == Visibility.PRIVATE
    assert [(entry.film, entry.reason) for entry in made.entries.all()] == [(shown, "")]
    assert made.cloned_from == selection
    services.delete(selection=selection, curator=curator_of(selection))
    made.refresh_from_db()
    assert made.cloned_from is None
    assert made.cloned_words.startswith("Premières fois")
    assert Version.objects.filter(selection=made).exists()


def test_everyone_credited_is_told_once_when_their_film_is_selected_in_public():
    film, editor = make_film(), make_user()
    credit(film, editor)
    selection = make_selection(films=[film], visibility=Visibility.PRIVATE)
    assert not Notification.objects.exists()
    curator = curator_of(selection)
    services.write(selection=selection, curator=curator, visibility=Visibility.PUBLIC)
    services.write(selection=selection, curator=curator, visibility=Visibility.PRIVATE)
    services.write(selection=selection, curator=curator, visibility=Visibility.PUBLIC)
    services.add(selection=selection, film=film, curator=curator, reason="Encore.")
    told = Notification.objects.filter(kind="selections.film_selected")
    assert sorted(news.person_id for news in told) == sorted([film.owner_id, editor.pk])


def test_a_film_that_nobody_can_see_is_told_to_nobody():
    make_selection(films=[make_film(visibility=FilmVisibility.PRIVATE)])
    assert not Notification.objects.exists()


def test_curators_are_told_that_a_film_of_theirs_is_no_longer_available():
    film = make_film()
    selection = make_selection(films=[film])
    films.set_visibility(film=film, visibility=FilmVisibility.PRIVATE)
    (news,) = Notification.objects.filter(person=curator_of(selection))
    assert film.title in news.sentence
    assert news.kind == "selections.film_unavailable"
