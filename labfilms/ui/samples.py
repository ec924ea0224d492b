"""Sample data for the page that shows every component."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import gettext as _


def _still(name: str) -> dict[str, Any]:
    return {"src": static(f"img/samples/{name}.svg"), "width": 640, "height": 360}


class SampleForm(forms.Form):
    title = forms.CharField(label=_("Title"), max_length=80)
    synopsis = forms.CharField(
        label=_("Synopsis"),
        help_text=_("What one reads before the film: 80 words at most."),
        widget=forms.Textarea(attrs={"data-max-words": 80, "rows": 4}),
        required=False,
    )
    visibility = forms.ChoiceField(
        label=_("Who sees it"),
        choices=[
            ("draft", _("Draft: I alone")),
            ("link", _("Whoever has the link")),
            ("public", _("Everyone")),
        ],
        widget=forms.RadioSelect,
        initial="draft",
    )
    region = forms.ChoiceField(
        label=_("Region"), choices=[("bre", "Bretagne"), ("occ", "Occitanie")], required=False
    )
    still = forms.FileField(label=_("Photo"), required=False)
    cleared = forms.BooleanField(label=_("I hold the rights of what is seen and heard."))


def _films() -> list[dict[str, Any]]:
    rows = [
        ("La nuit des péniches", 424, 2025, "Hauts-de-France", 7, "Inès Caron", "night"),
        ("Paille", 32, 2024, "Occitanie", 12, "Malo Le Goff et Aya Traoré", "field"),
        ("Ce que dit la cuisinière quand le train est passé", 1104, 2025, "Bretagne", 4, "", ""),
        ("Quai 3", 612, 2023, "Ailleurs", 0, "Collectif Pellicule", "train"),
        ("Ma sœur, verticale", 187, 2025, "La Réunion", 16, "Noor Hoarau", "portrait"),
    ]
    films: list[dict[str, Any]] = [
        {
            "title": title,
            "href": "#film",
            "duration": duration,
            "year": year,
            "region": region,
            "hue": hue,
            "byline": byline,
            "poster": _still(still) if still else None,
            "ratio": "9:16" if still == "portrait" else "16:9",
            "laurels": [],
            "state": "",
        }
        for title, duration, year, region, hue, byline, still in rows
    ]
    films[0]["laurels"] = [{"label": "Le Quai des courts", "year": 2026, "href": "#laurel"}]
    films[2]["state"] = _("Being encoded: 40 %")
    return films


def _credits() -> list[dict[str, Any]]:
    return [
        {"trade": _("Direction"), "people": [{"name": "Inès Caron", "href": "#person"}]},
        {
            "trade": _("Cinematography"),
            "people": [
                {"name": "Malo Le Goff", "href": "#person"},
                {"name": "Aya Traoré", "note": _("trained")},
            ],
        },
        {"trade": _("Sound"), "people": [{"name": "Élie Maréchal"}]},
    ]


def _people() -> list[dict[str, Any]]:
    return [
        {
            "name": "Inès Caron",
            "trade": _("Director, editor"),
            "region": "Hauts-de-France",
            "hue": 7,
            "situation": _("Student"),
            "wishes": [_("Wants to shoot with a team"), _("Shows a film")],
            "skills": ["DaVinci Resolve", "16 mm", "steadicam"],
        },
        {
            "name": "Jean-Baptiste de La Porte-Saint-Aubin",
            "trade": _("Boom operator"),
            "region": "Provence-Alpes-Côte d’Azur",
            "hue": 9,
            "situation": _("Professional"),
            "wishes": [_("Passes on a trade")],
            "skills": [],
        },
    ]


def _work() -> dict[str, Any]:
    call = {
        "title": "Sel de nuit",
        "carrier": "Les Salins, association",
        "pay": "refunded",
        "positions": ["prise de son", "2 × machinerie"],
        "dates": "du 3 au 7 mars 2027",
        "place": "Saint-Leu, La Réunion",
        "hue": 11,
        "deadline": "jusqu’au 12 février 2027",
    }
    other = {"title": "Quai 3", "carrier": "Inès Caron", "pay": "volunteer", "place": "Lille"}
    kinds = [
        ("post", "prise de son", _("sought"), "waiting", "refunded"),
        ("gear", "Un Fresnel de 1 kW", _("found"), "good", ""),
        ("place", "Une salle de classe vide", _("sought"), "waiting", ""),
        ("music", "Un accordéon, à l’aube", _("sought"), "waiting", ""),
    ]
    needs = [
        {
            "kind": kind,
            "title": title,
            "facts": ["3 jours"] if kind == "post" else [],
            "state": state,
            "tone": tone,
            "pay": pay,
            "action": f"{_('Find')} : {title}",
        }
        for kind, title, state, tone, pay in kinds
    ]
    structures = [
        {"name": "Les Salins", "kind": "association", "place": "Saint-Leu, La Réunion", "hue": 11},
        {
            "name": "Atelier du Nord",
            "kind": "studio",
            "place": "Lille",
            "hue": 3,
            "note": "Mixage.",
        },
    ]
    return {"calls": [call, other], "needs": needs, "structures": structures}


def samples(request: HttpRequest) -> dict[str, Any]:
    """Return everything that `ui/showcase.html` draws."""
    films = _films()
    wrong = SampleForm({"title": "", "synopsis": _("Kept."), "visibility": "link"}, prefix="wrong")
    return {
        "films": films,
        "film": films[0],
        "posters": [film["poster"] for film in films[:4]],
        "credits": _credits(),
        "people": _people(),
        "pay_note": "Train et repas remboursés",
        **_work(),
        "form": SampleForm(),
        "wrong": wrong,
        "page": Paginator(range(240), 12).page(4),
        "regions": [(number, f"region-{number}") for number in range(19)],
        "tabs": [
            {"label": _("Films"), "href": request.path, "current": True, "count": 12},
            {"label": _("Selections"), "href": "#selections", "count": 3},
            {"label": _("People"), "href": "#people"},
        ],
        "steps": [_("My region"), _("My trades"), _("A first film"), _("A first step")],
        "heads": [_("Film"), _("Screened at"), _("Date")],
        "rows": [
            ["La nuit des péniches", "Cinéma L’Univers, Lille", "12/03/2026"],
            ["Paille", "La Cave Poésie, Toulouse", "04/04/2026"],
        ],
    }
