"""The sending of a film in a real browser: pauses, cuts, and a tab that was closed."""

import hashlib
import os

import pytest

from streaming.intake.enums import UploadState
from streaming.intake.models import Upload
from tests.factories.accounts import make_user
from tests.factories.streaming import arrived

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
UPLOAD = "document.querySelector('lf-upload')"
STATE = f"{UPLOAD}.getAttribute('state')"
PERCENT = f"{UPLOAD}.querySelector('progress').value"
MIB = 1024 * 1024


@pytest.fixture
def film(tmp_path):
    """24 MiB in which no piece is like another."""
    path = tmp_path / "Écluse -i %d.mp4"
    path.write_bytes(os.urandom(24 * MIB))
    return path


@pytest.fixture
def person(db):
    return make_user("Inès Ollier")


@pytest.fixture
def visit(new_context, site, person):
    """Return a function that opens an address in a browser without memory, signed in and slow."""

    def open_page(path="/envoyer/"):
        page = new_context().new_page()
        page.goto(f"{site}/entrer/{person.pk}/")
        page.network = page.context.new_cdp_session(page)
        page.network.send("Network.enable")
        line(page)
        page.goto(site + path)
        return page

    return open_page


def line(page, *, offline=False):
    speed = {"latency": 2, "downloadThroughput": -1, "uploadThroughput": 8 * MIB}
    page.network.send("Network.emulateNetworkConditions", {"offline": offline} | speed)


def said(page):
    return page.text_content("[data-part=say]").strip()


def choose(page, path):
    page.set_input_files("input[type=file]", path)


def is_state(*states):
    return f"{list(states)}.includes({STATE})"


AFTER = is_state("complete", "queued", "working", "ready", "stopped")


def test_a_film_is_sent_paused_cut_and_goes_on_and_arrives_bit_for_bit(visit, film, until):
    page = visit()
    choose(page, film)
    until(page, f"{PERCENT} > 15")
    page.click("[data-do=pause]")
    until(page, is_state("paused"))
    before = page.evaluate(PERCENT)
    page.wait_for_timeout(400)
    assert page.evaluate(PERCENT) == before
    page.click("[data-do=resume]")
    until(page, f"{is_state('sending')} && {PERCENT} > 30")
    line(page, offline=True)
    until(page, is_state("waiting"))
    assert said(page)
    line(page)
    until(page, AFTER)
    upload = Upload.objects.select_related("asset").get()
    assert upload.state == UploadState.COMPLETE
    assert upload.asset.filename == film.name
    sent = hashlib.sha256(film.read_bytes()).hexdigest()
    assert hashlib.sha256(arrived(upload)).hexdigest() == sent
    assert upload.asset.sha256 == sent


def test_coming_back_asks_for_the_same_file_and_goes_on_from_there(visit, film, until, tmp_path):
    page = visit()
    choose(page, film)
    until(page, f"{PERCENT} > 30")
    page.context.close()
    upload = Upload.objects.get()
    page = visit(f"/envoyer/{upload.asset_id}/")
    until(page, is_state("unfinished"))
    assert page.text_content("[data-part=name]") == film.name
    assert page.evaluate(PERCENT) > 10

    other = tmp_path / "autre.mp4"
    other.write_bytes(os.urandom(3 * MIB))
    choose(page, other)
    until(page, f"{UPLOAD}.hasAttribute('other')")
    words = said(page)
    assert page.is_visible("[data-do=restart]")

    again = tmp_path / "copie.mp4"
    again.write_bytes(film.read_bytes())
    os.utime(again, (1, 1))
    choose(page, again)
    until(
        page,
        f"{is_state('unfinished')} && {UPLOAD}.querySelector('[data-part=say]').textContent.trim() !== {words!r}",
    )

    choose(page, film)
    until(page, f"{is_state('sending')} || {AFTER}")
    assert page.evaluate(PERCENT) > 10
    until(page, AFTER)
    assert Upload.objects.count() == 1
    assert arrived(Upload.objects.select_related("asset").get()) == film.read_bytes()


def test_another_film_may_be_sent_instead(visit, film, until, tmp_path):
    page = visit()
    choose(page, film)
    until(page, f"{PERCENT} > 15")
    upload = Upload.objects.get()
    page.context.close()
    page = visit(f"/envoyer/{upload.asset_id}/")
    other = tmp_path / "autre.mp4"
    other.write_bytes(os.urandom(MIB))
    choose(page, other)
    page.click("[data-do=restart]")
    until(page, AFTER)
    upload.refresh_from_db()
    assert upload.state == UploadState.CANCELLED
    assert arrived(Upload.objects.exclude(pk=upload.pk).get()) == other.read_bytes()


def test_cancelling_asks_first_and_then_starts_anew(visit, film, until):
    page = visit()
    choose(page, film)
    until(page, f"{PERCENT} > 15")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.click("[data-do=cancel]")
    assert page.evaluate(is_state("sending"))
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("[data-do=cancel]")
    until(page, is_state("idle"))
    assert Upload.objects.get().state == UploadState.CANCELLED


def test_a_film_that_was_cancelled_elsewhere_is_said_and_can_be_sent_again(visit, film, until):
    page = visit()
    choose(page, film)
    until(page, f"{PERCENT} > 15")
    Upload.objects.update(state=UploadState.CANCELLED)
    until(page, is_state("refused"))
    assert said(page)
    page.click("[data-do=retry]")
    until(page, AFTER)
    assert Upload.objects.count() == 2


def test_a_file_is_refused_in_words_before_a_byte_is_sent(visit, until, tmp_path, settings):
    settings.UPLOAD_MAX_BYTES = MIB
    page = visit()
    for content in (b"", b"x" * (MIB + 1)):
        path = tmp_path / f"{len(content)}.mp4"
        path.write_bytes(content)
        choose(page, path)
        until(page, f"{UPLOAD}.querySelector('[data-part=say]').textContent.trim() !== ''")
        assert page.evaluate(is_state("idle"))
    assert not Upload.objects.exists()


def test_a_session_that_ended_is_said_and_nothing_is_lost(visit, film, until):
    page = visit()
    page.context.clear_cookies()
    choose(page, film)
    until(page, is_state("refused"))
    assert said(page)


def test_a_film_can_be_dropped(visit, until):
    page = visit()
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(5000)], "posé.mp4"));
          const target = document.querySelector(".upload-drop");
          for (const kind of ["dragenter", "dragover", "drop"])
            target.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
        }"""
    )
    until(page, AFTER)
    assert Upload.objects.select_related("asset").get().asset.filename == "posé.mp4"


def test_the_keyboard_sends_and_pauses(visit, film, until):
    page = visit()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "file"
    choose(page, film)
    until(page, is_state("sending"))
    page.keyboard.press("Tab")
    page.focus("[data-do=pause]")
    page.keyboard.press("Enter")
    until(page, is_state("paused"))
    assert page.evaluate("document.activeElement.dataset.do") == "resume"


def test_its_words_and_targets_hold_on_a_phone(visit, film, until):
    page = visit()
    page.set_viewport_size({"width": 390, "height": 844})
    choose(page, film)
    until(page, is_state("sending"))
    small = page.evaluate(
        "[...document.querySelectorAll('lf-upload button, lf-upload label')]"
        ".filter((thing) => thing.checkVisibility())"
        ".filter((thing) => thing.getBoundingClientRect().height < 44).length"
    )
    assert small == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
