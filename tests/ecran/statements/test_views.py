"""The pages of accounts, the sheet and the paper."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from ecran.offers.slots import SHOP_TOOLS
from ecran.orders.enums import What
from ecran.statements import drawing, export, ledger, selectors
from ecran.statements.enums import By
from ecran.statements.models import Holder, Payout, Share
from labfilms.core import money
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.organisations import make_organisation
from tests.factories.people import make_profile
from tests.factories.shops import keeper_of, make_paid_order, make_shop, make_sold_film
from tests.factories.statements import (
    EVER,
    agree,
    balance,
    make_books,
    make_holder,
    on,
    paid_out,
    sold,
    told,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def holder():
    return make_books()


@pytest.fixture
def shop(holder):
    return holder.shop


@pytest.fixture
def keeper(client, shop):
    client.force_login(keeper_of(shop))
    return client


def at(name, shop, *args):
    return reverse(f"statements:{name}", args=(shop.organisation.slug, *args))


def page(client, name, shop, *args, **query):
    answer = client.get(at(name, shop, *args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_accounts_are_found_from_the_shop(shop):
    (tool,) = [
        html for html in SHOP_TOOLS.fill_one(shop, RequestFactory().get("/")) if "comptes" in html
    ]
    assert at("accounts", shop) in tool


@pytest.mark.parametrize("by", By)
def test_the_picture_and_the_table_say_the_same(keeper, shop, by):
    said = page(keeper, "accounts", shop, par=by.value)
    assert said.count("<rect") == 1
    assert said.count("3,00") >= 3
    assert 'aria-hidden="true"' in said


def test_a_period_without_sales_says_so_and_keeps_the_way_to_others(keeper, shop):
    said = page(keeper, "accounts", shop, du="2020-01-01", au="2020-01-31")
    assert 'class="empty"' in said
    assert "du=2019-12-01&amp;au=2019-12-31" in said
    assert "du=2020-02-01&amp;au=2020-02-29" in said


def test_dates_that_are_wrong_are_said(keeper, shop):
    assert "field--wrong" in page(keeper, "accounts", shop, du="2020-01-31", au="2020-01-01")


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_sales(keeper, shop, holder, count, django_assert_max_num_queries):
    for number in range(count * 3):
        sold(shop, holder.film, code=f"C{number}")
        make_holder(shop)
    page(keeper, "accounts", shop)
    with django_assert_max_num_queries(11):
        page(keeper, "accounts", shop)
    with django_assert_max_num_queries(13):
        page(keeper, "holder", shop, holder.pk)
    with django_assert_max_num_queries(13):
        page(keeper, "shares", shop)


def test_a_person_without_a_shop_has_no_accounts(client, shop):
    client.force_login(make_user())
    assert client.get(at("accounts", shop)).status_code == 404
    client.force_login(keeper_of(make_shop()))
    assert client.get(at("accounts", shop)).status_code == 404


def test_a_structure_that_has_no_shop_has_no_accounts(client):
    author = make_user()
    client.force_login(author)
    address = reverse("statements:accounts", args=(make_organisation(author).slug,))
    assert client.get(address).status_code == 404


# --- the sheet -----------------------------------------------------------------------------------


def sheet(shop, period=EVER):
    text = export.as_csv(selectors.accounts(shop, period))
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=";"))


def test_a_line_an_entry_and_film_with_commas_and_iso_days(shop, holder):
    other = make_film(holder.film.owner, title="Grand vent")
    order = sold(shop, holder.film, other, cents=[334, 166], kind="pass", at=on("2026-01-31", 23))
    told(order, What.REFUNDED, 500, on("2026-02-02"))
    with translation.override("fr"):
        head, *lines, _first = sheet(shop)
    assert len(lines) == 4
    assert {len(line) for line in lines} == {len(head)} == {15}
    # By the site's clock it was the first of February.
    assert [line[0] for line in lines] == ["2026-02-01"] * 2 + ["2026-02-02"] * 2
    assert lines[0][2] == f"LF-{order.pk:06d}"
    assert lines[0][4] == holder.film.title
    assert lines[0][9:] == ["3,34", "20,00", "0,55", "2,79", "1,40", "1,39"]
    assert lines[2][9:] == ["-3,34", "20,00", "-0,55", "-2,79", "-1,40", "-1,39"]


def test_in_english_sums_have_a_point(shop):
    with translation.override("en"):
        assert sheet(shop)[1][9] == "3.00"


def test_thousands_are_not_grouped(shop, holder):
    sold(shop, holder.film, cents=[1_234_567])
    with translation.override("fr"):
        assert sheet(shop)[-1][9] == "12345,67"


@pytest.mark.parametrize("begins", export.FORMULAS)
def test_no_cell_is_run_as_a_formula(shop, begins):
    film = make_film(keeper_of(shop), title=f"{begins}cmd|' /C calc'!A0")
    made = make_holder(shop, f"{begins}SUM(A1)")
    agree(shop, film, {made: 100})
    sold(shop, film, code=f"{begins}1")
    head, *lines = sheet(shop)
    assert f"'{begins}SUM(A1)" in head
    assert lines[-1][4].startswith("'")
    assert lines[-1][7] == f"'{begins}1"


def test_a_line_says_the_number_of_its_receipt(client):
    film = make_sold_film()
    make_paid_order(film)
    shop = film.sale.shop
    assert [line[1] for line in sheet(shop)[1:]] == [f"{selectors.today().year}-000001"]


def test_the_sheet_is_a_file(keeper, shop):
    answer = keeper.get(at("export", shop), {"du": "2026-01-01", "au": "2026-12-31"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert "2026-01-01-2026-12-31.csv" in answer["Content-Disposition"]


# --- rights-holders ------------------------------------------------------------------------------


def test_a_rights_holder_is_named_then_their_shares_are_asked(keeper, shop):
    person = make_profile().user
    given = {"name": "Aya Traoré", "lines": "3 rue Haute", "who": f"@{person.profile.handle}"}
    assert keeper.post(at("holders", shop), given)["Location"] == at("shares", shop)
    made = Holder.objects.get(name="Aya Traoré")
    assert (made.shop, made.person, made.lines) == (shop, person, "3 rue Haute")
    # Saved again, the page is known by its address; emptied, nobody is named.
    edit = at("edit_holder", shop, made.pk)
    assert f"@{person.profile.handle}" in keeper.get(edit).content.decode()
    keeper.post(edit, given | {"name": "Aya T."})
    made.refresh_from_db()
    assert (made.name, made.person) == ("Aya T.", person)
    keeper.post(edit, {"name": "Aya T.", "who": ""})
    made.refresh_from_db()
    assert made.person is None


def test_whoever_is_not_found_is_said(keeper, shop):
    given = {"name": "Aya", "who": "@personne-de-ce-nom"}
    assert "field--wrong" in keeper.post(at("holders", shop), given).content.decode()
    assert not Holder.objects.filter(name="Aya").exists()


def test_a_page_that_is_no_longer_read_stays_named(keeper, shop, holder):
    hidden = make_profile(public=False).user
    Holder.objects.filter(pk=holder.pk).update(person=hidden)
    keeper.post(at("edit_holder", shop, holder.pk), {"name": "Aya", "who": ""})
    holder.refresh_from_db()
    assert (holder.name, holder.person) == ("Aya", hidden)


def test_a_slip_is_taken_away_and_accounts_are_not(keeper, shop, holder):
    slip = make_holder(shop)
    assert keeper.post(at("drop_holder", shop, slip.pk))["Location"] == at("holders", shop)
    keeper.post(at("drop_holder", shop, holder.pk))
    assert list(shop.holders.all()) == [holder]


def test_a_payment_is_noted_once_and_undone_once(keeper, shop, holder):
    address = at("holder", shop, holder.pk)
    said = keeper.get(address)
    given = {"amount": "1,25", "paid_on": selectors.today().isoformat(), "words": "virement"}
    given["once"] = said.context["form"].initial["once"]
    assert said.context["form"].initial["amount"] == 125
    for _click in range(2):
        assert keeper.post(address, given)["Location"] == address
    noted = Payout.objects.get()
    assert (noted.amount, noted.words, noted.by) == (125, "virement", keeper_of(shop))
    assert "virement" in page(keeper, "holder", shop, holder.pk)
    for _click in range(2):
        keeper.post(at("undo", shop, holder.pk, noted.pk))
    assert balance(holder).paid == 0
    keeper.post(at("undo", shop, holder.pk, Payout.objects.latest("pk").pk))
    assert Payout.objects.count() == 2


def test_a_payment_ahead_of_time_or_of_nothing_is_refused(keeper, shop, holder):
    ahead = (selectors.today() + timedelta(days=1)).isoformat()
    for amount, day in (("0", "2026-01-01"), ("-5", "2026-01-01"), ("1", ahead)):
        given = {"amount": amount, "paid_on": day, "once": "un"}
        said = keeper.post(at("holder", shop, holder.pk), given).content.decode()
        assert "field--wrong" in said
    assert not Payout.objects.exists()


def test_a_payment_of_another_holder_is_not_undone_here(keeper, shop, holder):
    foreign = paid_out(make_books(), 5)
    assert keeper.post(at("undo", shop, holder.pk, foreign.pk)).status_code == 404
    assert keeper.get(at("holder", shop, foreign.holder.pk)).status_code == 404


def test_what_was_paid_ahead_is_said(keeper, shop, holder):
    paid_out(holder, 200)
    said = page(keeper, "holder", shop, holder.pk)
    assert "0,75" in said
    assert keeper.get(at("holder", shop, holder.pk)).context["form"].initial["amount"] is None


# --- shares --------------------------------------------------------------------------------------


def test_shares_are_written_by_the_film(keeper, shop, holder):
    other = make_holder(shop, "Basile Roux")
    address = at("film_shares", shop, holder.film.pk)
    assert holder.film.title in page(keeper, "shares", shop)
    given = {"starts_on": "2030-01-01", f"part-{holder.pk}": "25", f"part-{other.pk}": "12,5"}
    assert keeper.post(address, given)["Location"] == address
    found = Share.objects.filter(starts_on="2030-01-01")
    assert {share.holder: share.points for share in found} == {holder: 2500, other: 1250}
    assert "2030-01-01" in page(keeper, "film_shares", shop, holder.film.pk)
    for _click in range(2):
        keeper.post(at("take_back", shop, holder.film.pk), {"starts_on": "2030-01-01"})
    assert not found.all().exists()


def test_shares_that_cannot_be_are_said_beside_their_field(keeper, shop, holder):
    address = at("film_shares", shop, holder.film.pk)
    other = make_holder(shop)
    given = {"starts_on": "2030-01-01", f"part-{holder.pk}": "80", f"part-{other.pk}": "30"}
    assert "110" in keeper.post(address, given).content.decode()
    Share.objects.update(kept_at=on("2026-01-01"))
    given = {"starts_on": "2020-01-01", f"part-{holder.pk}": "80"}
    assert "field--wrong" in keeper.post(address, given).content.decode()
    keeper.post(at("take_back", shop, holder.film.pk), {"starts_on": "2000-01-01"})
    keeper.post(at("take_back", shop, holder.film.pk), {"starts_on": "jamais"})
    assert Share.objects.get().points == 5000


def test_a_field_of_another_shops_holder_does_nothing(keeper, shop, holder):
    foreign = make_holder()
    given = {"starts_on": "2030-01-01", f"part-{foreign.pk}": "80", f"part-{holder.pk}": "10"}
    keeper.post(at("film_shares", shop, holder.film.pk), given)
    assert not foreign.shares.exists()


def test_a_film_that_the_shop_never_sold_is_not_shared(keeper, shop):
    film = make_film(keeper_of(shop))
    assert keeper.get(at("film_shares", shop, film.pk)).status_code == 404


def test_without_rights_holders_pages_lead_to_them(client):
    film = make_sold_film()
    shop = film.sale.shop
    client.force_login(keeper_of(shop))
    for said in (page(client, "shares", shop), page(client, "film_shares", shop, film.pk)):
        assert at("holders", shop) in said
    assert 'class="empty"' not in page(client, "holders", shop)
    make_holder(shop)
    film.sale.delete()
    assert at("holders", shop) not in page(client, "shares", shop)


# --- the paper -----------------------------------------------------------------------------------


def test_a_statement_says_what_its_holder_earned_by_title_way_and_share(shop, holder):
    film, other = holder.film, make_film(holder.film.owner, title="Grand vent")
    # Of another film they earn nothing: it stands on no line of theirs.
    sold(shop, film, other, cents=[334, 166], kind="pass")
    Holder.objects.filter(pk=holder.pk).update(
        lines="3 rue Haute\n\n63000 Clermont", email="a@b.fr"
    )
    holder.refresh_from_db()
    with translation.override("en"):
        paper = export.as_statement(shop, holder, selectors.accounts(shop, EVER))
    assert paper.holder.lines == ("3 rue Haute", "63000 Clermont", "a@b.fr")
    assert (paper.seller.name, paper.seller.siren) == (shop.legal_name, shop.siren)
    assert [
        (line.kind, line.sold, line.gross, line.vat, line.net, line.share, line.due)
        for line in paper.lines
    ] == [
        ("pass", 1, 334, 55, 279, "50%", 140),
        ("rental", 1, 300, 50, 250, "50%", 125),
    ]
    assert paper.total == 265 == balance(holder).earned


def test_the_statement_is_a_pdf(keeper, shop, holder):
    answer = keeper.get(at("statement", shop, holder.pk), {"du": "2026-01-01", "au": "2030-12-31"})
    assert answer["Content-Type"] == "application/pdf"
    assert "releve-" in answer["Content-Disposition"]
    assert answer.content.startswith(b"%PDF")


def test_a_statement_without_sales_is_one_all_the_same(keeper, shop, holder):
    query = {"du": "2020-01-01", "au": "2020-12-31"}
    assert keeper.get(at("statement", shop, holder.pk), query).content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("language", "cents", "said"),
    [("fr", -350, "-3,50 €"), ("en", -350, "-€3.50"), ("fr", 300, "3,00 €"), ("en", 0, "€0.00")],
)
def test_columns_of_sums_line_up(language, cents, said):
    with translation.override(language):
        assert money.exact(cents).replace("\xa0", " ").replace("\u202f", " ") == said


# --- the picture ---------------------------------------------------------------------------------


def test_bars_stand_on_both_sides_of_zero(shop, holder):
    order = sold(shop, holder.film, at=on("2026-01-10"), cents=[100])
    told(order, What.REFUNDED, 100, on("2026-02-10"))
    lines = selectors.lines(
        [part for part in ledger.read(shop) if part.order == order.pk], By.MONTH
    )
    picture = drawing.picture(lines, By.MONTH)
    assert picture.zero == "50.00"
    assert [(bar.x, bar.width, bar.is_below) for bar in picture.bars] == [
        ("50.00", "50.00", False),
        ("0.00", "50.00", True),
    ]


def test_a_picture_shows_what_one_takes_in(shop, holder, monkeypatch):
    monkeypatch.setattr(drawing, "MOST_BARS", 1)
    sold(shop, holder.film, at=on("2020-01-10"), cents=[900])
    for by, value in ((By.MONTH, "3,00"), (By.TITLE, "12,00")):
        picture = drawing.picture(selectors.lines(ledger.read(shop), by), by)
        assert value in picture.bars[0].value
        assert picture.is_whole == (by == By.TITLE)
    assert drawing.picture([], By.TITLE).bars == []
