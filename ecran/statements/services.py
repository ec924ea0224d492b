"""Write who earns what, and what they were paid. The caller keeps the shop."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from ecran.films.models import Film
from ecran.offers.models import Shop
from ecran.orders.models import OrderFilm
from ecran.statements import selectors
from ecran.statements.errors import StatementRefused
from ecran.statements.models import FormerFilm, Holder, Payout, Share
from labfilms.accounts.models import User
from labfilms.core import money


def drop_holder(*, holder: Holder) -> None:
    """Take away a holder who never had a share nor a payment. Raises StatementRefused."""
    if holder.shares.exists() or holder.payouts.exists():
        raise StatementRefused(
            _("They have shares or payments: these stay in your accounts."), "in accounts"
        )
    holder.delete()


@transaction.atomic
def agree(*, shop: Shop, film: Film, points: Mapping[int, int], starts_on: date) -> None:
    """Say who earns what of a film from a day on: basis points by holder; the rest is the shop's.

    What was agreed to begin on the same day is replaced. Raises StatementRefused above the whole,
    for a day that is closed (`selectors.closed`), and for holders of another shop.
    """
    Shop.objects.select_for_update().get(pk=shop.pk)
    own = set(Holder.objects.filter(shop=shop).values_list("pk", flat=True))
    if not own.issuperset(points):
        raise StatementRefused(_("This rights-holder is not of your shop."), "foreign")
    whole = sum(points.values())
    if whole > money.WHOLE:
        said = _("These shares come to %(sum)s: together they are 100%% at most.")
        raise StatementRefused(said % {"sum": money.rate_written(whole)}, "whole")
    _must_be_open(shop, film, starts_on)
    former = Share.objects.filter(number=film.pk, holder__shop=shop)
    # Whoever no longer earns has a row of zero: without rows there is no agreement.
    kept = dict.fromkeys(former.values_list("holder", flat=True), 0)
    kept |= {holder: share for holder, share in points.items() if share or holder in kept}
    former.filter(starts_on=starts_on).delete()
    Share.objects.bulk_create(
        Share(film=film, number=film.pk, holder_id=holder, points=share, starts_on=starts_on)
        for holder, share in sorted(kept.items())
    )


@transaction.atomic
def take_back(*, shop: Shop, film: Film, starts_on: date) -> None:
    """Take back what was agreed from a day on. Raises StatementRefused for a day that is closed."""
    Shop.objects.select_for_update().get(pk=shop.pk)
    _must_be_open(shop, film, starts_on)
    Share.objects.filter(number=film.pk, holder__shop=shop, starts_on=starts_on).delete()


def _must_be_open(shop: Shop, film: Film, starts_on: date) -> None:
    shut = selectors.closed(shop).get(film.pk)
    if shut is not None and starts_on <= shut:
        raise StatementRefused(
            _("This film was sold since then: what was sold keeps its shares. Choose a later day."),
            "closed",
        )


def pay(
    *, holder: Holder, amount: int, paid_on: date, words: str = "", once: str, by: User
) -> Payout:
    """Note what a holder was paid, in cents; said twice under the same `once`, it is one payment.

    No money moves here: the shop has sent it.
    """
    try:
        with transaction.atomic():
            return Payout.objects.create(
                holder=holder, amount=amount, paid_on=paid_on, words=words, once=once, by=by
            )
    except IntegrityError:
        return Payout.objects.get(holder=holder, once=once)


def undo(*, payout: Payout, by: User) -> Payout:
    """Answer a mistaken payment by its negative, on the same day; once, however often it is asked.

    Raises StatementRefused for what undoes another itself.
    """
    if payout.undoes_id is not None:
        raise StatementRefused(_("This line undoes another: note the payment anew."), "undoes")
    try:
        with transaction.atomic():
            return Payout.objects.create(
                holder=payout.holder,
                amount=-payout.amount,
                paid_on=payout.paid_on,
                undoes=payout,
                once=f"undo-{payout.pk}",
                by=by,
            )
    except IntegrityError:
        return Payout.objects.get(undoes=payout)


def remember(*, film: Film) -> None:
    """Keep which of a shop's lines were of a film that is about to go: its shares are owed."""
    lines = OrderFilm.objects.filter(film=film, former=None).values_list("pk", flat=True)
    FormerFilm.objects.bulk_create(FormerFilm(line_id=line, number=film.pk) for line in lines)
