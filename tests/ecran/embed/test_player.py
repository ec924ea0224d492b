"""A film inside another site's page, in a real browser."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PIL import Image

from ecran.films.enums import Embedding
from streaming.packages.enums import PackageState
from streaming.packages.models import Package
from tests.e2e.looks import shoot
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.streaming import make_asset
from tests.streaming.delivery.test_player import encode, master

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
VIDEO = "document.querySelector('video')"


@pytest.fixture
def film(live_server, settings, tmp_path):
    settings.FILMS_ROOT = tmp_path / "films"
    settings.USERSESSIONS_TRACK_ACTIVITY = False
    asset = make_asset()
    made = Package.objects.create(asset=asset, state=PackageState.PUBLISHED, duration=12)
    encode(made.folder / "180p", 320, 180)
    (made.folder / "master.m3u8").write_text(master([(320, 180)]))
    Image.new("RGB", (320, 180), "teal").save(made.folder / "poster.jpg")
    return make_film(make_user(), title="Écluse 14", asset=asset, ratio=16 / 9, duration=12)


@pytest.fixture
def other_site():
    """Return a function that serves a page of another origin; the last one is shown."""
    words = [""]

    class Page(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(words[0].encode())

        def log_message(self, *_args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()

    def serve(body):
        words[0] = f"<!doctype html><title>Ailleurs</title><link rel=icon href=data:,>{body}"
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    server.shutdown()
    thread.join()
    server.server_close()


def house(live_server):
    return live_server.url.replace("localhost", "127.0.0.1")


def frame_of(page):
    """Return what the frame shows, once it is loaded."""
    page.wait_for_timeout(500)
    return page.frames[1]


def framed(page, other_site, address):
    page.goto(other_site(f'<iframe src="{address}" width=640 height=360 allow=autoplay></iframe>'))
    return frame_of(page)


def test_it_begins_where_it_is_told_and_goes_round(new_context, live_server, film, other_site):
    page = new_context().new_page()
    address = f"{house(live_server)}/integrer/films/{film.slug}/?debut=10&auto=1&boucle=1"
    frame = framed(page, other_site, address)
    frame.wait_for_selector("lf-player")
    seen, end = [], time.monotonic() + 20
    # It begins at ten seconds, reaches the end at twelve, and comes back to the beginning.
    while not (seen and max(seen) > 10 and 0 < seen[-1] < 9):
        assert time.monotonic() < end, seen
        seen.append(frame.evaluate(f"{VIDEO}.currentTime"))
        page.wait_for_timeout(100)
    assert frame.evaluate(f"{VIDEO}.muted")
    shoot(page, "embed-elsewhere")
    link = frame.get_by_role("link", name="Écluse 14")
    assert link.get_attribute("target") == "_blank"
    assert link.get_attribute("href") == f"{house(live_server)}/films/{film.slug}/"
    assert page.context.cookies() == []
    assert new_context.visits.complaints == []


def test_a_site_that_is_not_named_shows_nothing(new_context, live_server, film, other_site):
    film.embedding = Embedding.NOWHERE
    film.save()
    page = new_context().new_page()
    address = f"{house(live_server)}/integrer/films/{film.slug}/"
    frame = framed(page, other_site, address)
    assert frame.locator("lf-player").count() == 0
    # Our own pages always may.
    page.goto(address)
    assert page.locator("lf-player").count() == 1


def test_data_for_engines_disturbs_no_page(new_context, live_server, film):
    page = new_context().new_page()
    page.goto(f"{house(live_server)}/films/{film.slug}/")
    assert page.locator('script[type="application/ld+json"]').count() == 1
    page.get_by_text("Intégrer ce film").or_(
        page.get_by_text("Show this film in a page")
    ).first.click()
    shoot(page, "film-embed-code")
    assert new_context.visits.complaints == []
    page.goto(f"{house(live_server)}/integrer/films/{film.slug}/")
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 500})
        shoot(page, f"embed-alone-{width}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert new_context.visits.complaints == []


def test_pages_of_programs_look_like_the_house(new_context, live_server):
    page = new_context().new_page()
    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{house(live_server)}/api/")
        shoot(page, f"api-{width}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert new_context.visits.complaints == []
