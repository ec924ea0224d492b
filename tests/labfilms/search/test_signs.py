import pytest

from labfilms.search.database import signs
from labfilms.search.models import FacetValue

pytestmark = pytest.mark.django_db


def test_a_value_keeps_its_sign():
    first = signs.written(["region=corse", "genre=drama"])
    assert signs.written(["genre=drama", "year=2024"])["genre=drama"] == first["genre=drama"]
    assert len(set(first.values())) == 2


def test_no_sign_is_a_surrogate():
    last = 0xD7FF - signs.FIRST + len(signs.QUICK)
    places = [1, len(signs.QUICK) - 1, len(signs.QUICK), last, last + 1, last + 2, 90_000]
    found = [signs._sign(place) for place in places]
    assert len(set("".join(found).encode().decode())) == len(places)


@pytest.mark.parametrize(("few", "long"), [(0, signs.LONG), (0, 1), (signs.FEW, 1)])
def test_signs_are_counted_by_facet(monkeypatch, few, long):
    monkeypatch.setattr(signs, "FEW", few)
    monkeypatch.setattr(signs, "LONG", long)
    known = signs.written(["region=corse", "region=bretagne", "genre=drama"])
    text = known["region=corse"] * 3 + known["genre=drama"]
    assert signs.counted(text, ["region", "year"]) == {"region": {"corse": 3}, "year": {}}
    text += known["region=corse"]
    assert signs.counted(text, ["region"]) == {"region": {"corse": 4}}


def test_a_value_written_meanwhile_is_met(monkeypatch):
    """Two writers see that a value is new: the second meets the first one's row."""
    FacetValue.objects.create(facet="region", value="corse")
    known, answers = signs._known, iter([{}])
    monkeypatch.setattr(signs, "_known", lambda codes: next(answers, None) or known(codes))
    sign = signs.written(["region=corse"])["region=corse"]
    assert signs.counted(sign, ["region"]) == {"region": {"corse": 1}}
