"""Who and what the demo shows. People, structures and films are invented; places are true."""

from labfilms.operations.demo.sheets import (
    TEAM_EMAIL,
    CreditWords,
    FilmWords,
    HubWords,
    LabelWords,
    PanelWords,
    PersonWords,
    PlacementWords,
    ReportWords,
    SelectionWords,
)
from labfilms.operations.demo.words_films import FILMS
from labfilms.operations.demo.words_labels import (
    FOLLOWS,
    LABELS,
    PLACEMENTS,
    REPORTS,
    SELECTIONS,
)
from labfilms.operations.demo.words_people import PEOPLE
from labfilms.operations.demo.words_regions import HUBS, HUBS_INTRO

__all__ = (
    "FILMS",
    "FOLLOWS",
    "HUBS",
    "HUBS_INTRO",
    "LABELS",
    "PASSWORD",
    "PEOPLE",
    "PLACEMENTS",
    "REPORTS",
    "SELECTIONS",
    "TEAM_EMAIL",
    "TEAM_NAME",
    "CreditWords",
    "FilmWords",
    "HubWords",
    "LabelWords",
    "PanelWords",
    "PersonWords",
    "PlacementWords",
    "ReportWords",
    "SelectionWords",
)

# One for all, shown by `serve`: the demo refuses production settings.
PASSWORD = "moteur-action"  # noqa: S105
TEAM_NAME = "L’équipe LabFilms"
