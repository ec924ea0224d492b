import re

import pytest

from labfilms.pictures import selectors
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db


def test_no_picture_has_no_source():
    assert selectors.source(None) is None


def test_source_says_each_width_in_both_kinds_and_the_shape():
    picture = make_picture(public=True, size=(1000, 500))
    picture.alt = "Le volcan"
    source = selectors.source(picture)
    base = f"/images/{picture.pk}/{picture.key}"
    assert source.srcset == (f"{base}/320.webp 320w, {base}/640.webp 640w, {base}/1000.webp 1000w")
    assert source.sources == (("image/avif", source.srcset.replace(".webp", ".avif")),)
    assert source.src == f"{base}/640.webp"
    assert (source.width, source.height, source.alt) == (1000, 500, "Le volcan")


def test_source_of_a_picture_that_is_not_public_is_granted_and_steady(client):
    picture = make_picture(size=(400, 200))
    source = selectors.source(picture)
    assert re.fullmatch(r"/images/g/[\w~-]+\.[0-9a-z]+\.[\w-]+/400\.webp", source.src)
    assert str(picture.pk) not in source.srcset
    assert client.get(source.src).status_code == 200


@pytest.mark.parametrize("public", [True, False])
def test_every_address_of_a_source_answers(client, public):
    picture = make_picture(public=public, size=(700, 350))
    source = selectors.source(picture)
    for srcset in (source.srcset, source.sources[0].srcset):
        for part in srcset.split(", "):
            assert client.get(part.split()[0]).status_code == 200
