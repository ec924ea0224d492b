"""The pictures of the editorial pages: drawn once, sent to anyone, and nothing else with them."""

import re

import pytest
from django.core.files.images import ImageFile
from django.test import AsyncClient, Client
from PIL import Image as Pillow
from wagtail.images.models import Image

from regions.hubs import services
from tests.factories.people import region
from tests.factories.pictures import picture_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def image(media):
    file = ImageFile(picture_file((1600, 900)), name="volcan.jpg")
    return Image.objects.create(title="Le volcan", file=file)


@pytest.fixture
def stored(media):
    """Return a small editorial image as it stands on the disk."""
    path = media / "images" / "essai.webp"
    path.parent.mkdir(parents=True)
    path.write_bytes(bytes(range(200)))
    return path


def test_page_of_a_region_shows_its_picture_drawn_for_the_page(client, image):
    hub = services.open_hub(region=region("la-reunion"))
    hub.picture = image
    hub.save_revision().publish()
    page = client.get(hub.url).content.decode()
    address = re.search(r'src="(/media/images/[^"]+)"', page)[1]
    response = client.get(address)
    assert response["Content-Type"] == "image/webp"
    assert response.content[8:12] == b"WEBP"


def test_drawing_made_on_the_way_leaves_no_file_open_and_can_be_read(image):
    drawing = image.get_rendition("width-320|format-webp")
    # A file left open would be a ResourceWarning, which is an error here.
    with drawing.file.open("rb") as file, Pillow.open(file) as drawn:
        assert (drawn.width, drawn.format) == (320, "WEBP")


def test_drawing_that_is_saved_again_stays_readable(image):
    drawing = image.get_rendition("width-320|format-webp")
    drawing.save()
    with drawing.file.open("rb") as file:
        assert file.read(4) == b"RIFF"


def test_stranger_gets_an_editorial_image_that_never_runs_as_a_page(stored):
    response = Client().get("/media/images/essai.webp")
    assert (response.status_code, response.content) == (200, stored.read_bytes())
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("sandbox; default-src 'none';")
    assert response["Cache-Control"] == "public, max-age=3600"


async def test_editorial_image_is_sent_under_asgi_without_reading_a_plain_iterator(stored):
    # Django warns of one, and warnings are errors here.
    response = await AsyncClient().get("/media/images/essai.webp")
    assert response.content == stored.read_bytes()


@pytest.mark.parametrize(
    "name",
    [
        "absente.webp",
        "a" * 300 + ".webp",
        ".webp",
        ".cachee.webp",
        "page.html",
        "dessin.svg",
        "sans-extension",
        "..%2fsecret.webp",
        "%2e%2e/secret.webp",
        "dossier/essai.webp",
        "nul%00.webp",
    ],
)
def test_what_is_no_editorial_image_is_not_found(client, stored, name):
    for path in ("secret.webp", "images/page.html", "images/dessin.svg", "images/.cachee.webp"):
        (stored.parent.parent / path).write_bytes(b"secret")
    assert client.get(f"/media/images/{name}").status_code == 404


def test_editorial_image_is_sent_by_ourselves_where_nginx_knows_films_alone(
    client, stored, settings
):
    settings.ACCEL_PREFIX = "/interne/"
    response = client.get("/media/images/essai.webp")
    assert "X-Accel-Redirect" not in response
    assert response.content == stored.read_bytes()
