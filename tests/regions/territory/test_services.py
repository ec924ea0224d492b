import json

import pytest
from django.core.management import CommandError, call_command

from regions.territory import services
from regions.territory.enums import Precision
from regions.territory.errors import TownsMissing
from regions.territory.models import Town

pytestmark = pytest.mark.django_db


def commune(code, name, department, *, district="863", postcodes=("86000",), population=10, **rest):
    return {
        "code": code,
        "nom": name,
        "departement": department,
        "arrondissement": district,
        "codesPostaux": list(postcodes),
        "population": population,
        "type": "commune-actuelle",
        **rest,
    }


POITIERS = commune("86194", "Poitiers", "86", population=89916)
COMMUNES = [
    POITIERS,
    # Of Poitiers' postcode, of its grouping, of its district alone.
    commune("86001", "Voisine", "86"),
    commune("86002", "Regroupée", "86", postcodes=["86100"]),
    commune("86003", "L'Écartée", "86", postcodes=["86200"]),
    commune("97424", "Cilaos", "974", district="9742", postcodes=["97413"]),
    # Neither a commune of today nor of a department.
    commune("86004", "Ancienne", "86", type="commune-deleguee", chefLieu="86194"),
    commune("98818", "Nouméa", "988", district="", zone="com"),
]
GROUPINGS = [{"code": "1", "membres": [{"code": "86194"}, {"code": "86002"}]}]
DISTRICTS = [{"code": "863", "chefLieu": "86194"}]


@pytest.fixture
def source(tmp_path):
    def write(communes=COMMUNES):
        (tmp_path / "communes.json").write_text(json.dumps(communes))
        (tmp_path / "epci.json").write_text(json.dumps(GROUPINGS))
        (tmp_path / "arrondissements.json").write_text(json.dumps(DISTRICTS))
        return tmp_path

    return write


def test_towns_are_loaded_with_their_point_and_what_it_is_worth(source):
    done = services.load_towns(source=source())
    assert (done.total, done.created, done.changed, done.gone) == (5, 5, 0, 0)
    precisions = dict(Town.objects.values_list("name", "precision"))
    assert precisions == {
        "Poitiers": Precision.TOWN,
        "Voisine": Precision.AREA,
        "Regroupée": Precision.AREA,
        "L’Écartée": Precision.DISTRICT,
        "Cilaos": Precision.TOWN,
    }
    poitiers, far = Town.objects.get(code="86194"), Town.objects.get(code="86003")
    assert (far.latitude, far.longitude) == (poitiers.latitude, poitiers.longitude)
    assert poitiers.department.region.name == "Nouvelle-Aquitaine"


def test_the_clock_of_an_overseas_town_is_not_that_of_paris(source):
    services.load_towns(source=source())
    assert Town.objects.get(name="Cilaos").time_zone == "Indian/Reunion"
    assert Town.objects.get(name="Poitiers").time_zone == "Europe/Paris"


def test_a_second_load_writes_nothing(source, django_assert_num_queries):
    services.load_towns(source=source())
    keys = set(Town.objects.values_list("pk", flat=True))
    # The towns, the departments, an update of none, between the two ends of a savepoint.
    with django_assert_num_queries(4):
        done = services.load_towns(source=source())
    assert (done.created, done.changed, done.gone) == (0, 0, 0)
    assert set(Town.objects.values_list("pk", flat=True)) == keys


def test_a_town_is_renamed_and_a_merged_one_stays_for_who_lives_there(source):
    services.load_towns(source=source())
    kept = Town.objects.get(code="86001")
    renamed = [POITIERS | {"nom": "Poitiers-sur-Clain"}, COMMUNES[4]]
    done = services.load_towns(source=source(renamed))
    assert (done.total, done.created, done.changed, done.gone) == (2, 0, 1, 3)
    kept.refresh_from_db()
    assert not kept.current
    assert Town.objects.get(code="86194").folded == "poitiers sur clain"
    assert services.load_towns(source=source()).changed == 4


def test_what_is_missing_is_named(source, tmp_path, capsys):
    with pytest.raises(CommandError, match=r"nowhere.communes\.json.*npm ci"):
        call_command("load_towns", source=tmp_path / "nowhere")
    (source() / "communes.json").write_text("{")
    with pytest.raises(TownsMissing):
        services.load_towns(source=tmp_path)
    assert not Town.objects.exists()
    call_command("load_towns", source=source())
    assert "5 towns: 5 new" in capsys.readouterr().out


def test_a_town_that_nothing_places_is_a_fault_that_says_where_to_write(source):
    lost = commune("86005", "Perdue", "86", district="869", postcodes=[])
    with pytest.raises(TownsMissing, match=r"Perdue \(86005\).*positions\.csv"):
        services.load_towns(source=source([*COMMUNES, lost]))
    assert not Town.objects.exists()
