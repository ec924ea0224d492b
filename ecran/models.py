"""The wing's models, gathered for Django; each lives in its room."""

from ecran.catalogue.models import Collection, CollectionFilm
from ecran.codes.models import Batch, Code, Use
from ecran.feedback.models import Regard
from ecran.films.models import Credit, Entitlement, Film
from ecran.offers.models import Offer, Sale, Shop, VatRate
from ecran.orders.models import Entry, Order, OrderFilm, Paper
from ecran.screeners.models import Reply, Screener, Viewing
from ecran.statements.models import FormerFilm, Holder, Payout, Share
from ecran.watch.models import Progress

__all__ = [
    "Batch",
    "Code",
    "Collection",
    "CollectionFilm",
    "Credit",
    "Entitlement",
    "Entry",
    "Film",
    "FormerFilm",
    "Holder",
    "Offer",
    "Order",
    "OrderFilm",
    "Paper",
    "Payout",
    "Progress",
    "Regard",
    "Reply",
    "Sale",
    "Screener",
    "Share",
    "Shop",
    "Use",
    "VatRate",
    "Viewing",
]
