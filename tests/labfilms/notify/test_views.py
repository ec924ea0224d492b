import pytest
from django.urls import reverse

from labfilms.notify import topics
from labfilms.notify.models import Notification
from tests.factories.accounts import make_user
from tests.factories.notify import KIND, make_news

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client):
    user = make_user("Lucie Hoarau")
    client.force_login(user)
    return user


def test_news_stands_latest_first_and_is_one_s_own(client, person):
    make_news(person, what="ancien")
    make_news(person, what="nouveau")
    make_news(make_user(), what="autre")
    page = client.get(reverse("notify:list")).content.decode()
    assert page.index("raconte nouveau") < page.index("raconte ancien")
    assert "raconte autre" not in page


def test_opening_news_reads_it_and_leads_where_it_happened(client, person):
    news = make_news(person, address="/films/")
    answer = client.get(reverse("notify:open", args=[news.pk]))
    assert answer["Location"] == "/films/"
    news.refresh_from_db()
    assert news.read_at


def test_the_bell_counts_what_was_not_read(client, person):
    for _ in range(3):
        make_news(person)
    assert '<span class="bell-count">3</span>' in client.get("/films/").content.decode()
    client.post(reverse("notify:read_all"))
    assert '<span class="bell-count" hidden>0</span>' in client.get("/films/").content.decode()


def test_preferences_are_kept_kind_by_kind(client, person):
    client.post(reverse("notify:preferences"), {"by_mail": []})
    assert not make_news(person).wants_mail
    client.post(reverse("notify:preferences"), {"by_mail": [KIND.name]})
    assert make_news(person).wants_mail


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_news_asks_as_many_queries_whatever_its_length(
    client, person, django_assert_num_queries, rows
):
    for _ in range(rows):
        make_news(person, actor=make_user())
    client.get(reverse("notify:list"))
    with django_assert_num_queries(5):
        client.get(reverse("notify:list"))


def test_a_bell_is_heard_by_its_person_alone(person):
    assert topics.may_listen(person, str(person.pk))
    assert not topics.may_listen(make_user(), str(person.pk))
    make_news(person)
    assert topics.snapshot(str(person.pk)) == {"unread": 1}
    assert topics.snapshot("personne") == {}
    assert Notification.objects.count() == 1
