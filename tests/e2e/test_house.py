"""The house as a stranger finds it: it answers, asks nobody else, and axe is silent."""

import pytest
from playwright.sync_api import expect

from tests.e2e import looks

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/", "/films/", "/compte/login/", "/compte/signup/"])
def test_a_stranger_finds_a_page_that_is_sound(live_stack, new_context, path):
    page = new_context().new_page()
    response = page.goto(f"{live_stack.address}{path}")
    assert response.status == 200
    expect(page.locator("h1")).to_have_count(1)
    assert looks.axe(page) == []
    assert looks.small_targets(page) == []
    assert looks.sideways(page) == ""
    assert new_context.visits.complaints == []


def test_a_phone_shows_it_too(live_stack, phone):
    phone.goto(live_stack.address)
    assert looks.sideways(phone) == ""
    assert looks.small_targets(phone) == []
    looks.shoot(phone, "front-390")


def test_an_address_that_does_not_exist_says_so_kindly(live_stack, page):
    response = page.goto(f"{live_stack.address}/nulle-part/")
    assert response.status == 404
    expect(page.locator("h1")).to_have_count(1)
