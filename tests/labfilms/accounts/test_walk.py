"""The doors of an account, as a browser walks through them; letters are read from var/mail."""

import html
import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from labfilms.accounts.models import User
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db
PASSWORD = "une-longue-nuit-blanche"
ANOTHER = "un-petit-matin-bleu"


def words(response):
    return re.sub(r"\s+", " ", html.unescape(response.content.decode()))


def is_in(client) -> bool:
    return client.get(reverse("account_email")).status_code == 200


def sign_up(client, email="ines@exemple.fr", **more):
    given = {"name": "Inès Caron", "email": email, "password1": PASSWORD} | more
    return client.post(reverse("account_signup"), given)


def log_in(client, email="ines@exemple.fr", password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


@pytest.fixture
def ines():
    """Return someone who signed up and confirmed her address."""
    person = make_user("Inès Caron", email="ines@exemple.fr")
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def test_whoever_signs_up_comes_in_by_the_link_of_the_letter(client, mailbox):
    answer = sign_up(client)
    assert answer.url == reverse("account_email_verification_sent")
    assert not is_in(client)
    (letter,) = mailbox.to("ines@exemple.fr")
    assert "LabFilms" in letter["From"]

    link = mailbox.link("ines@exemple.fr")
    # Programs that read letters follow links: opening it changes nothing, its button does.
    assert client.get(link).status_code == 200
    assert not EmailAddress.objects.get().verified
    client.post(link)
    assert EmailAddress.objects.get().verified
    assert is_in(client)
    assert User.objects.get().name == "Inès Caron"


def test_address_that_is_not_confirmed_opens_nothing(client, mailbox):
    sign_up(client)
    elsewhere = Client()
    assert log_in(elsewhere).url == reverse("account_email_verification_sent")
    assert not is_in(elsewhere)


def test_link_opened_in_another_browser_confirms_and_asks_for_the_password(client, mailbox):
    sign_up(client)
    elsewhere = Client()
    elsewhere.post(mailbox.link("ines@exemple.fr"))
    assert not is_in(elsewhere)
    log_in(elsewhere)
    assert is_in(elsewhere)


def test_capitals_in_an_address_make_no_second_account(client, mailbox):
    sign_up(client, "Ines@Exemple.fr")
    assert User.objects.get().email == "ines@exemple.fr"
    client.post(mailbox.link("ines@exemple.fr"))
    elsewhere = Client()
    log_in(elsewhere, "INES@exemple.FR")
    assert is_in(elsewhere)
    sign_up(Client(), "INES@exemple.fr")
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"password1": "court"}, "trop court"),
        ({"password1": "motdepasse123"}, ""),
        ({"password1": "ines@exemple.fr"}, "trop semblable"),
        ({"name": ""}, "requis"),
        ({"email": "pas-une-adresse"}, "valide"),
    ],
)
def test_sign_up_that_is_refused_says_why_in_french_and_makes_nobody(client, given, reason):
    if not reason:
        given, reason = {"password1": "password1234"}, "trop courant"
    answer = sign_up(client, **given)
    assert answer.status_code == 200
    assert reason in words(answer)
    assert not User.objects.exists()


def test_signing_out_asks_first_and_ends_the_session(client, ines):
    log_in(client)
    client.get(reverse("account_logout"))
    assert is_in(client)
    client.post(reverse("account_logout"))
    assert not is_in(client)


def test_signing_out_everywhere_keeps_this_browser_alone(client, ines):
    elsewhere, phone = Client(), Client()
    for browser in (client, elsewhere, phone):
        log_in(browser)
        assert is_in(browser)
    assert (
        words(client.get(reverse("usersessions_list"))).partition("<main")[2].count("127.0.0.1")
        == 3
    )
    client.post(reverse("usersessions_list"))
    assert is_in(client)
    assert not is_in(elsewhere)
    assert not is_in(phone)


def test_nobody_ends_the_sessions_of_another(client, ines):
    log_in(client)
    other = Client()
    other.force_login(make_user())
    other.post(reverse("usersessions_list"))
    assert is_in(client)


def test_forgotten_password_is_chosen_again_by_letter_and_the_old_one_is_dead(
    client, mailbox, ines
):
    thief = Client()
    log_in(thief)
    client.post(reverse("account_reset_password"), {"email": "ines@exemple.fr"})
    link = mailbox.link("ines@exemple.fr")
    form = client.get(link).url
    answer = client.post(form, {"password1": ANOTHER, "password2": ANOTHER})
    assert answer.url == reverse("account_reset_password_from_key_done")

    log_in(client)
    assert not is_in(client)
    log_in(client, password=ANOTHER)
    assert is_in(client)
    # Whoever was in with the old password is out.
    assert not is_in(thief)
    # A link opens once.
    assert "password1" not in words(Client().get(link, follow=True))


def test_suspended_person_stays_outside(client, mailbox, ines):
    log_in(client)
    assert is_in(client)
    User.objects.update(is_active=False)
    assert not is_in(client)
    elsewhere = Client()
    log_in(elsewhere)
    assert not is_in(elsewhere)


def stripped(response):
    """Return what a page says, without what changes at each visit and what was typed."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", words(response))
    return re.sub(r"[\w.]+@exemple\.fr", "", text)


@pytest.mark.parametrize(
    ("door", "given"),
    [
        ("account_login", {"login": "{}", "password": "autre-chose-encore"}),
        ("account_reset_password", {"email": "{}"}),
        ("account_signup", {"name": "Inès", "email": "{}", "password1": PASSWORD}),
    ],
)
def test_no_door_says_whether_an_address_is_known(mailbox, ines, door, given):
    answers = []
    for address in ("ines@exemple.fr", "personne@exemple.fr"):
        browser = Client()
        data = {name: value.format(address) for name, value in given.items()}
        answer = browser.post(reverse(door), data)
        last = (
            browser.post(reverse(door), data, follow=True)
            if answer.status_code == 200
            else (browser.get(answer.url))
        )
        answers.append((answer.status_code, answer.get("Location"), stripped(last)))
    assert answers[0] == answers[1]


def test_known_address_that_signs_up_again_is_told_by_letter_alone(client, mailbox, ines):
    sign_up(client, password1=ANOTHER)
    assert User.objects.count() == 1
    assert len(mailbox.to("ines@exemple.fr")) == 1
    # And the password is still the first one.
    elsewhere = Client()
    log_in(elsewhere)
    assert is_in(elsewhere)
