"""What the demo's words are written on: one form a sort of thing."""

from dataclasses import dataclass

from ecran.films.enums import Format, Genre, Language
from labels.identities.enums import LabelKind
from labfilms.moderation.enums import Reason
from labfilms.operations.demo.portraits import Palette
from network.calls.enums import Pay, Side
from network.organisations.enums import OrganisationKind
from network.people.enums import Grammar, Situation
from projects.needs.enums import NeedKind
from projects.space.enums import Stage
from regions.territory.enums import TeamRole

TEAM_EMAIL = "equipe@exemple.fr"
ARA, AQUITAINE, OCCITANIE = "auvergne-rhone-alpes", "nouvelle-aquitaine", "occitanie"
CENTRE, PARIS, REUNION = "centre-val-de-loire", "ile-de-france", "la-reunion"


@dataclass(frozen=True)
class PersonWords:
    """A person: account, profile, portrait, and what their login is good for (or nothing)."""

    email: str
    name: str
    handle: str
    region: str
    # The INSEE code of a town of that region.
    town: str
    trades: tuple[str, ...]
    grammar: Grammar
    situation: Situation
    learns: bool
    passes_on: bool
    skills: tuple[str, ...]
    bio: str
    palette: Palette
    hair: str
    width: float
    shows: str = ""
    # Why their region's team vouches for them, if it does.
    verified_reason: str = ""


@dataclass(frozen=True)
class HubWords:
    """A region's page, and who looks after it."""

    region: str
    intro: str
    view: str
    picture_title: str
    picture_credit: str
    team: str
    role: TeamRole
    # The page's panels in the order of its team; none: in the order of the house.
    panels: tuple["PanelWords", ...] = ()


@dataclass(frozen=True)
class HubTranslation:
    """What a region's page says in another language; its panels stand in the same order."""

    intro: str
    picture_credit: str
    panels: tuple["PanelWords", ...] = ()


@dataclass(frozen=True)
class PanelWords:
    """A panel of a region's page: its kind, its title, and the team's words or its partners."""

    kind: str
    title: str = ""
    text: str = ""
    partners: tuple[str, ...] = ()


@dataclass(frozen=True)
class CreditWords:
    """A line of credits; `email` when the person is one of the demo's.

    One who has `confirmed` nothing yet finds the question at home.
    """

    trade: str
    name: str
    email: str = ""
    confirmed: bool = True


@dataclass(frozen=True)
class FilmWords:
    """A film's sheet and credits; `reel` names what draws it."""

    reel: str
    owner: str
    title: str
    region: str
    year: int
    synopsis: str
    note: str
    format: Format
    genre: Genre
    language: Language
    credits: tuple[CreditWords, ...]
    production: str = ""
    school: str = ""
    festival_life: str = ""


@dataclass(frozen=True)
class LabelWords:
    """A label and who signs for it; without a reason it is not verified."""

    owner: str
    name: str
    kind: LabelKind
    statement: str
    verified_reason: str = ""
    region: str = ""
    curators: tuple[str, ...] = ()


@dataclass(frozen=True)
class SelectionWords:
    """A selection: its films by title, each with its reason, in the order of the programme."""

    label: str
    title: str
    intro: str
    entries: tuple[tuple[str, str], ...]
    # Who writes it, when that is not the label's owner.
    curator: str = ""
    # The title of the selection whose order it begins from.
    cloned_from: str = ""


@dataclass(frozen=True)
class PlacementWords:
    """A selection put in front of a region's page, or of the national front, for some days.

    `since` and `until` are counted in days from the day on which the demo is made.
    """

    selection: str
    reason: str
    since: int
    until: int | None
    region: str = ""
    priority: int = 0


@dataclass(frozen=True)
class RegardWords:
    """What a professional says of a film; one that is not `shown` waits for its author's word."""

    film: str
    author: str
    trade: str
    text: str
    shown: bool = True


@dataclass(frozen=True)
class ReportWords:
    """What someone tells the team about a film."""

    reporter: str
    film: str
    reason: Reason
    explanation: str


@dataclass(frozen=True)
class OrganisationWords:
    """A structure: who is in charge, who is a member, and the network that it adheres to."""

    name: str
    kind: OrganisationKind
    region: str
    town: str
    admin: str
    statement: str
    # Paper, ink and accent of its mark.
    colours: tuple[str, str, str]
    members: tuple[str, ...] = ()
    # Beside `admin`.
    in_charge: tuple[str, ...] = ()
    adheres_to: str = ""
    verified_reason: str = ""


@dataclass(frozen=True)
class CollectionWords:
    """A collection of a structure's catalogue: the titles of its films, in order."""

    organisation: str
    title: str
    intro: str
    films: tuple[str, ...]


@dataclass(frozen=True)
class ShopWords:
    """A structure's shop, and what it sells, in cents."""

    organisation: str
    address: str
    email: str
    transfer_words: str
    # A film's title, its rental and its purchase.
    prices: tuple[tuple[str, int | None, int | None], ...]
    # A collection's title, and the price of its pass.
    passes: tuple[tuple[str, int], ...]
    # Who rented what: e-mail, title, and whether it is paid.
    orders: tuple[tuple[str, str, bool], ...]
    # Sheets of codes: for whom, how many, and what they give (`free`, or per cent off).
    codes: tuple[tuple[str, int, int | None], ...] = ()
    # A chosen code, what it is for, and how many may use it; it gives all.
    chosen_codes: tuple[tuple[str, str, int], ...] = ()
    # Who earns a part of a film: title, name on statements, e-mail, basis points.
    shares: tuple[tuple[str, str, str, int], ...] = ()


@dataclass(frozen=True)
class ScreenerWords:
    """A film sent to somebody before it is public, or beside: how far they came, and their word."""

    film: str
    name: str
    email: str
    # Parts of the film that were seen, viewing after viewing; none: the link was not opened.
    viewings: tuple[float, ...] = ()
    reply: str = ""
    is_revoked: bool = False


@dataclass(frozen=True)
class NeedWords:
    """What a project needs; a post has a trade."""

    kind: NeedKind
    words: str
    trade: str = ""
    days: int | None = None
    paired: bool = False


@dataclass(frozen=True)
class ApplicationWords:
    """Who answers to a post of a project; `reply` is what they are told when it is no."""

    person: str
    trade: str
    note: str
    side: Side = Side.NONE
    reply: str = ""
    retained: bool = False


@dataclass(frozen=True)
class ProjectWords:
    """A film in the making. `shoot_in` is counted in days from the day the demo is made."""

    title: str
    owner: str
    stage: Stage
    region: str
    town: str
    pitch: str
    team: tuple[tuple[str, tuple[str, ...]], ...]
    organisation: str = ""
    pay: Pay | str = ""
    contract: str = ""
    shoot_in: tuple[int, int] | None = None
    needs: tuple[NeedWords, ...] = ()
    applications: tuple[ApplicationWords, ...] = ()
    # Whether its posts are sought by a call, or only said on its page.
    calls: bool = True
    finished: bool = False
