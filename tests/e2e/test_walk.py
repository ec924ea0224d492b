"""The walk: a film goes from a laptop to a labelled selection on the page of its region.

One long test, as its person lives it: on a fresh database, with a clip made that day.
"""

import hashlib
import re
import tempfile
import time
from email import message_from_string, policy
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e import production
from tests.e2e.looks import shoot
from tests.e2e.stack import Stack
from tests.streaming import watching
from tests.streaming.clips import make_clip

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("walk")]

EMAIL, PASSWORD = "lucie@exemple.fr", "une phrase de passe"
# Enough film to be cut in the middle of a chunk on a slow line.
SECONDS = 24
SLOW = 3 * 1024**2


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    # Noise, so that the file is heavy enough to be caught on its way.
    return make_clip(
        tmp_path_factory.mktemp("clip") / "Écluse 14 – v3 finale.mov",
        seconds=SECONDS,
        size="1280x720",
        clicks=(4.0, 12.0, 20.0),
        video=(
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-b:v",
            "9M",
            "-pix_fmt",
            "yuv420p",
            "-x264-params",
            "nal-hrd=cbr:vbv-bufsize=9000:vbv-maxrate=9000",
        ),
        options=("-minrate", "9M", "-maxrate", "9M", "-bufsize", "9M"),
    )


@pytest.fixture
def open_folder():
    """A folder that other users may walk through, which pytest's own never lets them.

    PostgreSQL refuses to be root, and keeps its data there.
    """
    with tempfile.TemporaryDirectory(prefix="labfilms-walk-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(params=["house", pytest.param("production", marks=pytest.mark.full)])
def stack(request, open_folder):
    """The house on a fresh database, which the walk alone visits, and kills.

    As `make run` starts it, and as production does: behind nginx and HTTPS, on PostgreSQL, with
    Elasticsearch.
    """
    if request.param == "production" and (words := production.missing()):
        pytest.skip(words)
    kind = Stack if request.param == "house" else production.Production
    house = kind(open_folder / "stack")
    try:
        house.start()
        if request.param == "production":
            production.is_guarded(house)
        yield house
    finally:
        house.stop()


def until(page, condition, *, seconds):
    """Wait for a condition in the page; its policy forbids Playwright's own way, which is eval."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, condition
        page.wait_for_timeout(100)


def link_in(mail: str) -> str:
    words = message_from_string(mail, policy=policy.default).get_content()
    return re.search(r"https?://127\.0\.0\.1:\d+\S+", words)[0]


def sign_up(page, stack):
    page.goto(stack.address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("choisis par des gens")
    page.get_by_role("link", name="Je montre mon film").click()
    page.get_by_role("main").get_by_role("link", name="Rejoindre LabFilms").click()
    page.get_by_label("Votre nom").fill("Lucie Hoarau")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button").last.click()
    page.wait_for_url("**/confirm-email/")
    page.goto(link_in(stack.mails()[-1]))
    page.get_by_role("main").get_by_role("button").click()


def log_in(page, stack, after):
    page.goto(f"{stack.address}/compte/login/?next={after}")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Se connecter").click()
    page.wait_for_url(f"**{after}")


def make_profile(page, stack):
    page.goto(f"{stack.address}/mon-profil/")
    page.get_by_label("Région", exact=False).first.select_option(label="La Réunion")
    page.get_by_label("Premier métier").select_option(label="réalisation")
    page.get_by_label("votre métier se dit au").select_option(label="féminin")
    page.get_by_role("button", name="Enregistrer ma page").click()
    expect(page.get_by_role("main")).to_contain_text("réalisatrice")


def throttle(page):
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": SLOW},
    )


def start_upload(page, stack, clip):
    page.goto(f"{stack.address}/mes-films/nouveau/")
    throttle(page)
    page.locator("lf-upload input[type=file]").set_input_files(clip.path)
    page.get_by_role("textbox", name=re.compile("^Titre ·")).fill("Écluse 14")
    page.get_by_role("textbox", name=re.compile("^Synopsis")).fill(
        "Un éclusier, une nuit, une péniche qui n’existe plus."
    )
    expect(page.locator("[data-news]")).to_contain_text("Brouillon enregistré", timeout=15_000)
    until(page, "document.querySelector('lf-upload progress').value >= 40", seconds=60)


def resume_upload(page, stack, clip):
    ((film,),) = stack.rows("SELECT id FROM ecran_film")
    log_in(page, stack, f"/mes-films/{film}/")
    expect(page.get_by_role("textbox", name=re.compile("^Titre ·"))).to_have_value("Écluse 14")
    upload = page.locator("lf-upload")
    expect(upload).to_have_attribute("state", "unfinished")
    offset = int(upload.get_attribute("offset"))
    upload.locator("input[type=file]").set_input_files(clip.path)
    expect(upload).to_have_attribute("state", re.compile("queued|working|ready"), timeout=60_000)
    return film, offset


def is_the_same_on_disk(stack, clip):
    digest = hashlib.sha256(clip.path.read_bytes()).hexdigest()
    ((key, kept),) = stack.rows("SELECT id, sha256 FROM streaming_asset")
    source = stack.var / "films" / "assets" / key[:2] / key / "source"
    return kept == digest == hashlib.sha256(source.read_bytes()).hexdigest()


def publish(page):
    page.get_by_label("Je détiens les droits", exact=False).check()
    page.get_by_label("Public", exact=False).check()
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.locator("lf-upload")).to_have_attribute("state", "ready", timeout=120_000)


def write_credits(page, stack, film):
    page.goto(f"{stack.address}/mes-films/{film}/generique/")
    page.get_by_label("Métier").first.select_option(label="réalisation")
    page.get_by_label("Nom, ou @adresse de sa page").first.fill("Lucie Hoarau")
    page.get_by_role("button", name="Enregistrer le générique").click()
    expect(page.get_by_role("main")).to_contain_text("Lucie Hoarau, réalisat")


def watch(page):
    player = page.locator("lf-player")
    player.get_by_role("button", name="Lancer le film").click()
    until(page, "document.querySelector('video').currentTime > 3", seconds=120)
    seen = page.evaluate(
        "document.querySelector('video').getVideoPlaybackQuality().totalVideoFrames"
    )
    assert seen > 50
    player.get_by_role("button", name=re.compile("^Qualité")).click()
    player.get_by_role("menuitemradio", name=re.compile("240")).click()
    until(page, "document.querySelector('video').videoHeight === 240", seconds=60)
    until(page, "document.querySelector('video').currentTime > 6", seconds=60)


def comes_alive(page, stack):
    """A card shows five silent seconds while the pointer rests on it, and stops with it."""
    page.goto(f"{stack.address}/films/")
    card = page.get_by_role("article").filter(has_text="Écluse 14").first
    moving = "document.querySelector('.film-card-moving[shown]')?.currentTime > 0.3"
    end = time.monotonic() + 120
    while not page.evaluate(moving):
        # The quiet queue may not have drawn it yet: then the card stays still.
        assert time.monotonic() < end, moving
        page.mouse.move(1, 1)
        card.hover()
        page.wait_for_timeout(1500)
    shoot(page, "walk-card")
    page.mouse.move(1, 1)
    expect(page.locator(".film-card-moving")).to_have_count(0)


def package_of(stack):
    ((key,),) = stack.rows("SELECT id FROM streaming_asset")
    ((name,),) = stack.rows("SELECT name FROM streaming_package WHERE state = 'published'")
    return stack.var / "films" / "assets" / key[:2] / key / "packages" / name


def shows_the_source(folder, clip):
    """The frame count, the colours the right way up, sound and picture within 40 ms."""
    heights = sorted(path.parent.name for path in folder.glob("*/playlist.m3u8"))
    tall = next(name for name in heights if "720" in name)
    shown = watching.pictures(folder / tall)
    assert len(shown.times) == clip.frames
    assert shown.size == clip.size
    seen = watching.quarters(shown.pictures[10])
    assert all(watching.near(*pair) for pair in zip(seen, clip.colours, strict=True))
    assert watching.flashes(shown) == pytest.approx(clip.clicks, abs=0.04)


def choose(page, stack):
    page.goto(f"{stack.address}/films/")
    page.get_by_role("link", name="Ajouter à une sélection Écluse 14").click()
    page.get_by_label("Nouvelle sélection").fill("Premières fois")
    page.get_by_role("button", name="Créer et ajouter").click()
    page.get_by_role("link", name="Dire pourquoi").click()
    page.get_by_label("Pourquoi ce film").fill("Le plan tient deux minutes de trop.")
    page.get_by_label("Public", exact=False).check()
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Le plan tient deux minutes de trop.")


def test_a_film_goes_from_a_laptop_to_a_selection_on_the_page_of_its_region(
    stack, new_context, clip
):
    # The certificate of a stack is made on the spot.
    visit = partial(new_context, ignore_https_errors=True)
    stack.manage("open_hub", "la-reunion")
    first = visit().new_page()
    sign_up(first, stack)
    make_profile(first, stack)
    start_upload(first, stack, clip)
    stack.kill()
    first.context.close()
    stack.start()

    page = visit().new_page()
    film, offset = resume_upload(page, stack, clip)
    assert 0 < offset < clip.path.stat().st_size
    assert is_the_same_on_disk(stack, clip)
    page.get_by_label("Région où il s’est fait").select_option(label="La Réunion")
    publish(page)
    shoot(page, "walk-sheet")
    write_credits(page, stack, film)

    stranger = visit().new_page()
    stranger.goto(f"{stack.address}/films/")
    stranger.get_by_role("link", name="Écluse 14").first.click()
    watch(stranger)
    shoot(stranger, "walk-film")
    shows_the_source(package_of(stack), clip)
    comes_alive(stranger, stack)

    choose(page, stack)
    stranger.goto(f"{stack.address}/poles/la-reunion/")
    for words in ("Écluse 14", "Premières fois"):
        expect(stranger.get_by_role("main")).to_contain_text(words)
    expect(stranger.get_by_role("region", name="Gens d’ici")).to_contain_text("Lucie Hoarau")
    shoot(stranger, "walk-hub")
    stranger.get_by_role("link", name="Écluse 14").first.click()
    expect(stranger.get_by_role("main")).to_contain_text("Le plan tient deux minutes de trop.")
    if isinstance(stack, production.Production):
        production.is_searched(stack, page, "péniches", "Écluse 14")

    page.goto(f"{stack.address}/mes-films/{film}/")
    page.get_by_label("Brouillon", exact=False).check()
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    assert stranger.goto(f"{stack.address}/films/ecluse-14/").status == 404
    stranger.goto(f"{stack.address}/selections/premieres-fois/")
    expect(stranger.get_by_role("main")).to_contain_text("Film indisponible")
