"""A bare Django page, the yardstick of ours: one query, 24 included cards, no middleware.

    .venv/bin/python -m benchmarks.bare

Prints the CPU milliseconds of one request. A benchmark of pages calls `milliseconds()`, which
asks a process of its own, so that neither weighs on the other.
"""

import subprocess
import sys
import time
from statistics import median
from typing import Final

import django
from django.apps import apps
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import RequestFactory
from django.urls import path
from django.utils.timezone import now

from benchmarks.usage import ROOT

CARDS: Final = 24
_REQUESTS, _ROUNDS, _WARM = 100, 5, 20

# What a film's card says on ours, written as a plain template: a poster in three widths, its
# length, who made it, where, its laurels, what can be done with it.
_PAGE: Final = """{% load i18n %}<!doctype html>
<html lang="fr"><head><title>{% translate "Films" %}</title></head><body>
<h1>{% translate "Films" %}</h1>
<ul>{% for film in films %}<li>{% include "card.html" %}</li>{% endfor %}</ul></body></html>"""
_CARD: Final = """{% load i18n %}<article class="card region-{{ film.hue }}">
<a href="{% url "film" film.pk %}">{% include "poster.html" with alt=film.title only %}</a>
<time datetime="PT{{ film.minutes }}M">{{ film.minutes }} {% translate "min" %}</time>
<h2><a href="{% url "film" film.pk %}">{{ film.title }}</a></h2>
<p>{% for name in film.authors %}<a href="{% url "film" film.pk %}">{{ name }}</a>
{% if not forloop.last %}, {% endif %}{% endfor %}</p>
<p>{% if film.year %}<span>{{ film.year }}</span>{% endif %}
{% if film.town %}<span class="dot-{{ film.hue }}">{{ film.town }}</span>{% endif %}</p>
{% if film.laurels %}<ul>{% for laurel in film.laurels %}<li>{% include "laurel.html" %}</li>
{% endfor %}</ul>{% endif %}
<p>{{ film.summary|truncatewords:20 }}</p>
<p>{{ film.seen|date:"j F Y" }}</p>
{% if film.silent %}<p>{% translate "No sound" %}</p>{% endif %}
<form method="post" action="{% url "film" film.pk %}"><button name="film" value="{{ film.pk }}">
{% blocktranslate with title=film.title %}Add {{ title }}{% endblocktranslate %}</button></form>
</article>"""
_POSTER: Final = """<img src="/posters/320.jpg" alt="{{ alt }}" width="320" height="180"
srcset="{% for width in "369" %}/posters/{{ width }}40.avif {{ width }}40w,{% endfor %}">"""
_LAUREL: Final = """<a href="{% url "film" 1 %}">{{ laurel }}{% if film.year %} · {{ film.year }}
{% endif %}</a>"""
_TEMPLATES: Final = {
    "page.html": _PAGE, "card.html": _CARD, "poster.html": _POSTER, "laurel.html": _LAUREL,
}  # fmt: skip


def milliseconds() -> float:
    """Return the CPU milliseconds of the bare page, measured in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.bare", "--plain"]
    return float(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)


def film_list(request: HttpRequest) -> HttpResponse:
    model = apps.all_models["bare"]["film"]
    films = model.objects.order_by("-year", "pk")[:CARDS]
    return render(request, "page.html", {"films": films})


urlpatterns = [path("", film_list), path("films/<int:pk>/", film_list, name="film")]


def main() -> None:
    _configure()
    handler, ask = WSGIHandler(), RequestFactory().get("/").environ
    _serve(handler, ask, _WARM)
    found = median(_serve(handler, ask, _REQUESTS) for _ in range(_ROUNDS))
    if "--plain" in sys.argv:
        print(found)
    else:
        print(f"A bare page of {CARDS} cards: {found:.2f} ms of CPU")


def _configure() -> None:
    loaders = [("django.template.loaders.locmem.Loader", _TEMPLATES)]
    settings.configure(
        ALLOWED_HOSTS=["*"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        MIDDLEWARE=[],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {"loaders": [("django.template.loaders.cached.Loader", loaders)]},
            }
        ],
    )
    django.setup()
    _fill()


def _fill() -> None:
    class Film(models.Model):
        title = models.CharField(max_length=200)
        authors = models.JSONField()
        laurels = models.JSONField()
        hue = models.IntegerField()
        seen = models.DateTimeField()
        town = models.CharField(max_length=100)
        summary = models.TextField()
        year = models.IntegerField()
        minutes = models.IntegerField()
        silent = models.BooleanField()

        class Meta:
            app_label = "bare"

        def __str__(self) -> str:
            return self.title

    with connection.schema_editor() as editor:
        editor.create_model(Film)
    Film.objects.bulk_create(
        Film(
            title=f"L’été d’après, {number}", authors=["Camille & Noé", "Lise"], town="Roubaix",
            laurels=["Rives", "Nuits du court"][: number % 3], hue=number % 12, seen=now(),
            summary="Une sœur revient, une nuit, et personne ne dort. " * 4,
            year=2000 + number % 25, minutes=number % 30, silent=not number % 3,
        )
        for number in range(10 * CARDS)
    )  # fmt: skip


def _serve(handler: WSGIHandler, environ: dict[str, object], times: int) -> float:
    """Return the CPU milliseconds of one request among so many."""
    begun = time.process_time()
    for _ in range(times):
        response = handler(dict(environ), _nothing)
        assert response.status_code == 200  # noqa: S101, PLR2004
        assert response.content.count(b"<article") == CARDS  # noqa: S101
    return (time.process_time() - begun) * 1000 / times


def _nothing(_status: str, _headers: list[tuple[str, str]]) -> None:
    pass


if __name__ == "__main__":
    main()
