"""The player in a real browser, on a film of 12 seconds made that moment."""

import re
import subprocess
import time
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from streaming.delivery import services
from streaming.packages.enums import PackageState
from streaming.packages.models import Package
from streaming.transcode import runner, stills
from tests.e2e.looks import shoot
from tests.factories.accounts import make_user
from tests.factories.streaming import make_asset
from tests.streaming import pages

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
VIDEO = "document.querySelector('video')"
PLAYER = "document.querySelector('lf-player')"


def encode(folder, width, height):
    folder.mkdir(parents=True)
    subprocess.run(
        [
            runner.ffmpeg_path(), "-v", "error",
            "-f", "lavfi", "-i", f"testsrc2=s={width}x{height}:r=25:d=12",
            "-f", "lavfi", "-i", "sine=440:d=12",
            "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "100",
            "-sc_threshold", "0", "-c:a", "aac", "-f", "hls", "-hls_time", "4",
            "-hls_playlist_type", "vod", "-hls_segment_type", "fmp4",
            "-hls_fmp4_init_filename", "init.mp4",
            "-hls_segment_filename", str(folder / "%05d.m4s"), str(folder / "playlist.m3u8"),
        ],
        check=True,
    )  # fmt: skip


def master(sizes):
    lines = ["#EXTM3U", "#EXT-X-VERSION:7"]
    for width, height in sizes:
        lines += [
            (
                f"#EXT-X-STREAM-INF:BANDWIDTH={height * 3000},RESOLUTION={width}x{height},"
                'CODECS="avc1.42c01f,mp4a.40.2",FRAME-RATE=25'
            ),
            f"{height}p/playlist.m3u8",
        ]
    return "\n".join([*lines, ""])


@pytest.fixture
def package(site):
    """A whole package of 360 and 180 lines, whose original address is the site's."""
    made = Package.objects.create(
        asset=make_asset(), state=PackageState.PUBLISHED, duration=12, revision=3
    )
    for width, height in ((640, 360), (320, 180)):
        encode(made.folder / f"{height}p", width, height)
    (made.folder / "master.m3u8").write_text(master([(640, 360), (320, 180)]))
    pages.remembered.clear()
    return made


@pytest.fixture
def address(site, package):
    return f"{site}/voir/{package.asset_id}/"


def slowly(route):
    time.sleep(1.5)
    route.continue_()


def at(page):
    return page.evaluate(f"{VIDEO}.currentTime")


def start(page, address, until):
    page.goto(address)
    page.click(".player-start")
    until(page, f"{VIDEO}.currentTime > 0.3")


def test_a_film_plays_past_3_seconds_and_changes_its_quality(page, address, until):
    start(page, address, until)
    until(page, f"{VIDEO}.currentTime > 3")
    assert page.evaluate(f"{VIDEO}.getVideoPlaybackQuality().totalVideoFrames") > 50
    page.click("[data-menu=quality] > button")
    page.click("[data-menu=quality] [data-value='180']")
    until(page, f"{VIDEO}.videoHeight === 180")
    assert page.text_content("[data-part=quality]") == "180p"


@pytest.mark.parametrize("late", ["lf-player", "player-source", "hls.min"])
def test_a_press_is_not_lost_while_scripts_are_on_their_way(page, address, until, late):
    page.route(re.compile(late), slowly)
    page.goto(address, wait_until="commit")
    page.click(".player-start")
    until(page, f"{VIDEO}.currentTime > 0.3")
    assert (
        page.evaluate(
            "performance.getEntriesByType('resource').filter(({name}) => name.includes('master')).length"
        )
        == 1
    )


def test_the_keyboard_does_everything(page, address, until):
    start(page, address, until)
    page.focus("lf-player")
    for key, sentence in (
        ("k", "paused"),
        ("5", "currentTime > 5.9 && {v}.currentTime < 6.1"),
        ("l", "currentTime > 11"),
        ("j", "currentTime < 3"),
        ("ArrowRight", "currentTime > 6.9"),
        ("ArrowLeft", "currentTime < 3"),
        ("m", "muted"),
        ("ArrowDown", "volume < 1"),
        (">", "playbackRate === 1.25"),
        ("<", "playbackRate === 1"),
        (" ", "paused === false"),
    ):
        page.keyboard.press(key)
        until(page, f"{VIDEO}.{sentence.format(v=VIDEO)}")
    page.keyboard.press("f")
    until(page, f"document.fullscreenElement === {PLAYER}")
    page.keyboard.press("f")
    until(page, "document.fullscreenElement === null")
    page.keyboard.press("c")
    until(page, "document.querySelector('[data-part=say]').textContent !== ''")
    page.keyboard.press("?")
    assert page.is_visible(".player-help")
    page.keyboard.press("Escape")
    assert page.is_hidden(".player-help")


def test_keys_outside_the_player_are_the_page_s(page, address, until):
    start(page, address, until)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("k")
    page.wait_for_timeout(200)
    assert not page.evaluate(f"{VIDEO}.paused")


def test_menus_are_used_by_keyboard_and_give_the_focus_back(page, address, until):
    start(page, address, until)
    page.focus("[data-menu=speed] > button")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "1×"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{VIDEO}.playbackRate") == 1.25
    assert page.evaluate("document.activeElement.closest('[data-menu]').dataset.menu") == "speed"
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.is_hidden("[data-menu=speed] [role=menu]")


def test_someone_signed_in_resumes_where_they_left_and_is_remembered(
    page, site, address, package, until
):
    page.goto(f"{site}/entrer/{make_user().pk}/")
    page.goto(f"{address}?at=6.5")
    assert "0:06" in page.get_attribute(".player-start", "aria-label")
    page.click(".player-start")
    until(page, f"{VIDEO}.currentTime > 6.6")
    page.focus("lf-player")
    page.keyboard.press("k")
    until(page, f"{VIDEO}.paused")
    page.wait_for_timeout(300)
    assert float(pages.remembered[-1]) == pytest.approx(at(page), abs=0.2)


def test_one_may_start_from_the_beginning_instead(page, site, address, until):
    page.goto(f"{site}/entrer/{make_user().pk}/")
    page.goto(f"{address}?at=6.5")
    page.click("[data-do=beginning]")
    until(page, f"{VIDEO}.currentTime > 0.1")
    assert at(page) < 3


def test_a_stranger_s_browser_remembers_by_itself(page, address, until):
    start(page, address, until)
    page.focus("lf-player")
    page.keyboard.press("7")
    until(page, f"{VIDEO}.currentTime > 8 && !{VIDEO}.seeking")
    page.keyboard.press("k")
    page.wait_for_timeout(200)
    page.reload()
    assert "0:08" in page.get_attribute(".player-start", "aria-label")
    assert pages.remembered == []


def test_a_better_master_is_read_again_at_the_same_second(page, address, package, until):
    best = master([(640, 360), (320, 180)])
    (package.folder / "master.m3u8").write_text(master([(320, 180)]))
    start(page, address, until)
    page.focus("lf-player")
    page.keyboard.press("5")
    (package.folder / "master.m3u8").write_text(best)
    page.evaluate(f"{PLAYER}.setAttribute('revision', '4')")
    page.keyboard.press("k")
    until(page, "document.querySelector('[data-menu=quality] [data-value=\"360\"]') !== null")
    until(page, f"{VIDEO}.readyState > 1")
    assert at(page) == pytest.approx(6, abs=1)
    page.keyboard.press("k")
    until(page, f"{VIDEO}.currentTime > 7.2")


def test_the_seek_bar_shows_what_is_to_be_seen_there(page, address, package, until):
    draw_stills(package)
    page.goto(address)
    bar = page.locator(".player-seek").bounding_box()
    still = page.locator("[data-part=stills]")
    expect(still).to_be_hidden()
    for along, second in ((0.02, "0:00"), (0.5, re.compile("0:0[56]")), (0.99, "0:11")):
        page.mouse.move(bar["x"] + bar["width"] * along, bar["y"] + bar["height"] / 2)
        expect(still).to_contain_text(second)
        expect(still.locator("span")).to_be_visible()
        box, player = still.bounding_box(), page.locator("lf-player").bounding_box()
        assert player["x"] <= box["x"]
        assert box["x"] + box["width"] <= player["x"] + player["width"]
    shoot(page, "player-storyboard")
    page.mouse.move(bar["x"] + 40, bar["y"] - 120)
    expect(still).to_be_hidden()


def test_without_a_storyboard_the_bar_says_the_time(page, address, package):
    page.goto(address)
    page.locator(".player-seek").hover()
    expect(page.locator("[data-part=stills]")).to_have_text(re.compile("0:0[56]"))
    expect(page.locator("[data-part=stills] span")).to_be_hidden()


def draw_stills(package):
    heights = [SimpleNamespace(name="180p", width=320, height=180)]
    work = package.asset.folder / "stills"
    for path in stills.make(package.folder, heights, duration=12, work=work):
        path.replace(package.folder / path.name)
    package.has_stills = True
    package.save(update_fields=["has_stills"])


def test_a_withdrawn_film_says_so_and_offers_to_try_again(page, address, package, until):
    page.goto(address)
    page.wait_for_timeout(300)
    services.withdraw(asset=package.asset)
    page.click(".player-start")
    until(page, "!document.querySelector('[data-part=error]').hidden")
    assert page.text_content("[data-part=error-words]").strip()
    page.click("[data-do=retry]")
    page.wait_for_selector(".player-start")
    page.click(".player-start")
    until(page, f"{VIDEO}.currentTime > 0.3")


@pytest.mark.parametrize("ratio", [0.5625, 4 / 3, 2.39])
def test_a_film_keeps_its_shape_before_it_is_there(page, address, ratio):
    page.goto(f"{address}?ratio={ratio}")
    box = page.locator("lf-player").bounding_box()
    assert box["width"] / box["height"] == pytest.approx(ratio, rel=0.02)
    assert page.get_attribute("lf-player", "style") is None or "aspect" not in (
        page.get_attribute("lf-player", "style")
    )


def test_on_a_phone_everything_fits_and_can_be_touched(phone, address, until):
    start(phone, address, until)
    small = phone.evaluate(
        "[...document.querySelectorAll('.player button, .player input')]"
        ".filter((thing) => thing.checkVisibility()).map((thing) => thing.getBoundingClientRect())"
        ".filter(({width, height}) => width < 44 || height < 44).length"
    )
    assert small == 0
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_nothing_breaks_the_policy(page, address, new_context, until):
    start(page, address, until)
    assert [words for words in new_context.visits.complaints if "Content Security" in words] == []
