"""Make the codes of a shop; find, take and give back one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NoReturn
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Sum
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ecran.codes import selectors, validators
from ecran.codes.enums import Audience, Gives, State
from ecran.codes.errors import CodeRefused
from ecran.codes.models import MOST_WORDS, Batch, Code, Use, new_code
from ecran.films.models import Film
from ecran.offers.models import Offer, Shop
from labfilms.accounts.models import User
from labfilms.core import limits

# Wrong texts an hour: from one place, and from anywhere.
WRONG_OF_ONE, WRONG_OF_ALL = 20, 2_000
# Chosen texts an hour of a shop: one that is taken says that it is somebody's code.
CHOSEN_OF_ONE: Final = 20
# Codes of a shop: a festival's worth, twenty times.
MOST_OF_A_SHOP: Final = 100_000
HERE: Final = ZoneInfo(settings.TIME_ZONE)
# Rows a statement.
ROWS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Terms:
    """What the codes of a batch give: per cent or cents; no film named is everything sold."""

    words: str
    gives: str = Gives.FREE
    value: int = 0
    audience: str = Audience.PUBLIC
    most_uses: int = 1
    begins_at: datetime | None = None
    ends_at: datetime | None = None
    zone: ZoneInfo = HERE
    films: tuple[Film, ...] = ()


# --- whoever makes them ---------------------------------------------------------------------------


@transaction.atomic
def make(
    *, shop: Shop, terms: Terms, quantity: int = 1, text: str = "", by: User | None = None
) -> Batch:
    """Make a batch of random codes, or one of a chosen text.

    The caller has asked `offers.permissions.can_keep`. Raises CodeRefused for a film that the shop
    does not sell (foreign), guests or press who would pay (free), a text that somebody has (taken),
    that may not be chosen (signs, short) or one too many an hour (often), above 100,000 codes
    (many).
    """
    if terms.audience != Audience.PUBLIC and terms.gives != Gives.FREE:
        raise CodeRefused(_("Guests and the press watch free: choose so."), "free")
    _check_films(shop, terms.films)
    _check_room(shop, quantity)
    batch = _batch(shop, terms, quantity, by)
    batch.films.set(terms.films)
    if text:
        _choose(batch, text)
    else:
        _draw(batch)
    return batch


def _batch(shop: Shop, terms: Terms, quantity: int, by: User | None) -> Batch:
    batch = Batch(
        shop=shop,
        words=terms.words,
        gives=terms.gives,
        value=terms.value,
        audience=terms.audience,
        quantity=quantity,
        most_uses=terms.most_uses,
        begins_at=terms.begins_at,
        ends_at=terms.ends_at,
        time_zone=terms.zone.key,
        everything=not terms.films,
        by=by,
    )
    batch.save()
    return batch


def _check_films(shop: Shop, films: Iterable[Film]) -> None:
    wanted = {film.pk for film in films}
    if selectors.films_sold(shop).filter(pk__in=wanted).count() != len(wanted):
        raise CodeRefused(_("This film is not one that you sell."), "foreign")


def _check_room(shop: Shop, quantity: int) -> None:
    Shop.objects.select_for_update().get(pk=shop.pk)
    made = Batch.objects.filter(shop=shop).promotions().aggregate(sum=Sum("quantity"))["sum"] or 0
    if made + quantity > MOST_OF_A_SHOP:
        raise CodeRefused(_("A shop has 100,000 codes at most."), "many")


def _choose(batch: Batch, text: str) -> None:
    """Give the one code of a batch its chosen text."""
    free = batch.gives != Gives.PERCENT
    try:
        kept = validators.chosen(text, free=free)
    except ValidationError as error:
        raise CodeRefused(error.message, error.code or "") from error
    if not limits.take("codes-chosen", str(batch.shop_id), most=CHOSEN_OF_ONE):
        raise CodeRefused(
            _("That is a lot of chosen texts for one hour. Come back later."), "often"
        )
    try:
        with transaction.atomic():
            new_code(batch, kept, is_chosen=True).save(force_insert=True)
    except IntegrityError as error:
        raise CodeRefused(_("This text is taken: choose another."), "taken") from error


def _draw(batch: Batch) -> None:
    texts: set[str] = set()
    while len(texts) < batch.quantity:
        texts.add(validators.drawn())
    Code.objects.bulk_create((new_code(batch, text) for text in texts), batch_size=ROWS)


@transaction.atomic
def close(*, batch: Batch) -> None:
    """Close a batch with all its codes for good; what was bought with them stays bought."""
    now = timezone.now()
    Batch.objects.filter(pk=batch.pk, closed_at=None).update(closed_at=now)
    batch.codes.filter(closed_at=None).update(closed_at=now)


def close_one(*, code: Code) -> None:
    """Close one code for good; the others of its batch stay."""
    Code.objects.filter(pk=code.pk, closed_at=None).update(closed_at=timezone.now())


# --- whoever uses them ----------------------------------------------------------------------------


def find(*, text: str, source: str) -> Code:
    """Return the code that somebody typed, which may be used now; its batch and shop come along.

    `source` is who tries (`accounts.requests.source`). Raises CodeRefused: unknown (in the same
    words for every text), early, over, used, closed, or often after 20 wrong texts an hour from one
    place, 2,000 from anywhere; right ones are not heard any more then.
    """
    if limits.spent("codes-wrong", source, most=WRONG_OF_ONE) or limits.spent(
        "codes-wrong-all", "", most=WRONG_OF_ALL
    ):
        raise CodeRefused(_("Too many codes were tried: come back in an hour."), "often")
    code = selectors.by_text(text)
    if code is None:
        _count_wrong(text, source)
        raise CodeRefused(
            _("No code is written so. Look at it again, sign by sign, and try once more."),
            "unknown",
        )
    _must_be_open(code)
    return code


def _count_wrong(text: str, source: str) -> None:
    # What can be no code teaches nothing to whoever guesses.
    if validators.folded(text):
        limits.take("codes-wrong", source, most=WRONG_OF_ONE)
        limits.take("codes-wrong-all", "", most=WRONG_OF_ALL)


def _must_be_open(code: Code) -> None:
    batch = code.batch
    said: dict[State, str | Promise] = {
        State.EARLY: gettext("This code opens on %(moment)s.") % {"moment": batch.opens},
        State.OVER: gettext("This code was good until %(moment)s.") % {"moment": batch.until},
        State.USED: _("This code has been used up."),
        State.CLOSED: _("This code is closed: ask whoever gave it to you."),
    }
    if code.state in said:
        raise CodeRefused(said[code.state], code.state.value)


def taken_off(*, code: Code, offer: Offer) -> int:
    """Return what a code takes off an offer's price: cents, never more than it; halves go up.

    Raises CodeRefused (foreign) when it is another shop's or for other films
    (`selectors.applies`).
    """
    batch = code.batch
    if not selectors.applies(batch, offer):
        raise CodeRefused(_("This code is for something else."), "foreign")
    if batch.gives == Gives.PERCENT:
        # Hundredths of the price, in whole cents.
        return min(offer.cents, (offer.cents * batch.value + 50) // 100)
    return min(offer.cents, batch.value) if batch.gives == Gives.FIXED else offer.cents


@transaction.atomic
def take(*, code: Code, key: str) -> None:
    """Use a code once, for `key` (an order's origin); again for the same key, nothing happens.

    Atomic: of a hundred who want the last use, one has it. Raises CodeRefused (used, closed), and
    keeps no use then.
    """
    _use, is_new = Use.objects.get_or_create(code=code, key=key)
    if not is_new:
        return
    # The row's own condition decides: asked in one statement, nobody comes in between.
    free = Code.objects.filter(pk=code.pk, closed_at=None, uses__lt=code.batch.most_uses)
    if not free.update(uses=F("uses") + 1):
        _refuse_taken(code)


def _refuse_taken(code: Code) -> NoReturn:
    if Code.objects.filter(pk=code.pk, closed_at=None).exists():
        raise CodeRefused(_("This code has been used up."), State.USED.value)
    raise CodeRefused(_("This code is closed: ask whoever gave it to you."), State.CLOSED.value)


@transaction.atomic
def give_back(*, key: str) -> None:
    """Give back what `key` took: an order that was never paid. Idempotent."""
    for use in Use.objects.filter(key=key):
        # Of two that give back at once, the one that takes the row away counts.
        gone, _rows = Use.objects.filter(pk=use.pk).delete()
        if gone:
            Code.objects.filter(pk=use.code_id).update(uses=F("uses") - 1)


@transaction.atomic
def take_gift_back(*, key: str) -> list[str]:
    """Close the code of a gift that was refunded; return what it opened (origins of orders).

    What was given on with it is closed too: an order that it paid may be a gift itself.
    """
    opened: list[str] = []
    keys = [key]
    while keys:
        found = Code.objects.filter(batch__key__in=keys)
        found.filter(closed_at=None).update(closed_at=timezone.now())
        keys = list(Use.objects.filter(code__in=found).values_list("key", flat=True))
        opened += keys
    return opened


@transaction.atomic
def make_gift(*, shop: Shop, offer: Offer, key: str) -> Code:
    """Return the code of a gift: one offer, free, once; made anew for no `key` that has one.

    It stands in no list of the shop, and has no end.
    """
    batch, is_new = Batch.objects.get_or_create(
        key=key,
        defaults={
            "shop": shop,
            "words": str(offer.thing)[:MOST_WORDS],
            "gives": Gives.FREE,
            "quantity": 1,
            "everything": False,
            "way": offer.kind,
            "offer": offer,
        },
    )
    if is_new:
        batch.films.set([offer.sale.film_id] if offer.sale else [])
        _draw(batch)
    return batch.codes.select_related("batch__shop", "batch__offer").get()
