"""What the demo’s regions say of themselves in English; `words_regions.py` says it in French."""

from labfilms.operations.demo.sheets import (
    AQUITAINE,
    ARA,
    CENTRE,
    OCCITANIE,
    PARIS,
    REUNION,
    HubTranslation,
    PanelWords,
)

HUBS_INTRO_EN = "Crews, films and people who choose, close to where you live."

CUT_PAPER = "Cut paper: the hub’s team"

HUBS_EN = {
    ARA: HubTranslation(
        intro=(
            "<p>Here we shoot between two mountain passes and a bus timetable. The Auvergne more"
            " or less holds together: Clermont-Ferrand for the festival and the people, Cébazat for"
            " the hall we are lent, the Cantal for snow when it feels like it, and everywhere"
            " railway lines that close before we have finished scouting them.</p>"
            "<ul><li>On the first Thursday of the month we watch what has been edited. Even if it"
            " has not been.</li><li>A nineteen-cubic-metre van goes round: it is Marc’s, and it"
            " comes back with a full tank.</li><li>For a boom pole, ask the secondary school first:"
            " they have two, and one person to hold them.</li></ul>"
        ),
        picture_credit=CUT_PAPER,
        panels=(
            PanelWords("in_front"),
            PanelWords(
                "words",
                "Around the Auvergne",
                "<p>Four departments, one mailing list. It reaches from Riom to Aurillac and from"
                " Moulins to Brioude; people lend each other a boom, a shed, a baker who opens at"
                " five. To join, come on a first Thursday: Cébazat, the room at the back, you will"
                " know the door by the van.</p>",
            ),
            PanelWords("projects", "Shooting soon"),
            PanelWords("films", "Shot between two passes"),
            PanelWords("people", "People of these hills, and of the valleys next door"),
            PanelWords("selections"),
            PanelWords("production", "Produced here"),
            PanelWords("structures"),
            PanelWords(
                "partners",
                "With",
                partners=(
                    "Le Quadrille",
                    "Festival Plein Court",
                    "Cinéma Le Palace",
                    "Loc’Arverne",
                ),
            ),
        ),
    ),
    AQUITAINE: HubTranslation(
        intro=(
            "<p>People come for the comics, stay for the animation, and because at these rents one"
            " can afford to get a film wrong. Angoulême draws, Poitiers edits, and the train in"
            " between has seen more outlines written than many a residency.</p>"
            "<ul><li>Storyboards are read on Tuesdays. Bring yours, on the back of an envelope if"
            " need be.</li><li>The Médiathèque des Carmes keeps a shelf for films that have no"
            " distributor. It is almost full, and it is sturdy.</li><li>To shoot on the Charente,"
            " tell the lock-keeper first: he likes to be in the credits.</li></ul>"
        ),
        picture_credit=CUT_PAPER,
    ),
    REUNION: HubTranslation(
        intro=(
            "<p>The island fits in a viewfinder, as long as you put up with the wind. We shoot"
            " early, because at eleven the clouds eat the heights, and late, because the sea keeps"
            " the light longer than you would think. Nine thousand kilometres stand between us and"
            " the nearest big lens hire: so we lend.</p>"
            "<ul><li>By day, Pointe au Sel is open to all. By night, ask.</li>"
            "<li>Auditions are held in Creole and in French, in the order in which people"
            " speak.</li><li>A copy of each film stays on the island: the people in it see it"
            " before any festival does.</li></ul>"
        ),
        picture_credit=CUT_PAPER,
        panels=(
            PanelWords("films", "Made on the island"),
            PanelWords(
                "words",
                "Before you shoot here",
                "<p>Ask the national park six weeks ahead, the fishermen the day before, and the"
                " volcano never. For Pointe au Sel, write to the hub: we know when the salt pans"
                " are at their best.</p>",
            ),
            PanelWords("projects", "Being written"),
            PanelWords("in_front"),
            PanelWords("people", "Who to call"),
            PanelWords("selections"),
        ),
    ),
    PARIS: HubTranslation(
        intro=(
            "<p>The hub begins at the Goutte d’Or and ends when nobody has a ticket left. We shoot"
            " early, on foot, with a permit folded in four; we finish at the café, where the owner"
            " keeps the batteries charging behind the coffee machine.</p>"
            "<ul><li>Mondays at 7 p.m., the hall in rue Myrha: we show, we do not defend.</li>"
            "<li>A scouting group shares its courtyards, its roofs and its delivery"
            " times.</li><li>Extras from the neighbourhood have their costs refunded like everyone"
            " else. It says so on the door.</li></ul>"
        ),
        picture_credit=CUT_PAPER,
    ),
    OCCITANIE: HubTranslation(
        intro=(
            "<p>Here the light comes early and the bands come late. Between Toulouse, Montpellier"
            " and two or three limestone plateaux we shoot music videos in summer, fiction when the"
            " wind drops, and sound all year round: the Garonne never stops talking.</p>"
            "<ul><li>Every first Saturday, listening to ambiences in the dark, quai de la Daurade."
            " Bring a cushion.</li><li>The hub’s van runs from Toulouse to Millau on Fridays. Three"
            " seats, one case of tripods.</li><li>The autan wind counts as an accident, not as an"
            " excuse.</li></ul>"
        ),
        picture_credit=CUT_PAPER,
    ),
    CENTRE: HubTranslation(
        intro=(
            "<p>Two hundred kilometres of Loire, as many of canals, and nobody in a hurry. We film"
            " at water level, scout by bicycle, wait for the mist to lift, or to be so kind as to"
            " stay. Orléans has the editing suites, Briare the locks, Blois the"
            " screenwriters.</p><ul><li>The hub’s boat takes four people and a camera, or five"
            " people and no battery.</li><li>Each month, a trade to film: we publish the address,"
            " whoever likes comes, six at most.</li><li>Bird sounds are there for the taking,"
            " sorted by when each one gets up.</li></ul>"
        ),
        picture_credit=CUT_PAPER,
    ),
}
