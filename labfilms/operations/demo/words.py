"""Who and what the demo shows. People, structures and films are invented; places are true."""

from labfilms.operations.demo.sheets import (
    TEAM_EMAIL,
    ApplicationWords,
    CollectionWords,
    CreditWords,
    FilmWords,
    HubTranslation,
    HubWords,
    LabelWords,
    NeedWords,
    OrganisationWords,
    PanelWords,
    PersonWords,
    PlacementWords,
    ProjectWords,
    RegardWords,
    ReportWords,
    ScreenerWords,
    SelectionWords,
    ShopWords,
)
from labfilms.operations.demo.words_films import FILMS
from labfilms.operations.demo.words_labels import (
    FOLLOWS,
    LABELS,
    PLACEMENTS,
    REGARDS,
    REPORTS,
    SELECTIONS,
)
from labfilms.operations.demo.words_people import PEOPLE
from labfilms.operations.demo.words_projects import (
    COLLECTIONS,
    MADE_HERE,
    ORGANISATIONS,
    PROJECTS,
)
from labfilms.operations.demo.words_regions import HUBS, HUBS_INTRO
from labfilms.operations.demo.words_regions_en import HUBS_EN, HUBS_INTRO_EN
from labfilms.operations.demo.words_shops import SCREENERS, SHOPS

__all__ = (
    "COLLECTIONS",
    "FILMS",
    "FOLLOWS",
    "HUBS",
    "HUBS_EN",
    "HUBS_INTRO",
    "HUBS_INTRO_EN",
    "LABELS",
    "MADE_HERE",
    "ORGANISATIONS",
    "PASSWORD",
    "PEOPLE",
    "PLACEMENTS",
    "PROJECTS",
    "REGARDS",
    "REPORTS",
    "SCREENERS",
    "SELECTIONS",
    "SHOPS",
    "TEAM_EMAIL",
    "TEAM_NAME",
    "ApplicationWords",
    "CollectionWords",
    "CreditWords",
    "FilmWords",
    "HubTranslation",
    "HubWords",
    "LabelWords",
    "NeedWords",
    "OrganisationWords",
    "PanelWords",
    "PersonWords",
    "PlacementWords",
    "ProjectWords",
    "RegardWords",
    "ReportWords",
    "ScreenerWords",
    "SelectionWords",
    "ShopWords",
)

# One for all, shown by `serve`: the demo refuses production settings.
PASSWORD = "moteur-action"  # noqa: S105
TEAM_NAME = "L’équipe LabFilms"
