"""The pages of whoever keeps a shop: its codes are made, read, closed and taken away there."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ecran.codes import drawing, selectors, services, slots
from ecran.codes.enums import Audience, Gives
from ecran.codes.models import Batch, Code
from ecran.offers.slots import SHOP_TOOLS
from network.organisations.enums import Role
from tests.factories.accounts import make_user
from tests.factories.codes import make_batch, make_code
from tests.factories.moderation import make_staff
from tests.factories.organisations import make_member, make_organisation
from tests.factories.shops import keeper_of, make_shop, make_sold_film, offer_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]
LIST_QUERIES, BATCH_QUERIES = 7, 9


@pytest.fixture
def shop():
    return make_shop(make_organisation(make_user("Inès Ollier"), name="Basalte Productions"))


@pytest.fixture
def ines(client, shop):
    client.force_login(keeper_of(shop))
    return client


def at(name, shop, *args):
    return reverse(f"codes:{name}", args=(shop.organisation.slug, *args))


def page(client, name, shop, *args, **said):
    return client.get(at(name, shop, *args), said).content.decode()


def words(**changes):
    given = {"words": "Festival", "gives": "free", "quantity": 1, "most_uses": 1}
    return given | {"audience": "public"} | changes


def make(client, shop, **changes):
    return client.post(at("new", shop), words(**changes))


def said_wrong(response):
    return {
        name: [str(one) for one in errors]
        for name, errors in response.context["form"].errors.items()
    }


def rows(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


# --- whose they are -------------------------------------------------------------------------------


def test_whoever_is_not_in_charge_of_the_structure_finds_no_door(client, shop):
    batch = make_batch(shop)
    doors = [
        ("get", at("batches", shop)),
        ("get", at("new", shop)),
        ("post", at("new", shop)),
        ("get", at("batch", shop, batch.pk)),
        ("get", at("export", shop, batch.pk)),
        ("get", at("cards", shop, batch.pk, 1)),
        ("post", at("close", shop, batch.pk)),
        ("post", at("close_code", shop, batch.pk, batch.codes.get().pk)),
    ]
    member = make_member(shop.organisation, role=Role.MEMBER).person
    for person in (make_user(), member, make_staff(), keeper_of(make_shop())):
        client.force_login(person)
        for method, address in doors:
            assert getattr(client, method)(address, words()).status_code == 404
    assert Batch.objects.get() == batch
    assert not Code.objects.exclude(closed_at=None).exists()


def test_a_batch_of_another_shop_is_not_found_by_ones_own_address(ines, shop):
    own, other = make_batch(shop), make_batch()
    code = other.codes.get()
    for name in ("batch", "export"):
        assert ines.get(at(name, shop, other.pk)).status_code == 404
    assert ines.get(at("cards", shop, other.pk, 1)).status_code == 404
    assert ines.post(at("close", shop, other.pk)).status_code == 404
    assert ines.post(at("close_code", shop, other.pk, code.pk)).status_code == 404
    assert ines.post(at("close_code", shop, own.pk, code.pk)).status_code == 404
    assert not Code.objects.exclude(closed_at=None).exists()


def test_a_gift_has_no_page_of_the_shop(ines, shop):
    offer = offer_of(make_sold_film(shop))
    gift = services.make_gift(shop=shop, offer=offer, key="order-1")
    assert str(gift) not in page(ines, "batches", shop)
    assert ines.get(at("batch", shop, gift.batch_id)).status_code == 404
    assert ines.get(at("export", shop, gift.batch_id)).status_code == 404


def test_codes_are_found_from_the_shop(shop):
    request = RequestFactory().get("/")
    request.user = keeper_of(shop)
    (tool,) = [one for one in SHOP_TOOLS.fill_one(shop, request) if at("batches", shop) in one]
    assert "Codes" in tool
    assert slots.codes([shop], request)[shop.pk] == {"slug": shop.organisation.slug}


# --- making ---------------------------------------------------------------------------------------


def test_a_code_is_made_with_two_answers(ines, shop):
    assert 'class="empty"' in page(ines, "batches", shop)
    done = make(ines, shop, words="Festival des Salins, invités")
    batch = Batch.objects.get()
    assert done["Location"] == at("batch", shop, batch.pk)
    assert (batch.gives, batch.quantity, batch.most_uses, batch.everything) == ("free", 1, 1, True)
    assert batch.by == keeper_of(shop)
    code = batch.codes.get()
    said = page(ines, "batch", shop, batch.pk)
    assert str(code) in said
    assert f'value="http://127.0.0.1:8000/code/{code.text}/"' in said
    assert "Festival des Salins, invités" in page(ines, "batches", shop)


def test_all_that_may_be_said_is_kept(ines, shop):
    film, _other = make_sold_film(shop), make_sold_film(shop)
    ends = timezone.localtime() + timedelta(days=30)
    make(
        ines,
        shop,
        gives="percent",
        percent=20,
        quantity=3,
        most_uses=7,
        films=[film.pk],
        begins_at="2026-01-01T10:00",
        ends_at=f"{ends:%Y-%m-%dT%H:%M}",
    )
    batch = Batch.objects.get()
    assert (batch.gives, batch.value, batch.quantity, batch.most_uses) == ("percent", 20, 3, 7)
    assert not batch.everything
    assert batch.films.get() == film
    assert batch.begins_at.isoformat() == "2026-01-01T09:00:00+00:00"
    assert batch.ends_at == ends.replace(second=0, microsecond=0)
    said = page(ines, "batch", shop, batch.pk)
    for one in ("20 % de moins", film.title, batch.opens, batch.until):
        assert one.replace("\u202f", " ") in said.replace("\u202f", " ")


def test_a_sum_is_written_as_one_writes_it(ines, shop):
    make(ines, shop, gives="fixed", cents="1,50 €")
    assert Batch.objects.get().value == 150
    assert "1,50" in page(ines, "batches", shop)


def test_a_text_of_ones_choice_is_one_code(ines, shop):
    make(ines, shop, text="salins 2026")
    assert Code.objects.get().text == "SALINS-2026"
    assert "SALINS-2026" in page(ines, "batch", shop, Batch.objects.get().pk)
    again = make(ines, shop, text="SALINS-2026")
    assert list(said_wrong(again)) == ["text"]
    assert 'value="SALINS-2026"' in again.content.decode()
    assert Batch.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"words": ""}, "words"),
        ({"words": "a" * 81}, "words"),
        ({"gives": "everything"}, "gives"),
        ({"gives": "percent"}, "percent"),
        ({"gives": "percent", "percent": 0}, "percent"),
        ({"gives": "percent", "percent": 100}, "percent"),
        ({"gives": "percent", "percent": -5}, "percent"),
        ({"gives": "percent", "percent": "2.5"}, "percent"),
        ({"gives": "fixed"}, "cents"),
        ({"gives": "fixed", "cents": "-1"}, "cents"),
        ({"gives": "fixed", "cents": "0"}, "cents"),
        ({"gives": "fixed", "cents": "0.001"}, "cents"),
        ({"gives": "fixed", "cents": "1e9"}, "cents"),
        ({"gives": "fixed", "cents": "NaN"}, "cents"),
        ({"quantity": 0}, "quantity"),
        ({"quantity": 5001}, "quantity"),
        ({"quantity": "9" * 30}, "quantity"),
        ({"most_uses": 0}, "most_uses"),
        ({"most_uses": 5001}, "most_uses"),
        ({"text": "SEL"}, "text"),
        ({"text": "SALINS"}, "text"),
        ({"text": "<b>SALINS2026</b>"}, "text"),
        ({"text": "SALINS-2026", "quantity": 2}, "text"),
        ({"ends_at": "2020-01-01T20:00"}, "ends_at"),
        ({"ends_at": "bientôt"}, "ends_at"),
        ({"begins_at": "2040-01-02T20:00", "ends_at": "2040-01-01T20:00"}, "ends_at"),
        ({"films": [10**9]}, "films"),
        ({"films": ["x"]}, "films"),
        ({"audience": "jury"}, "audience"),
        ({"audience": "vip", "gives": "percent", "percent": 10}, "gives"),
        ({"audience": "press", "gives": "fixed", "cents": "3"}, "gives"),
    ],
)
def test_what_is_wrong_is_said_where_it_is_and_nothing_is_made(ines, shop, wrong, where):
    make_sold_film(shop)
    assert where in said_wrong(make(ines, shop, **wrong))
    assert not Batch.objects.exists()


def test_what_is_not_asked_for_is_no_fault(ines, shop):
    make(ines, shop, gives="free", percent="trop", cents="beaucoup")
    make(ines, shop, gives="fixed", percent=500, cents="3")
    assert [(one.gives, one.value) for one in Batch.objects.order_by("pk")] == [
        ("free", 0),
        ("fixed", 300),
    ]


def test_a_form_without_an_audience_is_for_the_public(ines, shop):
    make(ines, shop, audience="")
    assert Batch.objects.get().audience == Audience.PUBLIC


def test_what_the_shop_cannot_hold_is_said_above_the_form(ines, shop, monkeypatch):
    monkeypatch.setattr(services, "MOST_OF_A_SHOP", 1)
    assert list(said_wrong(make(ines, shop, quantity=2))) == ["__all__"]


def test_what_was_folded_away_is_open_where_something_is_wrong(ines, shop):
    said = make(ines, shop, text="SEL").content.decode()
    assert len(re.findall(r"<details class=\"more\" open>", said)) == 1
    assert '<details class="more" open>' not in page(ines, "new", shop)


# --- reading --------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_few_questions_however_many_there_are(ines, shop, count):
    for _turn in range(count):
        services.take(code=make_code(shop, most_uses=2), key="order-1")
    page(ines, "batches", shop)
    with CaptureQueriesContext(connection) as asked:
        said = page(ines, "batches", shop)
    assert said.count("1 utilisation sur 2") == count
    assert len(asked) == LIST_QUERIES


@pytest.mark.parametrize("count", [1, 3])
def test_a_batch_asks_as_few_questions_however_many_codes_it_has(ines, shop, count):
    batch = make_batch(shop, quantity=count, films=(make_sold_film(shop),))
    page(ines, "batch", shop, batch.pk)
    with CaptureQueriesContext(connection) as asked:
        said = page(ines, "batch", shop, batch.pk)
    assert said.count('class="code-text"') == count
    assert len(asked) == BATCH_QUERIES


def test_a_large_batch_is_read_by_pages_and_searched(ines, shop):
    batch = make_batch(shop, quantity=120)
    codes = list(batch.codes.all())
    assert str(codes[49]) in page(ines, "batch", shop, batch.pk)
    assert str(codes[50]) not in page(ines, "batch", shop, batch.pk)
    assert str(codes[119]) in page(ines, "batch", shop, batch.pk, page=3)
    wanted = codes[119].text[:10]
    found = page(ines, "batch", shop, batch.pk, q=f" {wanted[:4].lower()}-{wanted[4:]}")
    assert found.count('class="code-text"') == 1
    assert str(codes[119]) in found


@pytest.mark.parametrize("typed", ["\x00", "<script>", "' OR 1=1", "%", "é" * 500, "UUUU"])
def test_hostile_words_find_nothing_that_is_not_there(ines, shop, typed):
    batch = make_batch(shop, quantity=2)
    answer = ines.get(at("batch", shop, batch.pk), {"q": typed})
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().partition("<main")[2].partition("</main")[0]


def test_states_are_said_in_words(ines, shop):
    batch = make_batch(shop, quantity=3, most_uses=2)
    one, two, _three = batch.codes.all()
    services.close_one(code=one)
    services.take(code=two, key="order-1")
    services.take(code=two, key="order-2")
    said = page(ines, "batch", shop, batch.pk)
    main = said.partition("<main")[2]
    assert re.findall(r'class="state state--\w+">([^<]+)', main) == [
        "ouvert", "fermé", "utilisé", "ouvert",
    ]  # fmt: skip


def test_words_of_the_shop_are_written_as_words(ines, shop):
    batch = make_batch(shop, words="<script>alert(1)</script>")
    for said in (page(ines, "batches", shop), page(ines, "batch", shop, batch.pk)):
        assert "<script>alert" not in said


def test_a_batch_whose_films_are_gone_says_that_it_opens_nothing(ines, shop):
    film = make_sold_film(shop)
    batch = make_batch(shop, films=(film,))
    film.delete()
    assert "il n’ouvre rien" in page(ines, "batch", shop, batch.pk)


# --- closing --------------------------------------------------------------------------------------


def test_one_code_is_closed_and_the_others_stay(ines, shop):
    batch = make_batch(shop, quantity=2)
    one, two = batch.codes.all()
    ines.post(at("close_code", shop, batch.pk, one.pk))
    assert [code.closed_at is None for code in batch.codes.all()] == [False, True]
    said = page(ines, "batch", shop, batch.pk)
    assert at("close_code", shop, batch.pk, one.pk) not in said
    assert at("close_code", shop, batch.pk, two.pk) in said


def test_a_batch_is_closed_and_prints_no_card_any_more(ines, shop):
    batch = make_batch(shop, quantity=2)
    assert ines.get(at("close", shop, batch.pk)).status_code == 405
    ines.post(at("close", shop, batch.pk))
    assert not batch.codes.filter(closed_at=None).exists()
    said = page(ines, "batch", shop, batch.pk)
    assert at("close", shop, batch.pk) not in said
    assert at("cards", shop, batch.pk, 1) not in said
    assert ines.get(at("cards", shop, batch.pk, 1))["Location"] == at("batch", shop, batch.pk)


# --- taking away ----------------------------------------------------------------------------------


def test_a_list_is_taken_away_that_a_spreadsheet_reads(ines, shop):
    batch = make_batch(shop, quantity=2, most_uses=3, gives=Gives.PERCENT, value=50)
    one, two = batch.codes.all()
    services.take(code=one, key="order-1")
    services.close_one(code=two)
    answer = ines.get(at("export", shop, batch.pk))
    assert answer["Content-Disposition"] == f'attachment; filename="codes-{batch.pk}.csv"'
    first, second = rows(answer)
    assert first == {
        "Code": str(one),
        "État": "ouvert",
        "Utilisations": "1",
        "Sur": "3",
        "Donne": "50\u202f% de moins",
        "Pour": "Festival des Salins",
        "Adresse": one.address,
    }
    assert second["État"] == "fermé"


@pytest.mark.parametrize("evil", ["=1+1", "+33", "-2", "@SUM(A1)"])
def test_no_cell_is_run_as_a_formula(ines, shop, evil):
    batch = make_batch(shop, words=evil)
    (row,) = rows(ines.get(at("export", shop, batch.pk)))
    assert row["Pour"] == f"'{evil}"


def test_semicolons_quotes_and_lines_stay_in_their_cell(ines, shop):
    batch = make_batch(shop, words='Salins; "invités"')
    (row,) = rows(ines.get(at("export", shop, batch.pk)))
    assert row["Pour"] == 'Salins; "invités"'


def test_cards_are_printed_with_the_address_of_each_code(ines, shop):
    film = make_sold_film(shop, title="Sel de nuit")
    ends = timezone.now() + timedelta(days=30)
    batch = make_batch(shop, quantity=3, films=(film,), ends_at=ends, gives=Gives.FIXED, value=100)
    used, *left = batch.codes.all()
    services.take(code=used, key="order-1")
    answer = ines.get(at("cards", shop, batch.pk, 1))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    (part,) = selectors.parts(batch)
    sheet = drawing.sheet(batch, selectors.cards_of(batch, part))
    assert [card.code for card in sheet.cards] == [code.text for code in left]
    assert sheet.cards[0].address == f"http://127.0.0.1:8000/code/{left[0].text}/"
    assert (sheet.title, sheet.words) == ("Sel de nuit", batch.given)
    assert sheet.until.endswith(batch.until)


def test_cards_for_several_films_name_who_shows_them_and_may_have_no_end(shop):
    films = (make_sold_film(shop), make_sold_film(shop))
    for batch in (make_batch(shop), make_batch(shop, films=films)):
        sheet = drawing.sheet(batch, batch.codes.all())
        assert (sheet.title, sheet.until) == ("Basalte Productions", "")


def test_cards_are_printed_by_five_hundred(ines, shop, monkeypatch):
    batch = make_batch(shop, quantity=5)
    monkeypatch.setattr(selectors, "CARDS", 2)
    found = selectors.parts(batch)
    assert [(part.first, part.last) for part in found] == [(1, 2), (3, 4), (5, 5)]
    printed = [code for part in found for code in selectors.cards_of(batch, part)]
    assert printed == list(batch.codes.all())
    said = page(ines, "batch", shop, batch.pk)
    assert all(at("cards", shop, batch.pk, part.number) in said for part in found)
    assert ines.get(at("cards", shop, batch.pk, 4)).status_code == 404
    assert ines.get(at("cards", shop, batch.pk, 0)).status_code == 404
