"""The search as one uses it: typing, ticking, on a phone, by keyboard, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e import looks

pytestmark = pytest.mark.browser

# Run in the house's own process: what a person would have made by hand.
HOUSE = """
from ecran.films.models import Film
from tests.factories.films import credit, make_film
from tests.factories.labels import make_selection
from tests.factories.accounts import make_user
from tests.factories.people import make_profile, region
if not Film.objects.filter(slug="l-ecluse-du-soir").exists():
    people = [make_user(name) for name in ("Inès Ollier", "Malo Le Goff", "Aya Traoré")]
    for user, trade in zip(people, ("director", "editor", "composer")):
        make_profile(user, trades=(trade,), bio="J’ai grandi près d’une écluse.", wants_to_learn=True)
    films = [
        make_film(people[number % 3], title=title, slug=slug, genre=genre, year=2020 + number,
                  region=region(slug_of), duration=60 * (number + 2), format="short", language="fr",
                  synopsis="Un soir d’hiver, une éclusière attend une péniche qui ne vient pas.")
        for number, (title, slug, genre, slug_of) in enumerate([
            ("L’écluse du soir", "l-ecluse-du-soir", "drama", "la-reunion"),
            ("Paille", "paille", "comedy", "occitanie"),
            ("La nuit des péniches", "la-nuit-des-peniches", "drama", "bretagne"),
            ("Quai 3", "quai-3", "portrait", "hauts-de-france"),
        ])
    ]
    for film, user in zip(films, people):
        credit(film, user)
    make_selection(films=films, title="Écluses et canaux", reason="Pour l’eau qui monte.")
"""


@pytest.fixture(scope="module")
def search(live_stack):
    """Return the address of the search of a house where there is something to find."""
    live_stack.manage("shell", "-c", HOUSE)
    return f"{live_stack.address}/recherche/"


def sound(page) -> None:
    assert looks.axe(page) == []
    assert looks.small_targets(page) == []
    assert looks.sideways(page) == ""


def test_results_are_sound_at_both_widths(search, page, phone, new_context):
    for width, shown in ((1440, page), (390, phone)):
        shown.goto(f"{search}?q=péniches")
        expect(shown.locator(".search-result").first).to_be_visible()
        sound(shown)
        looks.shoot(shown, f"search-{width}")
        shown.goto(f"{search}?q=xqzvw&dans=films&genre=drama")
        expect(shown.locator(".empty")).to_be_visible()
        sound(shown)
    assert new_context.visits.complaints == []


def test_a_title_is_reached_by_keyboard_alone(search, page):
    page.goto(search)
    field = page.get_by_role("combobox", name="Un film, un nom, un métier")
    field.focus()
    page.keyboard.type("l'éclu")
    option = page.get_by_role("option", name=re.compile("L’écluse du soir"))
    expect(option).to_be_visible()
    sound(page)
    while option.get_attribute("aria-selected") != "true":
        page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == option.get_attribute("id")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/films/l-ecluse-du-soir/$"))


def test_escape_closes_the_titles_and_enter_searches(search, page):
    page.goto(search)
    page.get_by_role("combobox", name="Un film, un nom, un métier").press_sequentially("éclu")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.type("se")
    page.keyboard.press("Enter")
    expect(page.locator("#search-count")).to_contain_text("écluse")
    expect(page).to_have_url(re.compile(r"q=%C3%A9cluse"))


def test_a_box_narrows_at_once_and_the_address_says_so(search, page):
    page.goto(f"{search}?q=péniche&dans=films")
    before = page.locator(".search-result").count()
    page.evaluate("window.same = true")
    page.get_by_label("La Réunion").check()
    expect(page.locator(".search-result")).to_have_count(1)
    assert before > 1
    assert page.evaluate("window.same")
    expect(page).to_have_url(re.compile("region=la-reunion"))
    assert "dans=films" in page.url
    # The other regions are still offered, with what they would give.
    expect(page.get_by_label("Bretagne")).to_be_visible()
    expect(page.get_by_label("La Réunion")).to_be_focused()
    page.reload()
    expect(page.get_by_label("La Réunion")).to_be_checked()
    page.go_back()
    expect(page.locator(".search-result")).to_have_count(before)


def test_without_javascript_the_form_does_it(search, new_context):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(search)
    page.get_by_role("searchbox").fill("écluse")
    page.get_by_role("button", name="Rechercher").click()
    page.get_by_role("link", name=re.compile("^Films")).first.click()
    page.goto(f"{search}?q=écluse&dans=films")
    page.get_by_label("La Réunion").check()
    page.get_by_role("button", name="Appliquer les filtres").click()
    expect(page.locator(".search-result")).to_have_count(1)
    assert "region=la-reunion" in page.url


def test_on_a_phone_filters_are_folded_until_asked(search, phone):
    phone.goto(f"{search}?q=écluse&dans=films")
    expect(phone.get_by_label("La Réunion")).to_be_hidden()
    phone.get_by_text("Filtres", exact=True).tap()
    phone.get_by_label("La Réunion").check()
    expect(phone.locator(".search-result")).to_have_count(1)
    expect(phone.get_by_label("La Réunion")).to_be_visible()
    sound(phone)
