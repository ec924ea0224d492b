from datetime import date
from socket import create_connection

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import translation
from django.utils.translation import gettext_lazy

from labfilms.notify import selectors, services
from labfilms.notify.kinds import Kind, KindTaken, register
from labfilms.notify.models import Letter, Notification
from labfilms.notify.tasks import send_mail, sweep
from tests.factories.accounts import make_user
from tests.factories.notify import KIND, make_news

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def person():
    return make_user("Lucie Hoarau")


def test_news_says_its_sentence_with_the_names_of_that_day(person):
    news = make_news(person, actor=make_user("Marc Delpuech"), what="« Sel de nuit »")
    assert news.sentence == "Marc Delpuech raconte « Sel de nuit »"


def test_nobody_is_told_what_they_did_nor_someone_who_left(person):
    gone = make_user(is_active=False)
    assert make_news(person, actor=person) is None
    assert make_news(gone) is None
    assert not Notification.objects.exists()


def test_the_same_key_tells_once(person, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        first = make_news(person, key="call:1")
        assert make_news(person, key="call:1") == first
    assert Notification.objects.count() == len(mail.outbox) == 1


def test_the_mail_says_the_news_its_address_and_how_to_switch_it_off(
    person, settings, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make_news(person, what="« Sel de nuit »", address="/films/sel-de-nuit/")
    (sent,) = mail.outbox
    assert sent.to == [person.email]
    assert sent.subject.endswith("raconte « Sel de nuit »")
    assert f"{settings.SITE_ADDRESS}/films/sel-de-nuit/" in sent.body
    assert "/nouvelles/reglages/" in sent.body


def test_a_task_that_is_given_twice_sends_one_mail(person):
    news = make_news(person)
    send_mail(news.pk)
    send_mail(news.pk)
    assert len(mail.outbox) == 1


def test_a_kind_that_is_switched_off_stays_on_the_page_alone(
    person, django_capture_on_commit_callbacks
):
    services.choose(person=person, by_mail=[])
    with django_capture_on_commit_callbacks(execute=True):
        news = make_news(person)
    assert not news.wants_mail
    assert mail.outbox == []
    services.choose(person=person, by_mail=[KIND.name])
    assert make_news(person).wants_mail


def test_the_sweeper_mails_what_a_lost_queue_left_behind(
    person, django_capture_on_commit_callbacks
):
    late, fresh = make_news(person), make_news(person)
    Notification.objects.filter(pk=late.pk).update(at="2026-01-01T00:00Z")
    with django_capture_on_commit_callbacks(execute=True):
        sweep()
    assert len(mail.outbox) == 1
    late.refresh_from_db()
    fresh.refresh_from_db()
    assert late.mailed_at
    assert fresh.mailed_at is None


def test_a_mail_server_that_is_away_leaves_the_mail_to_the_sweeper(person, monkeypatch):
    def refuse(*_):
        raise ConnectionRefusedError("no mail today")

    news = make_news(person)
    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    with pytest.raises(OSError, match="no mail today"):
        services.send_mail_of(pk=news.pk)
    news.refresh_from_db()
    assert news.mailed_at is None


def test_a_kind_no_feature_declares_any_more_is_neither_shown_nor_mailed(person):
    news = make_news(person)
    Notification.objects.filter(pk=news.pk).update(kind="gone.kind")
    news.refresh_from_db()
    assert news.sentence == ""
    assert not selectors.news_of(person).exists()
    services.send_mail_of(pk=news.pk)
    assert mail.outbox == []


def test_two_features_cannot_declare_the_same_kind():
    with pytest.raises(KindTaken):
        register(Kind(KIND.name, "", ""))


def test_a_letter_leaves_once_whatever_calls_come(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        letter = services.write(
            to="voisine@exemple.fr", subject="Reçu\nBcc: x@y.z", text="Bien.", reply_to="a@b.fr"
        )
    assert not services.send_letter(pk=letter.pk)
    (sent,) = mail.outbox
    assert (sent.subject, sent.reply_to) == ("Reçu Bcc: x@y.z", ["a@b.fr"])


def test_a_letter_waits_for_a_mail_server_that_is_away(
    monkeypatch, django_capture_on_commit_callbacks
):
    letter = services.write(to="voisine@exemple.fr", subject="Reçu", text="Bien.")
    with monkeypatch.context() as away:
        away.setattr(EmailBackend, "send_messages", lambda *_: create_connection(("127.0.0.1", 9)))
        with pytest.raises(OSError, match="refused"):
            services.send_letter(pk=letter.pk)
    Letter.objects.update(at="2026-01-01T00:00Z")
    with django_capture_on_commit_callbacks(execute=True):
        sweep()
    assert len(mail.outbox) == 1
    Letter.objects.update(sent_at="2026-01-01T00:00Z")
    sweep()
    assert not Letter.objects.exists()


def test_news_are_read_in_whatever_language_one_speaks(person):
    news = make_news(person, what=gettext_lazy("Captions"), address="/en/nouvelles/")
    news.refresh_from_db()
    assert news.address == "/nouvelles/"
    assert news.words["what"] == {"fr": "Sous-titres", "en": "Captions"}
    assert news.sentence.endswith("raconte Sous-titres")
    with translation.override("en"):
        assert news.sentence.endswith("raconte Captions")


def test_a_day_is_said_as_each_language_says_it(person):
    news = make_news(person, what=date(2027, 4, 3))
    assert news.sentence.endswith("3 avril 2027")
    with translation.override("en"):
        assert news.sentence.endswith("3 April 2027")


def test_the_mail_and_its_links_are_in_its_person_s_language(
    settings, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make_news(make_user(language="en"), address="/films/sel-de-nuit/")
    (sent,) = mail.outbox
    assert sent.body.startswith("Hello,")
    assert f"{settings.SITE_ADDRESS}/en/films/sel-de-nuit/" in sent.body
    assert f"{settings.SITE_ADDRESS}/en/nouvelles/reglages/" in sent.body


def test_news_open_in_the_language_of_the_page_that_lists_them(client, person):
    news = make_news(person, address="/films/sel-de-nuit/")
    client.force_login(person)
    assert client.get(f"/en/nouvelles/{news.pk}/").url == "/en/films/sel-de-nuit/"
    assert client.get(f"/nouvelles/{news.pk}/").url == "/films/sel-de-nuit/"
