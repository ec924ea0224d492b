"""The wing's addresses; each room has its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("ecran.films.urls")),
    path("", include("ecran.credits.urls")),
    path("", include("ecran.access.urls")),
    path("", include("ecran.feedback.urls")),
    path("", include("ecran.screeners.urls")),
    path("", include("ecran.watch.urls")),
    path("", include("ecran.embed.urls")),
    path("", include("ecran.catalogue.urls")),
    path("", include("ecran.offers.urls")),
    path("", include("ecran.codes.urls")),
    path("", include("ecran.orders.urls")),
    path("", include("ecran.statements.urls")),
]
