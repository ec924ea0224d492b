"""The demo: whole, once, and continued where it was cut. Its films here last two seconds."""

import dataclasses
import io
import re
from contextlib import closing
from pathlib import Path

import av
import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import authenticate
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image
from wagtail.images.models import Image as EditorialImage

from ecran.catalogue import selectors as catalogues
from ecran.codes.models import Batch, Code
from ecran.codes.services import find
from ecran.feedback.models import MOST_SIGNS, Regard
from ecran.films import selectors as films
from ecran.films.enums import CreditState
from ecran.films.models import Credit, Film
from ecran.orders.models import Order
from ecran.screeners.models import Reply, Screener
from ecran.statements.models import Share
from labels.identities.models import Label
from labels.laurels import selectors as laurels
from labels.placements import selectors as placements
from labels.placements.models import Placement
from labels.selections import selectors as selections
from labels.selections.models import Entry, Selection, Version
from labfilms.accounts.models import User
from labfilms.core import jobs
from labfilms.facts import selectors as facts
from labfilms.facts.models import Fact, Follow
from labfilms.moderation.models import Notice
from labfilms.notify.models import Notification
from labfilms.operations import lock, parts
from labfilms.operations.demo import easel, portraits, reel, seeding, views, words
from network.calls.enums import ApplicationState
from network.calls.models import Application, CrewCall
from network.organisations.enums import AdhesionState
from network.organisations.models import Adhesion, Membership, Organisation
from network.people.models import Profile, Trade
from projects.needs.models import Need
from projects.space.models import Member, Project
from regions.hubs import rotation
from regions.hubs.models import HubPage
from regions.territory import permissions as territory
from regions.territory.models import Region, RegionTeam
from regions.verification.models import Verification
from streaming.intake import services as intake
from streaming.intake.enums import AssetState, UploadState
from streaming.intake.models import Asset, Upload
from streaming.packages import selectors as packages
from streaming.transcode.runner import ffmpeg_path

whole_database = pytest.mark.django_db(transaction=True, serialized_rollback=True)


class Blink(reel.Shot):
    seconds = 2.0

    def draw(self, time):
        return Image.new("RGB", (256, 144), (round(time * 100), 60, 90))


TINY = reel.Reel(
    "court.mp4", (256, 144), 12, (Blink,), "sine=f=220:d=3,aformat=channel_layouts=stereo[sound]"
)


@pytest.fixture
def tiny(monkeypatch):
    """Let the demo's films be two seconds of one colour."""
    short = {
        name: dataclasses.replace(TINY, filename=drawn.filename)
        for name, drawn in seeding.REELS.items()
    }
    monkeypatch.setattr(seeding, "REELS", short)
    monkeypatch.setattr(seeding, "LOOK_EVERY", 0.01)


@pytest.fixture
def one_film(monkeypatch, tiny):
    """Let the demo have one person, one film, and neither hub nor label."""
    only = next(film for film in words.FILMS if film.reel == "salt")
    monkeypatch.setattr(words, "FILMS", (dataclasses.replace(only, credits=only.credits[:2]),))
    monkeypatch.setattr(
        words, "PEOPLE", tuple(one for one in words.PEOPLE if one.email == only.owner)
    )
    leave_out(monkeypatch, "HUBS", "LABELS", "SELECTIONS", "PLACEMENTS", "REPORTS", "FOLLOWS")
    leave_out(monkeypatch, "ORGANISATIONS", "PROJECTS", "COLLECTIONS", "REGARDS", "SHOPS")
    leave_out(monkeypatch, "SCREENERS")


def leave_out(monkeypatch, *names):
    for name in names:
        monkeypatch.setattr(words, name, type(getattr(words, name))())


def run(*options):
    out = io.StringIO()
    call_command("seed_demo", *options, stdout=out)
    return out.getvalue()


def counts():
    models = (
        *(User, EmailAddress, Profile, HubPage, EditorialImage, RegionTeam, Film, Credit),
        *(Asset, Upload, Label, Selection, Entry, Fact, Follow, Notice, Notification, Placement),
        *(Version, Verification, Organisation, Membership, Adhesion, Project, Member, Need),
        *(CrewCall, Application, Regard, Order, Batch, Code, Share, Screener, Reply),
    )
    return {model.__name__: model.objects.count() for model in models}


# --- the command ------------------------------------------------------------------------------


@whole_database
def test_the_demo_is_whole_and_a_second_run_changes_nothing(tiny, settings, client):
    said = run()
    assert said.rstrip().endswith(seeding.logins())
    assert Path(settings.VAR, parts.DEMO_LOGINS).read_text().strip() == seeding.logins()
    before = counts()
    assert before["Profile"] == len(words.PEOPLE) == 20
    assert before["User"] == 21
    # In two languages, with one picture.
    assert (before["HubPage"], before["Image"]) == (12, 6)
    assert (before["Label"], before["Selection"]) == (11, 12)
    # Nine that one sees, and the draft that « 48 h à Cébazat » has left.
    assert before["Film"] == 10
    assert Film.objects.released().count() == 9
    assert all(packages.current(film.asset) for film in Film.objects.released())
    look_at_the_credits()
    look_at_what_is_made()
    look_at_what_was_chosen()
    look_at_what_is_sold(client)
    look_at_who_was_sent_a_film()
    look_at_what_waits(client)
    again = run("--no-logins")
    assert counts() == before
    assert "Drawing" not in again
    assert words.PASSWORD not in again


def look_at_the_credits():
    assert not Credit.objects.filter(person=None).exclude(state=CreditState.PROPOSED).exists()
    asked = Credit.objects.exclude(person=None).exclude(state=CreditState.CONFIRMED)
    assert {credit.person.email for credit in asked} == {
        credit.email for film in words.FILMS for credit in film.credits if not credit.confirmed
    }


def look_at_what_is_sold(client):
    sold = Film.objects.filter(sold=True)
    assert {film.title.partition(",")[0] for film in sold} == {"Mamie fait du drift"}
    assert [film.price_words for film in sold.order_by("title")] == [
        "Location 1,50\xa0€",
        "Location 1,50\xa0€ · achat 4\xa0€",
    ]
    assert [order.state for order in Order.objects.order_by("pk")] == ["paid"] * 3 + ["waiting"]
    assert sorted(Batch.objects.values_list("quantity", flat=True)) == [1, 24, 60]
    assert Code.objects.count() == 85
    assert find(text="aucun œuf cassé".replace("œ", "oe"), source="").batch.gives == "free"
    # Of 1.50 €, twenty per cent of VAT apart: two fifths and a tenth.
    earned = [(one.holder.name, one.points) for one in Share.objects.order_by("pk")]
    assert [points for _name, points in earned] == [4000, 1000] * 2
    page = client.get(sold.order_by("title")[0].get_absolute_url())
    assert page.context["playback"] is None
    # One price for both, which saves fifty cents.
    catalogue = client.get("/structures/basalte-productions/catalogue/").content.decode()
    assert "2,50\xa0€" in catalogue
    assert "0,50\xa0€" in catalogue


def look_at_who_was_sent_a_film():
    links = Screener.objects.watched().order_by("pk")
    assert [link.name for link in links] == [one.name for one in words.SCREENERS]
    assert [link.viewings_count for link in links] == [2, 1, 1, 0, 0]
    assert [link.state(link.viewings_count) for link in links] == ["open"] * 4 + ["revoked"]
    assert [link.furthest for link in links][:2] == [pytest.approx(links[0].film.duration)] * 2
    assert Reply.objects.count() == 2


def look_at_what_is_made():
    made_here = Film.objects.released().exclude(project=None)
    assert {film.title for film in made_here} == {
        film.title for film in words.FILMS if film.reel in words.MADE_HERE
    }
    assert len(made_here) == 5
    assert Organisation.objects.shown().count() == 5
    produced = films.films_of_producers(Region.objects.get(slug="auvergne-rhone-alpes"))
    assert [film.title for film in produced] == ["La Dernière Micheline"]
    basalte = Organisation.objects.get(name="Basalte Productions")
    window, series = catalogues.windows_of(basalte, AnonymousUser())
    # The other film of the collection is not public yet.
    assert [film.title for film in window.films] == ["La Dernière Micheline"]
    assert window.collection.places.count() == len(words.COLLECTIONS[0].films)
    assert [film.sold for film in series.films] == [True, True]
    assert Regard.objects.shown().count() == len(words.REGARDS) - 1
    assert Adhesion.objects.filter(state=AdhesionState.ACCEPTED).count() == 3
    assert {str(call) for call in CrewCall.objects.open_now()} == {
        one.title for one in words.PROJECTS if one.calls and not one.finished
    }
    for project in words.PROJECTS:
        for one in project.applications:
            sent = Application.objects.get(
                person__email=one.person, position__call__title=project.title
            )
            assert (sent.state == ApplicationState.RETAINED) == one.retained
            assert (sent.state == ApplicationState.DECLINED) == bool(one.reply)
    finished = Film.objects.get(title="48 h à Cébazat")
    assert set(finished.credits.values_list("state", flat=True)) == {CreditState.CONFIRMED}


def look_at_what_was_chosen():
    for wanted in words.SELECTIONS:
        row = Selection.objects.get(label__name=wanted.label, title=wanted.title)
        lines = [(entry.film.title, entry.reason) for entry in row.entries.all()]
        assert lines == list(wanted.entries)
        assert row.published_at
    clone = Selection.objects.get(label__name="Théo (19 ans)")
    assert clone.cloned_from.title == "Ce que la nuit fait aux visages"
    given = [one for film in laurels.given_to(Film.objects.all()).values() for one in film]
    laurel = {
        (one.entry.selection.label.name, one.entry.film.title): one.is_laurel for one in given
    }
    assert laurel["Nadia Ferhat", "Sel de nuit"]
    # Nadia has edited this one, and nobody vouches for Théo: mentions, no laurels.
    assert not laurel["Nadia Ferhat", "La Dernière Micheline"]
    assert not laurel["Théo (19 ans)", "Sel de nuit"]
    picks = selections.picks_of_regions()
    ids = {code: list(lines) for code, lines in picks.items()}
    assert len(ids) == 6
    assert all(len(rotation.front(ids, week)) == rotation.PLACES for week in range(52))


def look_at_it_in_english(hub, client):
    page = client.get(f"/en/poles/{hub.region}/").content.decode()
    english = words.HUBS_EN[hub.region]
    assert english.intro in page
    assert english.picture_credit in page
    assert "nobody has translated it yet" not in page
    for panel in english.panels:
        assert panel.title in page
        assert panel.text in page
    assert hub.intro not in page
    for panel in hub.panels:
        assert not panel.title or panel.title not in page


def look_at_what_waits(client):
    front = placements.in_front()
    assert str(front.card.selection) == "Premières fois"
    assert front.placement.reason == words.PLACEMENTS[0].reason
    for hub in words.HUBS:
        page = client.get(f"/poles/{hub.region}/").content.decode()
        for panel in hub.panels:
            for said in (panel.title, *panel.partners):
                assert said in page
        look_at_it_in_english(hub, client)
    assert words.HUBS_INTRO_EN in client.get("/en/poles/").content.decode()
    assert words.HUBS_INTRO in client.get("/poles/").content.decode()
    for person in User.objects.filter(is_staff=False):
        assert Notification.objects.visible_to(person).unread().count() <= 3
    karim = User.objects.get(email="karim@exemple.fr")
    assert Notification.objects.visible_to(karim).unread()
    assert facts.feed(karim).lines
    client.force_login(User.objects.get(email=words.TEAM_EMAIL))
    assert "Radio Garonne" in client.get(reverse("moderation:queue")).content.decode()
    client.logout()


@whole_database
def test_a_selection_opens_with_two_films_and_grows_in_its_own_order(tiny, monkeypatch):
    whole = next(one for one in words.SELECTIONS if one.title == "Premières fois")
    begun = dataclasses.replace(whole, entries=(whole.entries[1], whole.entries[0]))
    leave_out(monkeypatch, "REPORTS", "PLACEMENTS", "REGARDS", "COLLECTIONS", "SHOPS")
    with monkeypatch.context() as cut:
        cut.setattr(words, "FILMS", words.FILMS[:2])
        cut.setattr(words, "SELECTIONS", (begun,))
        assert "« Premières fois » (LabFilms) is open." in run()
    assert [entry.film.title for entry in Selection.objects.get().entries.all()] == [
        title for title, _ in begun.entries
    ]
    monkeypatch.setattr(words, "SELECTIONS", (whole,))
    run()
    entries = Selection.objects.get().entries.all()
    assert [(entry.film.title, entry.reason) for entry in entries] == list(whole.entries)


@whole_database
def test_everyone_of_the_demo_can_sign_in_and_the_teams_edit_their_region(tiny, monkeypatch, rf):
    leave_out(monkeypatch, "FILMS", "COLLECTIONS", "SELECTIONS", "PLACEMENTS", "REPORTS", "REGARDS")
    leave_out(monkeypatch, "SHOPS", "SCREENERS")
    run()
    for email in (*(person.email for person in words.PEOPLE), words.TEAM_EMAIL):
        request = rf.post(reverse("account_login"))
        user = authenticate(request, email=email, password=words.PASSWORD)
        assert user is not None, email
        assert EmailAddress.objects.get(user=user).verified
    for hub in words.HUBS:
        region = Region.objects.get(slug=hub.region)
        assert territory.can_edit(User.objects.get(email=hub.team), region)
    assert User.objects.get(email=words.TEAM_EMAIL).is_superuser


def test_production_is_refused_before_the_database_is_looked_at(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="refused in production"):
        run()


def test_logins_alone_make_nothing():
    assert run("--logins").strip() == seeding.logins()


def test_one_run_at_a_time(settings):
    with (
        closing(lock.take(settings.VAR / "demo.lock", "")),
        pytest.raises(CommandError, match="already makes the demo"),
    ):
        run()


# --- cut, refused, alone ----------------------------------------------------------------------


@whole_database
def test_a_run_cut_while_the_film_is_sent_is_continued(one_film, monkeypatch):
    def lost(**_):
        raise ConnectionError

    with monkeypatch.context() as cut:
        cut.setattr(intake, "receive", lost)
        with pytest.raises(ConnectionError):
            run()
    assert Film.objects.get().asset.upload.state == UploadState.RECEIVING
    run()
    film = Film.objects.get()
    assert film.is_released
    assert Asset.objects.get() == film.asset
    assert film.credits.count() == 2


@whole_database
def test_a_film_that_was_refused_is_drawn_again(one_film, monkeypatch):
    def spoil(_reel, target, **_):
        target.write_text("#EXTM3U\n" * 40)

    with monkeypatch.context() as bad:
        bad.setattr(seeding, "shoot", spoil)
        with pytest.raises(CommandError, match="The next run draws it again"):
            run()
    assert Asset.objects.get().state == AssetState.REFUSED
    run()
    assert Film.objects.get().is_released
    assert Asset.objects.get().state == AssetState.READY


@whole_database
def test_without_a_worker_it_is_said_and_the_logins_are_not_written(
    one_film, monkeypatch, settings
):
    Path(settings.VAR, parts.DEMO_LOGINS).unlink(missing_ok=True)
    monkeypatch.setitem(jobs.app.conf, "task_always_eager", False)
    monkeypatch.setattr(seeding, "PATIENCE", 0.05)
    with pytest.raises(CommandError, match="wait for a worker"):
        run()
    assert not Path(settings.VAR, parts.DEMO_LOGINS).exists()


# --- the words --------------------------------------------------------------------------------


def forms(panel):
    return panel.kind, bool(panel.title), bool(panel.text), panel.partners


@pytest.mark.django_db
def test_words_name_what_exists():
    trades = set(Trade.objects.values_list("code", flat=True))
    regions = set(Region.objects.values_list("slug", flat=True))
    emails = {person.email for person in words.PEOPLE}
    titles = {film.title for film in words.FILMS}
    labels = {label.name for label in words.LABELS}
    for person in words.PEOPLE:
        assert set(person.trades) <= trades
        assert person.region in regions
        assert len(person.bio) <= 1200
        assert person.hair in portraits.HAIR
    for film in words.FILMS:
        assert {credit.trade for credit in film.credits} <= trades
        assert {credit.email for credit in film.credits} - {""} <= emails
        assert film.reel in seeding.REELS
    assert {hub.region for hub in words.HUBS} <= regions
    assert {hub.view for hub in words.HUBS} == set(views.VIEWS)
    assert set(words.HUBS_EN) == {hub.region for hub in words.HUBS}
    for hub in words.HUBS:
        # The same panels in the same order, named where the French ones are.
        english = words.HUBS_EN[hub.region].panels
        assert [forms(panel) for panel in english] == [forms(panel) for panel in hub.panels]
    assert {title for one in words.SELECTIONS for title, _ in one.entries} <= titles
    assert {one.label for one in words.SELECTIONS} <= labels
    assert set(words.MADE_HERE) <= set(seeding.REELS)
    by_title = {film.title: film for film in words.FILMS}
    for regard in words.REGARDS:
        film = by_title[regard.film]
        assert len(regard.text) <= MOST_SIGNS
        # Nobody looks at a film of their own.
        assert regard.author not in {film.owner, *(credit.email for credit in film.credits)}
    assert set(words.FOLLOWS) <= emails | {words.TEAM_EMAIL}
    followed = {name for names in words.FOLLOWS.values() for name in names}
    assert followed <= emails | labels | regions


def test_no_reason_is_said_twice():
    reasons = [reason for one in words.SELECTIONS for _, reason in one.entries]
    assert len(set(reasons)) == len(reasons) == 44
    assert min(len(reason) for reason in reasons) > 60


@pytest.mark.parametrize("film", words.FILMS, ids=lambda film: film.reel)
def test_sheets_say_what_a_form_would_accept(film):
    row = Film(
        title=film.title, synopsis=film.synopsis, director_note=film.note, year=film.year,
        format=film.format, genre=film.genre, language=film.language, slug="demo",
    )  # fmt: skip
    try:
        row.clean_fields(exclude=["owner", "country"])
    except ValidationError as wrong:
        pytest.fail(str(wrong))


def test_french_is_set_as_french_is():
    folder = Path(words.__file__).parent
    written = sorted(set(folder.glob("words_*.py")) - set(folder.glob("words_*_en.py")))
    assert len(written) == 6
    text = "".join(path.read_text().partition(" = (")[2] for path in written)
    assert re.findall(r"\w'\w|« | [:;?!»](?=[ \"<.,])", text) == []


# --- the drawings -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", seeding.REELS)
def test_each_shot_is_drawn_and_no_frame_is_flat(name):
    drawn = seeding.REELS[name]
    for make in drawn.shots:
        frame = reel.finished(drawn, 60, make().draw(make.seconds * 0.6))
        assert frame.size == drawn.size
        darkest, lightest = frame.convert("L").getextrema()
        assert lightest - darkest > 60, make.__name__


@pytest.mark.parametrize("name", seeding.REELS)
def test_a_reel_lasts_20_to_40_seconds_and_lets_itself_be_heard(name, tmp_path):
    drawn = seeding.REELS[name]
    assert 20 <= drawn.count / drawn.rate <= 40
    heard = dataclasses.replace(drawn, size=(256, 144), rate=12, shots=(Blink,))
    target = tmp_path / drawn.filename
    percents = []
    reel.shoot(heard, target, ffmpeg=ffmpeg_path(), tell=percents.append)
    assert percents[-1] == 100
    assert percents == sorted(set(percents))
    with av.open(str(target)) as film:
        assert film.streams.video[0].frames == 24
        assert film.streams.audio[0].channels == 2
        samples = b"".join(bytes(frame.planes[0]) for frame in film.decode(audio=0))
        assert len(set(samples)) > 50


def test_a_spoiled_film_says_ffmpegs_last_words(tmp_path):
    broken = dataclasses.replace(TINY, sound="nothing_of_that_name[sound]")
    with pytest.raises(reel.Spoiled, match="nothing_of_that_name"):
        reel.shoot(broken, tmp_path / "x.mp4", ffmpeg=ffmpeg_path(), tell=lambda _: None)


@pytest.mark.parametrize("name", views.VIEWS)
def test_a_view_is_a_wide_picture(name):
    with Image.open(views.view(name)) as picture:
        assert picture.size == (1600, 640)


def test_type_is_set_without_the_sites_fonts_too(settings, tmp_path):
    settings.NODE_MODULES = tmp_path
    face = easel.font.__wrapped__("missing.woff2", 40, 600)
    assert face.getlength("Micheline") > 40
