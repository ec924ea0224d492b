"""Who and what the demo shows. People, structures and films are invented; places are true."""

from dataclasses import dataclass

from ecran.films.enums import Format, Genre, Language
from labels.identities.enums import LabelKind
from labfilms.operations.demo.portraits import Palette
from network.people.enums import Grammar, Situation
from regions.territory.enums import TeamRole

# One for all, shown by `serve`: the demo refuses production settings.
PASSWORD = "moteur-action"  # noqa: S105
TEAM_EMAIL = "equipe@exemple.fr"
TEAM_NAME = "L’équipe LabFilms"


@dataclass(frozen=True)
class PersonWords:
    """A person: account, profile, portrait, and what their login is good for."""

    email: str
    name: str
    handle: str
    region: str
    trades: tuple[str, ...]
    grammar: Grammar
    situation: Situation
    learns: bool
    passes_on: bool
    skills: tuple[str, ...]
    bio: str
    shows: str
    palette: Palette
    hair: str
    width: float


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


@dataclass(frozen=True)
class CreditWords:
    """A line of credits; `email` when the person is one of the demo's."""

    trade: str
    name: str
    email: str = ""


@dataclass(frozen=True)
class FilmWords:
    """A film's sheet and credits; `reel` names the module that draws it."""

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
    """A label and who signs for it."""

    owner: str
    name: str
    kind: LabelKind
    statement: str
    verified_reason: str
    region: str = ""


@dataclass(frozen=True)
class SelectionWords:
    """A selection: its films by title, each with its reason, in the order of the programme."""

    label: str
    title: str
    intro: str
    entries: tuple[tuple[str, str], ...]


ARA, AQUITAINE, REUNION = "auvergne-rhone-alpes", "nouvelle-aquitaine", "la-reunion"

PEOPLE = (
    PersonWords(
        email="ines@exemple.fr",
        name="Inès Ollier",
        handle="ines-ollier",
        region=ARA,
        trades=("first-assistant-director", "location-scout"),
        grammar=Grammar.FEMININE,
        situation=Situation.PROFESSIONAL,
        learns=False,
        passes_on=True,
        skills=("plan de travail", "moyenne montagne", "figuration", "permis B"),
        bio=(
            "Je tiens les journées des autres. Première assistante depuis sept ans, dont trois à"
            " dire « on est en avance » sans que ce soit vrai. J’aime les plans de travail qui"
            " prévoient la pluie, et les équipes où le stagiaire connaît le prénom de la cheffe"
            " électro.\n\nBasée à Clermont-Ferrand. Je descends jusqu’à Aurillac pour un bon"
            " scénario, jusqu’à Brioude pour un moyen."
        ),
        shows="edits the page of Auvergne-Rhône-Alpes",
        palette=Palette("#d98a4e", "#8e3b2e", "#ffd9a0", "#27384a", "#2b1a1c", "#ffe3b5"),
        hair="bun",
        width=300,
    ),
    PersonWords(
        email="karim@exemple.fr",
        name="Karim Bensaïd",
        handle="karim-bensaid",
        region=AQUITAINE,
        trades=("cinematographer", "gaffer"),
        grammar=Grammar.MASCULINE,
        situation=Situation.PROFESSIONAL,
        learns=False,
        passes_on=True,
        skills=("lumière naturelle", "banc-titre", "nuit américaine", "optiques vintage"),
        bio=(
            "Chef opérateur. Je donne une journée par mois à un premier film : pas deux, pas une"
            " demie. Écrivez-moi avec le scénario et l’heure du coucher du soleil.\n\nJ’ai appris"
            " la lumière en éclairant des mariages à la salle des fêtes de Ruffec. Depuis, plus"
            " rien ne me fait peur, sauf le blanc."
        ),
        shows="credited on a film, offers a day a month",
        palette=Palette(
            "#26404f", "#101e2b", "#5fa3a3", "#7a3b2c", "#0d1319", "#9fe0d6", (260, 230)
        ),
        hair="beard",
        width=350,
    ),
    PersonWords(
        email="lucie@exemple.fr",
        name="Lucie Hoarau",
        handle="lucie-hoarau",
        region=REUNION,
        trades=("screenwriter", "director"),
        grammar=Grammar.FEMININE,
        situation=Situation.SELF_TAUGHT,
        learns=True,
        passes_on=False,
        skills=("dialogue", "créole réunionnais", "papier découpé"),
        bio=(
            "J’écris à Saint-Leu, le matin, face à une mer qui ne relit rien. Des scénarios"
            " courts, en français et en créole, où les gens travaillent plus qu’ils ne"
            " parlent.\n\n« Sel de nuit » est le premier que j’ai aussi réalisé : je voulais"
            " savoir pourquoi on coupe toujours mes dialogues. Maintenant je sais."
        ),
        shows="author of « Sel de nuit », edits the page of La Réunion",
        palette=Palette("#3f6d6a", "#18353f", "#bfe3cf", "#d7a44a", "#101c24", "#f3f7dc"),
        hair="long",
        width=300,
    ),
    PersonWords(
        email="marc@exemple.fr",
        name="Marc Delpuech",
        handle="marc-delpuech",
        region=ARA,
        trades=("unit-manager", "key-grip", "director"),
        grammar=Grammar.MASCULINE,
        situation=Situation.SELF_TAUGHT,
        learns=True,
        passes_on=True,
        skills=("permis C", "hayon élévateur", "travelling de fortune", "cantine pour vingt"),
        bio=(
            "J’ai conduit pendant trente et un ans, dont douze pour la régie des autres. Je prête"
            " mon camion (dix-neuf mètres cubes, un hayon, une portière qui a son avis) et je"
            " viens avec, si on me nourrit.\n\nÀ cinquante-huit ans, j’ai fait un film sur une"
            " ligne qui ferme. Il dure une demi-minute ; le trajet, lui, prenait deux heures."
        ),
        shows="author of « La Dernière Micheline »",
        palette=Palette("#c8b58c", "#7d7a58", "#f4ead0", "#3e5146", "#2a2a22", "#fff6dd"),
        hair="cap",
        width=380,
    ),
    PersonWords(
        email="nadia@exemple.fr",
        name="Nadia Ferhat",
        handle="nadia-ferhat",
        region=AQUITAINE,
        trades=("editor", "sound-editor"),
        grammar=Grammar.FEMININE,
        situation=Situation.PROFESSIONAL,
        learns=False,
        passes_on=True,
        skills=("montage documentaire", "montage d’animation", "relecture de scénario"),
        bio=(
            "Monteuse, à Poitiers. Je rends les films plus courts que prévu et leurs auteurs"
            " moins sûrs d’eux, dans cet ordre.\n\nJ’accompagne volontiers un premier montage :"
            " deux séances, une avant que vous soyez content, une après. Quand je signe une"
            " sélection, je ne garde que les plans que j’aurais eu peur de couper."
        ),
        shows="signs a verified label, edits the page of Nouvelle-Aquitaine",
        palette=Palette("#55386b", "#241a3a", "#f08a5c", "#b8443c", "#180f22", "#ffc79a"),
        hair="curls",
        width=310,
    ),
    PersonWords(
        email="theo@exemple.fr",
        name="Théo",
        handle="theo",
        region=AQUITAINE,
        trades=("animator", "director"),
        grammar=Grammar.MASCULINE,
        situation=Situation.STUDENT,
        learns=True,
        passes_on=False,
        skills=("animation 2D", "storyboard", "volcans", "café"),
        bio=(
            "J’ai dix-neuf ans, je suis en deuxième année d’animation à Angoulême. Je fais des"
            " volcans, des yeux et du café.\n\nJe cherche des gens qui savent faire du son,"
            " parce que jusqu’ici le mien, c’est moi. Disponible le week-end, sauf éruption."
        ),
        shows="author of « Les Volcans dorment mal »",
        palette=Palette(
            "#f0c04e", "#d2703a", "#fff0b8", "#27303f", "#1d1820", "#fff6d8", (260, 240)
        ),
        hair="hood",
        width=320,
    ),
)

HUBS_INTRO = "Des équipes, des films et des gens qui choisissent, près de chez vous."

HUBS = (
    HubWords(
        region=ARA,
        intro=(
            "<p>Ici, on tourne entre deux cols et un horaire de car. Le bassin d’Auvergne tient à"
            " peu près ensemble : Clermont-Ferrand pour le festival et les gens, Cébazat pour la"
            " salle qu’on nous prête, le Cantal pour la neige quand elle veut bien, et partout"
            " des lignes de chemin de fer qui ferment avant qu’on ait fini de les repérer.</p>"
            "<ul><li>Le premier jeudi du mois, on regarde ce qui a été monté. Même si ce n’est"
            " pas monté.</li><li>Un camion de dix-neuf mètres cubes circule : il est à Marc, il"
            " se rend avec le plein.</li><li>Pour une perche, demandez d’abord au lycée : ils en"
            " ont deux, et une seule personne pour les tenir.</li></ul>"
        ),
        view="puys",
        picture_title="La chaîne des Puys, six heures et quart",
        picture_credit="Papier découpé : l’équipe du pôle",
        team="ines@exemple.fr",
        role=TeamRole.MANAGER,
    ),
    HubWords(
        region=AQUITAINE,
        intro=(
            "<p>On vient pour la bande dessinée, on reste pour l’animation, et parce que les"
            " loyers permettent de rater un film. Angoulême dessine, Poitiers monte, et le train"
            " entre les deux a vu naître plus de séquenciers que bien des résidences.</p>"
            "<ul><li>Le mardi, relecture de storyboards. Venez avec le vôtre, même au dos d’une"
            " enveloppe.</li><li>La Médiathèque des Carmes garde une étagère pour les films qui"
            " n’ont pas de distributeur. Elle est presque pleine, elle est solide.</li><li>Pour"
            " tourner sur la Charente, prévenez l’éclusier : il aime être au générique.</li></ul>"
        ),
        view="ramparts",
        picture_title="Angoulême vue de la Charente, heure rose",
        picture_credit="Papier découpé : l’équipe du pôle",
        team="nadia@exemple.fr",
        role=TeamRole.MANAGER,
    ),
    HubWords(
        region=REUNION,
        intro=(
            "<p>L’île tient dans un viseur, à condition d’accepter le vent. On tourne tôt, parce"
            " qu’à onze heures les nuages mangent les Hauts, et tard, parce que la mer garde la"
            " lumière plus longtemps qu’on ne croit. Neuf mille kilomètres nous séparent du"
            " premier grand loueur d’optiques : alors on prête.</p>"
            "<ul><li>À la Pointe au Sel, le jour se visite. La nuit, on demande.</li>"
            "<li>Les essais se font en créole et en français, dans l’ordre où les gens"
            " parlent.</li><li>Une copie de chaque film reste dans l’île : on la montre à ceux"
            " qui sont dedans, avant tout festival.</li></ul>"
        ),
        view="lagoon",
        picture_title="Le lagon, un peu avant les nuages",
        picture_credit="Papier découpé : l’équipe du pôle",
        team="lucie@exemple.fr",
        role=TeamRole.MANAGER,
    ),
)

FILMS = (
    FilmWords(
        reel="micheline",
        owner="marc@exemple.fr",
        title="La Dernière Micheline",
        region=ARA,
        year=2025,
        synopsis=(
            "Un matin de brume, un autorail rouge et crème quitte la vallée pour la dernière"
            " fois. À bord, une femme regarde défiler ce qu’elle a toujours vu défiler. Au bout"
            " de la ligne, un chef de gare lève sa lanterne : ce n’est plus un signal, c’est un"
            " au revoir."
        ),
        note=(
            "J’ai voulu un film qui parte à l’heure. Tout est en papier découpé, éclairé par une"
            " lampe de bureau et par la patience de Karim. Le bruit des rails est celui de ma"
            " portière de camion.\n\nOn m’a demandé pourquoi l’autorail ne s’arrête pas à la"
            " halte. C’est qu’il ne s’y arrêtait plus depuis 2003, et que personne n’avait pensé"
            " à prévenir le chef de gare."
        ),
        format=Format.ANIMATION,
        genre=Genre.CHRONICLE,
        language=Language.NONE,
        production="Basalte Productions",
        festival_life=(
            "Première dans la salle d’attente de la gare, un dimanche soir, devant onze personnes"
            " et un chien. Avant-programme du Cinéma Le Palace, février 2026."
        ),
        credits=(
            CreditWords("director", "Marc Delpuech", "marc@exemple.fr"),
            CreditWords("screenwriter", "Marc Delpuech", "marc@exemple.fr"),
            CreditWords("first-assistant-director", "Inès Ollier", "ines@exemple.fr"),
            CreditWords("cinematographer", "Karim Bensaïd", "karim@exemple.fr"),
            CreditWords("prop-master", "Odile Roux"),
            CreditWords("editor", "Nadia Ferhat", "nadia@exemple.fr"),
            CreditWords("sound-editor", "Bernard Chazal"),
            CreditWords("composer", "Odile Roux"),
            CreditWords("unit-manager", "Marc Delpuech", "marc@exemple.fr"),
        ),
    ),
    FilmWords(
        reel="salt",
        owner="lucie@exemple.fr",
        title="Sel de nuit",
        region=REUNION,
        year=2026,
        synopsis=(
            "À la Pointe au Sel, une femme travaille quand les autres dorment. Elle racle la lune"
            " dans les bassins, l’un après l’autre, jusqu’à ce que le tas soit plus haut qu’elle."
            " Puis l’aube descend des Hauts, et il faut rentrer se coucher."
        ),
        note=(
            "C’est vertical parce qu’un marais salant se regarde debout. Ma grand-mère y a"
            " travaillé ; elle disait que le sel pousse mieux quand on ne le regarde pas. J’ai"
            " fait un film où on le regarde, pour vérifier.\n\nLes reflets ont été découpés un"
            " par un dans du papier de bonbon. Au dernier plan, le soleil sort des montagnes et"
            " non de la mer : sur cette côte, on m’aurait écrit."
        ),
        format=Format.EXPERIMENTAL,
        genre=Genre.PORTRAIT,
        language=Language.NONE,
        festival_life="Première sur un drap, à Saint-Leu, le vent soufflant de droite à gauche.",
        credits=(
            CreditWords("director", "Lucie Hoarau", "lucie@exemple.fr"),
            CreditWords("screenwriter", "Lucie Hoarau", "lucie@exemple.fr"),
            CreditWords("animator", "Théo", "theo@exemple.fr"),
            CreditWords("cinematographer", "Jean-Yves Técher"),
            CreditWords("sound-recordist", "Mélissa Grondin"),
            CreditWords("editor", "Lucie Hoarau", "lucie@exemple.fr"),
            CreditWords("composer", "Rosemay Turpin"),
            CreditWords("prop-master", "Ginette Payet"),
        ),
    ),
    FilmWords(
        reel="volcanoes",
        owner="theo@exemple.fr",
        title="Les Volcans dorment mal",
        region=AQUITAINE,
        year=2025,
        synopsis=(
            "Ils ronflent. Le village s’y est fait : on cale les armoires, on parle un peu plus"
            " fort. Une nuit, l’un d’eux ouvre un œil. Une enfant monte avec sa lanterne, pose la"
            " main sur la pierre et attend. La neige fait le reste."
        ),
        note=(
            "Exercice de deuxième année. Consigne : « un personnage qui ne parle pas ». Nous en"
            " avons pris six, de neuf cents mètres chacun. Leur respiration est celle du chien de"
            " Baptiste, ralentie quatre fois.\n\nL’enfant met quatre secondes à monter. Nous"
            " avons chronométré : c’est le temps qu’il faut à un volcan pour changer d’avis. Le"
            " format est large parce qu’un volcan couché prend de la place."
        ),
        format=Format.ANIMATION,
        genre=Genre.FANTASY,
        language=Language.NONE,
        school="Classe d’animation, Angoulême",
        festival_life="Jury de fin d’année : « Trop court. » Nous avons encadré la remarque.",
        credits=(
            CreditWords("director", "Théo", "theo@exemple.fr"),
            CreditWords("storyboard-artist", "Awa Diarra"),
            CreditWords("animator", "Théo", "theo@exemple.fr"),
            CreditWords("animator", "Baptiste Lenoir"),
            CreditWords("animator", "Jeanne Quéré"),
            CreditWords("script-editor", "Lucie Hoarau", "lucie@exemple.fr"),
            CreditWords("composer", "Jeanne Quéré"),
            CreditWords("sound-mixer", "Baptiste Lenoir"),
        ),
    ),
)

LABELS = (
    LabelWords(
        owner=TEAM_EMAIL,
        name="LabFilms",
        kind=LabelKind.HOUSE,
        statement=(
            "La maison choisit peu, et dit pourquoi. Un film entre ici quand l’un de nous"
            " n’arrive pas à en parler sans les mains."
        ),
        verified_reason="Le label de la maison",
    ),
    LabelWords(
        owner="nadia@exemple.fr",
        name="Nadia Ferhat",
        kind=LabelKind.PERSONALITY,
        statement="Je garde les plans que j’aurais eu peur de couper. Il y en a peu par an.",
        verified_reason="Monteuse de vingt-deux courts métrages, dont neuf montrés en festival",
        region=AQUITAINE,
    ),
)

SELECTIONS = (
    SelectionWords(
        label="LabFilms",
        title="Premières fois",
        intro=(
            "Un premier film se reconnaît à ce qu’il garde tout : la panne, le cousin, le plan"
            " qu’on lui avait dit de couper. Nous avons pris ceux qui ont eu raison. L’un des"
            " auteurs a dix-neuf ans, l’autre cinquante-huit ; c’est le plus jeune qui a rendu à"
            " l’heure."
        ),
        entries=(
            (
                "Les Volcans dorment mal",
                (
                    "La main se pose sur la pierre avant que la neige tombe. Dans l’autre sens, ce"
                    " serait un joli film sur la météo."
                ),
            ),
            (
                "La Dernière Micheline",
                (
                    "Le plan de la vitre tient deux secondes de trop. C’est exactement là que le"
                    " film commence."
                ),
            ),
        ),
    ),
    SelectionWords(
        label="Nadia Ferhat",
        title="Ce que la nuit fait aux visages",
        intro=(
            "La nuit, un visage n’a plus que son contour. C’est peu, et c’est assez pour savoir"
            " qui attend, qui travaille, qui a peur. Trois films sans un gros plan éclairé de"
            " face. Je monte depuis quinze ans et je n’ai jamais su quoi faire de la lumière de"
            " midi."
        ),
        entries=(
            (
                "Sel de nuit",
                (
                    "On ne voit jamais ses yeux. Au troisième coup de râteau, on sait pourtant"
                    " qu’elle est fatiguée, et qu’elle ne s’arrêtera pas pour nous."
                ),
            ),
            (
                "Les Volcans dorment mal",
                (
                    "Le seul visage du film est un œil, et il cherche quelqu’un. Deux images de"
                    " moins, et c’était un monstre."
                ),
            ),
            (
                "La Dernière Micheline",
                (
                    "Je l’ai monté : tenez-en compte. Mais la lanterne qui répond au train, je n’y"
                    " suis pour rien. Elle était déjà là, j’ai seulement attendu."
                ),
            ),
        ),
    ),
)
