"""The page of components in a real browser: looks, keys and fingers."""

import json
import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.e2e import looks
from tests.factories.accounts import make_user

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
LIGHTS = {"atelier": "/_ui/", "ecran": "/_ui/?lumiere=ecran"}
ORDER = "#sample-order + lf-order"


@pytest.fixture
def house(live_server, settings):
    settings.DEBUG = True
    return live_server.url.replace("localhost", "127.0.0.1")


@pytest.mark.parametrize(
    ("light", "lamp", "width"),
    [
        ("atelier", "light", 390),
        ("atelier", "light", 1440),
        ("ecran", "light", 390),
        ("ecran", "light", 1440),
        pytest.param("atelier", "dark", 390, marks=pytest.mark.full),
        pytest.param("atelier", "dark", 1440, marks=pytest.mark.full),
    ],
)
def test_components_pass_axe_and_fit_the_screen(house, new_context, light, width, lamp):
    if not looks.AXE.exists():
        pytest.skip("no axe-core: npm ci brings it")
    page = new_context(viewport={"width": width, "height": 900}, color_scheme=lamp).new_page()
    page.goto(house + LIGHTS[light])
    page.wait_for_function("document.fonts.status === 'loaded'")
    looks.shoot(page, f"ui-{light}-{lamp}-{width}")
    assert looks.axe(page) == []
    assert looks.sideways(page) == ""
    assert looks.small_targets(page) == []
    assert new_context.visits.complaints == []


def test_member_s_pages_pass_axe_on_a_phone(house, phone, client):
    if not looks.AXE.exists():
        pytest.skip("no axe-core: npm ci brings it")
    client.force_login(make_user(name="Inès Caron"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": house}
    phone.context.add_cookies([cookie])
    phone.goto(house + reverse("usersessions_list"))
    phone.locator(".site-account > summary").click()
    looks.shoot(phone, "ui-account-390")
    assert looks.axe(phone) == []
    assert looks.sideways(phone) == ""
    assert looks.small_targets(phone) == []


@pytest.mark.parametrize("width", [320, 360])
def test_the_head_of_a_member_s_pages_fits_the_narrowest_telephones(house, phone, client, width):
    client.force_login(make_user(name="Inès Caron"))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": house}
    phone.context.add_cookies([cookie])
    phone.set_viewport_size({"width": width, "height": 640})
    phone.goto(house + reverse("usersessions_list"))
    assert looks.sideways(phone) == ""
    assert looks.small_targets(phone) == []
    menu = phone.get_by_text("Menu", exact=True).first
    assert menu.evaluate("(word) => word.closest('summary').innerText.trim()") == "Menu"


@pytest.mark.parametrize("name", ["account_login", "account_signup", "account_reset_password"])
def test_doors_pass_axe_on_a_phone(house, phone, name):
    if not looks.AXE.exists():
        pytest.skip("no axe-core: npm ci brings it")
    phone.goto(house + reverse(name))
    assert looks.axe(phone) == []
    assert looks.sideways(phone) == ""
    assert looks.small_targets(phone) == []


def titles(page):
    return page.locator(f"{ORDER} .order-row").evaluate_all(
        "rows => rows.map(row => row.dataset.key).join('')"
    )


def catch_orders(page, status=200, body=None):
    sent = []

    def answer(route):
        sent.append(route.request.post_data)
        route.fulfill(status=status, content_type="application/json", body=json.dumps(body or {}))

    page.route(
        "**/_ui/",
        lambda route: answer(route) if route.request.method == "POST" else route.fallback(),
    )
    return sent


def test_row_moves_by_alt_and_arrow_and_the_new_order_is_sent_and_said(house, page):
    page.goto(house + "/_ui/")
    sent = catch_orders(page)
    page.locator(f"{ORDER} [data-key='2'] [name=down]").focus()
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Alt+ArrowDown")
    assert titles(page) == "13425"
    with page.expect_request(lambda request: request.method == "POST"):
        pass
    page.wait_for_function("() => true")
    expect(page.locator(f"{ORDER} [role=status]")).to_contain_text("4")
    expect(page.locator(f"{ORDER} [role=status]")).to_contain_text("Paille")
    assert [part for part in sent[-1].split("\r\n") if part in set("12345")] == list("13425")
    assert "csrfmiddlewaretoken" in sent[-1]


def test_button_moves_a_row_and_keeps_the_focus_where_it_can_go_on(house, page):
    page.goto(house + "/_ui/")
    catch_orders(page)
    page.locator(f"{ORDER} [data-key='2'] [name=up]").click()
    assert titles(page) == "21345"
    focused = page.evaluate("document.activeElement.name + document.activeElement.value")
    assert focused == "down2"
    assert page.locator(f"{ORDER} [data-key='1'] [name=up]").is_enabled()


def test_row_is_dragged_by_its_handle(house, page):
    page.goto(house + "/_ui/")
    sent = catch_orders(page)
    handle = page.locator(f"{ORDER} [data-key='1'] .order-handle")
    handle.scroll_into_view_if_needed()
    start = handle.bounding_box()
    end = page.locator(f"{ORDER} [data-key='3']").bounding_box()
    with page.expect_request(lambda request: request.method == "POST"):
        page.mouse.move(start["x"] + 10, start["y"] + 10)
        page.mouse.down()
        page.mouse.move(start["x"] + 10, end["y"] + end["height"] - 4, steps=8)
        page.mouse.up()
    assert titles(page) == "23145"
    assert len(sent) == 1


@pytest.mark.parametrize(
    ("body", "told"), [({}, "liste"), ({"message": "Quelqu’un vient d’y toucher."}, "Quelqu’un")]
)
def test_order_that_is_not_kept_goes_back_and_is_said(house, page, body, told):
    page.goto(house + "/_ui/")
    catch_orders(page, status=409, body=body)
    page.locator(f"{ORDER} [data-key='2'] [name=down]").click()
    assert titles(page) == "13245"
    page.wait_for_function(
        f"() => document.querySelector('{ORDER} .order-row + .order-row').dataset.key === '2'"
    )
    assert titles(page) == "12345"
    expect(page.locator(f"{ORDER} [role=status]")).not_to_be_empty()
    if body:
        expect(page.locator(f"{ORDER} [role=status]")).to_contain_text(told)


def test_without_javascript_a_button_posts_its_move(house, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(house + "/_ui/")
    with page.expect_request(lambda request: request.method == "POST") as posted:
        page.locator(f"{ORDER} [data-key='2'] [name=down]").click()
    assert "down=2" in posted.value.post_data


@pytest.mark.parametrize("script", [True, False])
def test_dialog_opens_by_its_link(house, new_context, script):
    page = new_context(java_script_enabled=script).new_page()
    page.goto(house + "/_ui/")
    page.locator("a[href='#reason']").click()
    expect(page.locator("#reason")).to_be_visible()
    page.locator("#reason [data-close]").click()
    expect(page.locator("#reason")).to_be_hidden()


def test_dialog_closes_on_escape_and_gives_the_focus_back(house, page):
    page.goto(house + "/_ui/")
    page.locator("a[href='#reason']").press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("#reason")).to_be_hidden()
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#reason"


def test_menu_closes_on_escape_and_elsewhere(house, page):
    page.goto(house + "/_ui/")
    menu = page.locator("main details.menu")
    menu.locator("summary").press("Enter")
    expect(menu).to_have_js_property("open", True)
    page.keyboard.press("Escape")
    expect(menu).to_have_js_property("open", False)
    menu.locator("summary").click()
    page.locator("h1").click()
    expect(menu).to_have_js_property("open", False)


def test_words_are_counted_as_they_are_written(house, page):
    page.goto(house + "/_ui/")
    page.locator("#id_synopsis").fill("Une péniche, la nuit — 3 frères.")
    expect(page.locator("lf-words[for=id_synopsis]")).to_have_text(re.compile(r"^\s*6\s"))
    page.locator("#id_synopsis").fill("mot " * 81)
    expect(page.locator("lf-words[for=id_synopsis]")).to_have_attribute("data-over", "")


def test_film_is_circled_under_the_pointer(house, page):
    page.goto(house + "/_ui/")
    card = page.locator(".film-grid .film-card").first
    pencil = card.locator(".pencil-frame")
    hidden = pencil.evaluate("node => getComputedStyle(node).clipPath")
    card.hover()
    page.wait_for_timeout(250)
    assert pencil.evaluate("node => getComputedStyle(node).clipPath") != hidden


def test_strip_scrolls_by_keyboard(house, phone):
    phone.goto(house + "/_ui/")
    strip = phone.locator(".film-strip")
    strip.focus()
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("() => document.querySelector('.film-strip').scrollLeft > 0")


@pytest.mark.parametrize("clipboard", [True, False])
def test_a_button_copies_what_a_field_holds_and_says_so(house, new_context, clipboard):
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    if not clipboard:
        page.add_init_script("navigator.clipboard.writeText = undefined")
    page.goto(house + LIGHTS["atelier"])
    button = page.locator("lf-copy button")
    button.click()
    expect(button).to_have_text(re.compile("Copi(ed|é)"))
    expect(page.locator("lf-copy [role=status]")).to_have_text(re.compile("Copi(ed|é)"))
    held = page.locator("#sample-copy").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == held
