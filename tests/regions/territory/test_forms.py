import pytest
from django import forms

from regions.territory.forms import TownField
from tests.factories.territory import make_town, make_towns

pytestmark = pytest.mark.django_db


class Place(forms.Form):
    town = TownField(required=False, label="Ville")


def test_a_town_is_understood_by_its_name():
    make_towns()
    form = Place({"town": "poitiers"})
    assert form.is_valid()
    assert form.cleaned_data["town"].code == "86194"


def test_nothing_typed_is_no_town():
    form = Place({})
    assert form.is_valid()
    assert form.cleaned_data["town"] is None


def test_namesakes_are_shown_as_choices_and_the_text_is_kept():
    make_towns()
    form = Place({"town": "Saint-Denis"})
    assert form.errors.as_data()["town"][0].code == "ambiguous"
    page = str(form)
    assert 'value="Saint-Denis"' in page
    for label in ("Saint-Denis (La Réunion)", "Saint-Denis (Seine-Saint-Denis)"):
        assert label in page
    assert 'type="radio"' not in str(Place({"town": "Poitiers"}))


def test_a_choice_among_namesakes_is_heard_and_a_foreign_one_is_not():
    make_towns()
    form = Place({"town": "Saint-Denis", "town_code": "97411"})
    assert form.is_valid()
    assert form.cleaned_data["town"].name == "Saint-Denis"
    assert form.cleaned_data["town"].department.code == "974"
    # Sent again as it is shown, it still names that one.
    page = str(form)
    assert 'value="Saint-Denis (La Réunion)"' in page
    assert 'type="radio"' not in page
    assert not Place({"town": "Saint-Denis", "town_code": "75056"}).is_valid()


@pytest.mark.parametrize("written", ["Atlantide", "<b>Poitiers", "97400 Saint-Denis", "x" * 81])
def test_what_is_no_town_is_refused_in_words(written):
    form = Place({"town": written})
    assert not form.is_valid()
    assert "<b>" not in str(form)


def test_a_known_town_is_written_as_its_label():
    town = make_town("Saint-Denis (La Réunion)")
    form = Place(initial={"town": town})
    assert 'value="Saint-Denis (La Réunion)"' in str(form)
    assert not Place({"town": town.label}, initial={"town": town}).has_changed()
    assert Place({"town": "Poitiers"}, initial={"town": town}).has_changed()
