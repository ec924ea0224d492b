"""The directory and the map in a real browser: a town by the keyboard, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import looks

pytestmark = pytest.mark.browser


def test_a_town_is_taken_by_the_keyboard_and_the_list_follows(live_stack, new_context):
    page = new_context().new_page()
    page.goto(f"{live_stack.address}/profils/")
    town = page.get_by_role("combobox", name="Près d’une ville")
    town.press_sequentially("poitie")
    options = page.locator(".town-list [role=option]")
    options.first.wait_for()
    expect(town).to_have_attribute("aria-expanded", "true")
    assert looks.axe(page) == []
    town.press("ArrowDown")
    pointed = page.locator(f"#{town.get_attribute('aria-activedescendant')}")
    expect(pointed).to_have_attribute("aria-selected", "true")
    town.press("Enter")
    expect(town).to_have_value("Poitiers (Vienne)")
    page.get_by_text("De la plus proche de Poitiers").wait_for()
    page.wait_for_url(re.compile(r"/profils/\?ville=Poitiers"))
    expect(page.locator("#id_ville")).to_be_focused()
    expect(options).to_have_count(0)
    page.reload()
    expect(page.locator("#id_ville")).to_have_value("Poitiers (Vienne)")
    assert new_context.visits.complaints == []


def test_escape_closes_the_proposals_and_keeps_the_words(live_stack, page):
    page.goto(f"{live_stack.address}/profils/")
    town = page.get_by_role("combobox", name="Près d’une ville")
    town.press_sequentially("lyo")
    page.locator(".town-list [role=option]").first.wait_for()
    town.press("Escape")
    expect(page.locator(".town-list [role=option]")).to_have_count(0)
    expect(town).to_have_value("lyo")


def test_namesakes_typed_in_full_are_shown_to_choose(live_stack, page):
    page.goto(f"{live_stack.address}/profils/")
    page.locator("#id_ville").fill("Saint-Denis")
    page.locator("#id_ville").press("Tab")
    page.get_by_label("Saint-Denis (La Réunion)").check()
    page.get_by_text("De la plus proche de Saint-Denis").wait_for()
    expect(page.locator("#id_ville")).to_have_value("Saint-Denis (La Réunion)")
    expect(page.get_by_role("radio")).to_have_count(0)


def test_without_javascript_a_town_is_text_and_a_button(live_stack, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_stack.address}/profils/")
    page.get_by_label("Près d’une ville").fill("poitiers")
    page.get_by_role("button", name="Chercher").click()
    expect(page.get_by_text("De la plus proche de Poitiers")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["/profils/?ville=Saint-Denis", "/poles/", "/regions/bretagne/"])
def test_pages_of_the_ground_are_sound(live_stack, new_context, path, width):
    if path == "/poles/":
        live_stack.manage("open_hub", "occitanie")
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(f"{live_stack.address}{path}")
    expect(page.locator("h1")).to_have_count(1)
    assert looks.axe(page) == []
    assert looks.small_targets(page) == []
    assert looks.sideways(page) == ""


def test_a_region_of_the_map_is_reached_and_entered_by_the_keyboard(live_stack, page):
    live_stack.manage("open_hub", "occitanie")
    page.goto(f"{live_stack.address}/poles/")
    page.get_by_role("link", name="Occitanie, pôle ouvert").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/poles/occitanie/")
