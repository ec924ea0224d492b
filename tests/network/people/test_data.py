"""The crew list: what may be said of it without knowing the trade."""

from collections import Counter
from importlib import import_module

import pytest
from django.apps import apps

from network.people.data import TRADES
from network.people.enums import Department
from network.people.models import Trade
from tests.factories.people import make_profile

FORMS = ("feminine", "masculine", "neutral", "english")
# What the first profiles and credits hold: a code is never renamed or taken away.
FIRST_CODES = set(
    """
screenwriter script-editor director first-assistant-director second-assistant-director
script-supervisor producer production-manager production-assistant unit-manager location-scout
cinematographer camera-operator first-assistant-camera second-assistant-camera still-photographer
gaffer electrician key-grip grip sound-recordist boom-operator sound-editor sound-mixer foley-artist
production-designer prop-master set-builder costume-designer dresser make-up-artist hairdresser actor
casting-director animator storyboard-artist editor assistant-editor colourist vfx-artist subtitler
composer musician music-supervisor
""".split()  # noqa: SIM905 - one line for six names
)
# Words that have one form for everybody, by their first word's end or by borrowing.
ONE_FORM = ("e", "data", "matte", "motion")


def test_the_list_is_long_enough_and_its_first_codes_stand():
    codes = [row[0] for row in TRADES]
    assert len(codes) == len(set(codes)) >= 120
    assert set(FIRST_CODES) <= set(codes)


@pytest.mark.parametrize("form", range(2, 6), ids=FORMS)
def test_no_two_posts_have_one_name(form):
    assert [name for name, times in Counter(row[form] for row in TRADES).items() if times > 1] == []


def test_no_form_of_a_post_names_another_post():
    owners = {}
    for row in TRADES:
        for name in row[2:5]:
            assert owners.setdefault(name, row[0]) == row[0]


def test_forms_differ_unless_the_word_has_one_for_everybody():
    for _code, _department, feminine, masculine, neutral, _english in TRADES:
        if feminine == masculine:
            assert feminine.split()[0].endswith(ONE_FORM), feminine
        assert "·" not in feminine + masculine
        assert feminine != masculine or "·" not in neutral


def test_posts_stand_by_department_in_the_order_of_a_crew_list():
    departments = list(dict.fromkeys(row[1] for row in TRADES))
    assert departments == list(Department.values)
    runs = [row[1] for at, row in enumerate(TRADES) if at == 0 or TRADES[at - 1][1] != row[1]]
    assert runs == departments


def test_words_are_typeset():
    for row in TRADES:
        for name in row[2:]:
            assert "'" not in name
            assert name == " ".join(name.split())
            assert len(name) <= 60


@pytest.mark.django_db
def test_a_profile_keeps_its_post_when_the_list_is_laid_again():
    lay = import_module("network.migrations.0003_crew_list").lay
    profile = make_profile(trades=("unit-manager",))
    held = Trade.objects.get(code="unit-manager")
    Trade.objects.filter(pk=held.pk).update(department="production", feminine="régisseuse")
    Trade.objects.filter(code="beatmaker").delete()
    lay(apps, None)
    held.refresh_from_db()
    assert (held.department, held.feminine) == ("unit", "régisseuse générale")
    assert [place.trade_id for place in profile.places.all()] == [held.pk]
    assert Trade.objects.count() == len(TRADES)
    assert list(Trade.objects.values_list("code", flat=True)) == [row[0] for row in TRADES]
