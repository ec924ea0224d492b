"""The second factor in a real browser: an app and a key are set up, and asked for at the door."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.e2e import looks
from tests.e2e.fixtures import DESKTOP, PHONE
from tests.factories.second_factor import PASSWORD, code_of, codes_of, make_known

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def site(live_server, settings):
    # Each request of a session would write: too many at once for SQLite in memory.
    settings.USERSESSIONS_TRACK_ACTIVITY = False
    settings.PASSWORD_AGAIN = True
    return live_server.url.replace("localhost", "127.0.0.1")


def look(page, name):
    """Look at a page at both widths: it fits, it can be pressed, axe is silent."""
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        looks.shoot(page, f"pages/second-factor-{name}-{size['width']}")
        assert looks.axe(page) == []
        assert looks.sideways(page) == ""
        assert looks.small_targets(page) == []
        expect(page.locator("h1")).to_have_count(1)


def enter(page, site, person):
    page.goto(site + reverse("account_login"))
    page.fill("[name=login]", person.email)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_load_state()


def confirm(page):
    page.fill("[name=password]", PASSWORD)
    page.click("main form button[type=submit]")
    page.wait_for_load_state()


def complaints(new_context):
    # The tests' own server has no sockets; the house has (test_house).
    return [said for said in new_context.visits.complaints if "/direct/" not in said]


def press(page, selector="main form .button--primary"):
    page.locator(selector).first.click()
    page.wait_for_load_state()


def test_app_is_set_up_codes_are_kept_and_the_door_asks_for_one(site, new_context):
    ines = make_known("Inès Caron")
    page = new_context(viewport=DESKTOP).new_page()
    enter(page, site, ines)
    page.goto(site + reverse("mfa_index"))
    look(page, "empty")
    press(page, f"a[href='{reverse('mfa_activate_totp')}']")
    look(page, "again")
    confirm(page)
    # Drawn by us, in the page: the policy lets no other picture through.
    assert page.locator(".qr svg path").count() == 1
    page.locator("details.fold").evaluate("it => { it.open = true }")
    look(page, "app")
    secret = page.locator(".secret").text_content()
    page.fill("[name=code]", code_of(secret))
    press(page)
    shown = page.locator(".codes code").all_text_contents()
    assert shown == codes_of(ines)
    look(page, "codes")
    page.emulate_media(media="print")
    expect(page.locator(".codes")).to_be_visible()
    expect(page.locator(".tabs")).to_be_hidden()
    page.emulate_media(media="screen")
    page.goto(site + reverse("mfa_index"))
    look(page, "full")

    page.context.clear_cookies()
    enter(page, site, ines)
    assert page.url.endswith(reverse("mfa_authenticate"))
    look(page, "door")
    page.fill("[name=code]", "000000")
    press(page)
    look(page, "wrong-code")
    page.fill("[name=code]", shown[0])
    press(page)
    expect(page.locator(".site-account")).to_be_visible()
    assert complaints(new_context) == []


def test_key_is_added_and_opens_the_door(site, new_context):
    ines, site = make_known("Inès Caron"), site.replace("127.0.0.1", "localhost")
    # Keys want a name: another one of the same machine.
    new_context.visits.own.add("localhost")
    page = new_context(viewport=DESKTOP).new_page()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "usb",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    enter(page, site, ines)
    page.goto(site + reverse("mfa_add_webauthn"))
    confirm(page)
    look(page, "add-key")
    page.fill("[name=name]", "La clef du trousseau")
    page.click("lf-key button")
    page.wait_for_url(re.compile("recovery-codes"))
    page.goto(site + reverse("mfa_list_webauthn"))
    expect(page.locator("main")).to_contain_text("La clef du trousseau")
    look(page, "keys")
    press(page, "a[href$='/remove/']")
    look(page, "remove-key")
    page.goto(site + reverse("mfa_list_webauthn"))
    press(page, "a[href$='/edit/']")
    page.fill("[name=name]", "Clef")
    press(page)
    expect(page.locator("main")).to_contain_text("Clef")

    page.context.clear_cookies()
    enter(page, site, ines)
    assert page.url.endswith(reverse("mfa_authenticate"))
    look(page, "door-with-key")
    page.click("lf-key button")
    expect(page.locator(".site-account")).to_be_visible()
    page.goto(site + reverse("mfa_reauthenticate_webauthn"))
    look(page, "again-with-key")
    page.click("lf-key button")
    page.wait_for_url(site + "/")
    assert complaints(new_context) == []
