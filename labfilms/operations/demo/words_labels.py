"""Who chooses in the demo, what, and why: no film is in a selection without its own reason."""
# ruff: noqa: E501 - a table is read in lines

from labels.identities.enums import LabelKind
from labfilms.moderation.enums import Reason
from labfilms.operations.demo.sheets import (
    AQUITAINE,
    ARA,
    CENTRE,
    OCCITANIE,
    PARIS,
    REUNION,
    TEAM_EMAIL,
    LabelWords,
    PlacementWords,
    RegardWords,
    ReportWords,
    SelectionWords,
)

MICHELINE, SALT, VOLCANOES = "La Dernière Micheline", "Sel de nuit", "Les Volcans dorment mal"
MYRHA, GARONNE, SLUICE = "Rue Myrha, 6 h", "Radio Garonne", "Écluse 14"
BRUME = "Ce que dit la brume"
DRIFT_ONE = "Mamie fait du drift, 1 : Le parking"
DRIFT_TWO = "Mamie fait du drift, 2 : Le rond-point"

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
        curators=("lucie@exemple.fr",),
    ),
    LabelWords(
        owner="claire@exemple.fr",
        name="Festival Plein Court",
        kind=LabelKind.INSTITUTION,
        statement=(
            "Quatre jours en juin, trois salles, des chaises empruntées au conservatoire. Le"
            " reste de l’année, nous choisissons ici, un film à la fois, avec la même règle : la"
            " personne qui défend le film ne l’a pas fait et n’en connaît pas le chien."
        ),
        verified_reason="Festival de courts métrages, association déclarée, onze éditions",
        region=ARA,
    ),
    LabelWords(
        owner="nadia@exemple.fr",
        name="Nadia Ferhat",
        kind=LabelKind.PERSONALITY,
        statement="Je garde les plans que j’aurais eu peur de couper. Il y en a peu par an.",
        verified_reason="Monteuse de vingt-deux courts métrages, dont neuf montrés en festival",
        region=AQUITAINE,
    ),
    LabelWords(
        owner="helene@exemple.fr",
        name="Médiathèque des Carmes",
        kind=LabelKind.INSTITUTION,
        statement=(
            "Une étagère, quatre-vingts boîtes, aucune au hasard. Nous prêtons des films que"
            " personne ne vend, à des gens qui venaient pour autre chose."
        ),
        verified_reason="Médiathèque municipale, fonds de courts métrages consultable sur place",
        region=AQUITAINE,
    ),
    LabelWords(
        owner="theo@exemple.fr",
        name="Théo (19 ans)",
        kind=LabelKind.MEMBER,
        statement=(
            "Je regarde un court métrage par jour depuis le lycée, dans le bus. Je note la ligne,"
            " l’arrêt et le plan où j’ai raté ma correspondance."
        ),
        region=AQUITAINE,
    ),
    LabelWords(
        owner="ines@exemple.fr",
        name="Pôle Auvergne-Rhône-Alpes",
        kind=LabelKind.REGION,
        statement="Ce que nous montrons aux gens qui demandent « et chez vous, on fait quoi ? »",
        verified_reason="L’équipe du pôle",
        region=ARA,
    ),
    LabelWords(
        owner="nadia@exemple.fr",
        name="Pôle Nouvelle-Aquitaine",
        kind=LabelKind.REGION,
        statement="Choisi à voix haute, le mardi, après la relecture des storyboards.",
        verified_reason="L’équipe du pôle",
        region=AQUITAINE,
    ),
    LabelWords(
        owner="chloe@exemple.fr",
        name="Pôle Occitanie",
        kind=LabelKind.REGION,
        statement="Des films que l’on peut suivre les yeux fermés, et qui y perdent quand même.",
        verified_reason="L’équipe du pôle",
        region=OCCITANIE,
    ),
    LabelWords(
        owner="jeanne@exemple.fr",
        name="Pôle Centre-Val de Loire",
        kind=LabelKind.REGION,
        statement="Des films à hauteur d’eau, même quand il n’y a pas d’eau.",
        verified_reason="L’équipe du pôle",
        region=CENTRE,
    ),
    LabelWords(
        owner="aminata@exemple.fr",
        name="Pôle Île-de-France",
        kind=LabelKind.REGION,
        statement="Choisi par ceux qui se lèvent tôt, revu par ceux qui rentrent tard.",
        verified_reason="L’équipe du pôle",
        region=PARIS,
    ),
    LabelWords(
        owner="lucie@exemple.fr",
        name="Pôle La Réunion",
        kind=LabelKind.REGION,
        statement="Les films d’ici d’abord, puis ceux qui ont compris le vent.",
        verified_reason="L’équipe du pôle",
        region=REUNION,
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
                MICHELINE,
                (
                    "Le plan de la vitre tient deux secondes de trop. C’est exactement là que le film"
                    " commence."
                ),
            ),
            (
                MYRHA,
                (
                    "Elle connaissait l’heure, le trottoir et la marchande de tissus. Il lui manquait"
                    " une caméra ; on ne voit pas ce que cela aurait changé."
                ),
            ),
            (
                VOLCANOES,
                (
                    "La main se pose sur la pierre avant que la neige tombe. Dans l’autre sens, ce"
                    " serait un joli film sur la météo."
                ),
            ),
            (
                BRUME,
                (
                    "Vingt ans à écrire la musique des autres, puis un film où l’on entend surtout"
                    " quelqu’un se taire. Il fallait oser commencer par là."
                ),
            ),
        ),
    ),
    SelectionWords(
        label="Nadia Ferhat",
        title="Ce que la nuit fait aux visages",
        intro=(
            "La nuit, un visage n’a plus que son contour. C’est peu, et c’est assez pour savoir"
            " qui attend, qui travaille, qui a peur. Quatre films sans un gros plan éclairé de"
            " face. Je monte depuis quinze ans et je n’ai jamais su quoi faire de la lumière de"
            " midi."
        ),
        entries=(
            (
                SALT,
                (
                    "On ne voit jamais ses yeux. Au troisième coup de râteau, on sait pourtant qu’elle"
                    " est fatiguée, et qu’elle ne s’arrêtera pas pour nous."
                ),
            ),
            (
                VOLCANOES,
                (
                    "Le seul visage du film est un œil, et il cherche quelqu’un. Deux images de moins,"
                    " et c’était un monstre."
                ),
            ),
            (
                MICHELINE,
                (
                    "Je l’ai monté : tenez-en compte. Mais la lanterne qui répond au train, je n’y"
                    " suis pour rien. Elle était déjà là, j’ai seulement attendu."
                ),
            ),
            (
                GARONNE,
                (
                    "Sept silhouettes contre un soleil couché. On les distingue à leur façon de rater"
                    " le deuxième temps, et c’est bien plus sûr qu’un visage."
                ),
            ),
        ),
    ),
    SelectionWords(
        label="Médiathèque des Carmes",
        title="Filmer le travail",
        intro=(
            "Quelqu’un fait un geste, quelqu’un d’autre le regarde sans l’interrompre : c’est"
            " tout, et c’est rare. Ces quatre films ont été vus à la médiathèque par des"
            " éboueurs, une lingère et la classe de CM2 de l’école Paul-Bert. Ils ont corrigé"
            " deux raisons sur quatre ; nous avons gardé leurs versions."
        ),
        entries=(
            (
                SLUICE,
                (
                    "La manivelle fait quarante-deux tours. Le film en montre assez pour que l’on se"
                    " mette à compter, et s’arrête avant que l’on triche."
                ),
            ),
            (
                MYRHA,
                (
                    "« Il tient le balai comme il faut, bas, avec le dos. » Raison donnée par M. Lopes,"
                    " vingt-six ans de voirie ; nous n’avons rien à ajouter."
                ),
            ),
            (
                SALT,
                (
                    "Le tas grandit d’un grain à la fois et le film ne triche pas sur la durée."
                    " Quand elle pose le râteau, on a mal aux épaules."
                ),
            ),
            (
                DRIFT_ONE,
                (
                    "Conduire est un métier, faire les courses aussi. À notre connaissance, personne"
                    " n’avait filmé les deux dans le même virage."
                ),
            ),
        ),
    ),
    SelectionWords(
        label="Festival Plein Court",
        title="Trois minutes pas plus",
        intro=(
            "Chaque année, quelqu’un nous écrit que son film ne pouvait pas durer moins. En voici"
            " cinq qui pouvaient. Aucun n’a l’air pressé, ce qui est la définition exacte de la"
            " vitesse. À voir debout, entre deux portes, ou trois fois de suite."
        ),
        entries=(
            (
                DRIFT_ONE,
                (
                    "Six œufs au départ, six à l’arrivée : voilà un scénario. Le compte à la fin fait"
                    " plus peur que toutes les glissades."
                ),
            ),
            (
                GARONNE,
                (
                    "Une idée par mesure, et aucune ne revient. Nous l’avons passé en ouverture :"
                    " la salle a battu le mauvais temps, mais ensemble."
                ),
            ),
            (
                VOLCANOES,
                (
                    "Quatre secondes pour gravir neuf cents mètres. L’ellipse la plus courte du"
                    " festival, et la seule qui essouffle."
                ),
            ),
            (
                DRIFT_TWO,
                (
                    "Deux répliques dans tout le film, et la seconde met la première en prison."
                    " Le jury a demandé à rencontrer le gendarme."
                ),
            ),
            (
                SLUICE,
                (
                    "L’eau monte de deux mètres soixante dans un seul plan. C’est le film d’action de"
                    " la sélection."
                ),
            ),
        ),
    ),
    SelectionWords(
        label="LabFilms",
        title="Carte blanche à La Réunion",
        intro=(
            "LabFilms m’a prêté sa page et j’ai pris mon temps, onze heures d’avion. J’ai mis les"
            " nôtres d’abord. Les deux autres, je les ai choisis parce qu’ils se passent très"
            " loin d’ici et que ma grand-mère y a tout reconnu : l’heure, le vent, la marchande."
            " Lucie Hoarau."
        ),
        curator="lucie@exemple.fr",
        entries=(
            (
                BRUME,
                (
                    "J’ai écrit douze pages de dialogue. Rosemay en a gardé un souffle, et il est"
                    " juste. Je ne le lui dirai pas deux fois."
                ),
            ),
            (
                SALT,
                (
                    "C’est mon film, je me le suis donné : on appelle cela une carte blanche. Regardez"
                    " plutôt Ginette, au fond, qui refuse de jouer et qui joue."
                ),
            ),
            (
                MYRHA,
                (
                    "La marchande de wax lève son rideau comme on lève le nôtre au marché de"
                    " Saint-Paul : d’une main, sans regarder, en parlant à quelqu’un."
                ),
            ),
            (
                VOLCANOES,
                (
                    "Chez nous, le volcan ne dort pas mal, il ne dort pas. Mais la petite qui monte"
                    " avec sa lanterne, je l’ai connue, elle habitait Bourg-Murat."
                ),
            ),
        ),
    ),
    SelectionWords(
        label="Théo (19 ans)",
        title="Ratés par ma faute : quatre arrêts de bus",
        intro=(
            "J’ai repris la sélection de Nadia Ferhat dans le même ordre, parce que l’ordre est"
            " parfait. Seules les raisons changent : les miennes sont des arrêts. Ligne 3,"
            " direction Basseau."
        ),
        cloned_from="Ce que la nuit fait aux visages",
        entries=(
            (
                SALT,
                (
                    "Arrêt Gare. À cause des reflets : j’ai mis le téléphone droit, puis moi droit,"
                    " puis j’ai compris qu’on était au dépôt."
                ),
            ),
            (
                VOLCANOES,
                (
                    "Arrêt Champ-de-Mars. C’est le mien, je vérifiais le son. Il est mieux dans un bus"
                    " à l’arrêt."
                ),
            ),
            (
                MICHELINE,
                (
                    "Arrêt Saint-Roch. Regarder passer un train dans un bus qui ne part pas : je ne"
                    " sais pas qui a eu l’idée, mais merci."
                ),
            ),
            (
                GARONNE,
                (
                    "Terminus. La dame devant moi tapait du pied sur le premier temps. Elle n’avait"
                    " pas de casque."
                ),
            ),
        ),
    ),
    # What each region shows: the national front is made of these.
    SelectionWords(
        label="Pôle Île-de-France",
        title="À pied",
        intro=(
            "Trois films que l’on peut refaire à pied, à condition de se lever. Nous avons"
            " chronométré : le plus long trajet va d’un balcon à un rideau de fer."
        ),
        entries=(
            (
                MYRHA,
                (
                    "Le soleil met dix minutes à descendre une façade. Le film en garde six secondes,"
                    " et l’on a tout de même l’impression d’avoir attendu."
                ),
            ),
            (
                GARONNE,
                (
                    "Une ville filmée par ceux qui habitent aux étages. À Paris, il aurait fallu"
                    " quarante autorisations ; là-bas, quarante voisins."
                ),
            ),
            (
                BRUME,
                (
                    "Elle marche jusqu’à ce que l’image n’ait plus rien à montrer, puis elle continue."
                    " Nous avons pensé au périphérique, un soir de novembre."
                ),
            ),
        ),
    ),
    SelectionWords(
        label="Pôle Centre-Val de Loire",
        title="Au fil de l’eau",
        intro="De l’eau douce, de l’eau salée, et celle qui n’est pas encore tombée.",
        entries=(
            (
                SLUICE,
                (
                    "Un canal vu en coupe, comme un gâteau. On comprend enfin pourquoi les mariniers"
                    " ne parlent jamais de profondeur."
                ),
            ),
            (
                SALT,
                (
                    "Chaque bassin a sa lune. Nous en avons compté sept, et une huitième dans le"
                    " dernier, que personne n’avait mise là."
                ),
            ),
            (
                DRIFT_TWO,
                (
                    "La pluie est si bien dessinée que nous avons fermé la fenêtre de la salle. Elle"
                    " était fermée."
                ),
            ),
        ),
    ),
    SelectionWords(
        label="Pôle Occitanie",
        title="D’oreille",
        intro="Écoutés d’abord sans l’image, un samedi, dans le noir, par onze personnes assises.",
        entries=(
            (
                GARONNE,
                (
                    "La caisse claire tombe sur une fenêtre qui s’allume. Au troisième couplet, on"
                    " entend les fenêtres."
                ),
            ),
            (
                MICHELINE,
                (
                    "Deux bogies, huit cent soixante millisecondes : le rail est juste. Un ancien"
                    " cheminot a pleuré avant l’image."
                ),
            ),
            (
                BRUME,
                (
                    "Une voix sans consonnes. Nous nous sommes disputés sur ce qu’elle dit, et nous"
                    " avions tous raison."
                ),
            ),
        ),
    ),
    SelectionWords(
        label="Pôle Nouvelle-Aquitaine",
        title="Dessiné d’abord",
        intro="Quatre films passés sur papier avant de passer à l’acte. Deux sont d’ici.",
        entries=(
            (
                VOLCANOES,
                (
                    "Le trait respire avec la montagne. L’auteur a ralenti quatre fois un chien"
                    " endormi ; nous avons rencontré le chien, il est d’accord."
                ),
            ),
            (
                DRIFT_TWO,
                (
                    "Vu de dessus, un rond-point est une horloge. Mamie la remonte, et le film avance"
                    " d’une heure."
                ),
            ),
            (
                DRIFT_ONE,
                (
                    "Le huit tracé par les pneus est le plus beau dessin de l’année. Il a été effacé"
                    " par la balayeuse à 7 h 15."
                ),
            ),
            (
                SLUICE,
                (
                    "Les peupliers et leurs reflets : on ne sait plus lesquels ont été découpés. Nous"
                    " avons retourné l’image, elle tient."
                ),
            ),
        ),
    ),
    SelectionWords(
        label="Pôle Auvergne-Rhône-Alpes",
        title="Entre deux cols",
        intro=(
            "Ce que nous passons le premier jeudi du mois, quand quelqu’un est venu de loin et"
            " qu’il faut que la route en vaille la peine."
        ),
        entries=(
            (
                MICHELINE,
                (
                    "Le seul rouge du film traverse un viaduc gris en six secondes. Toute la vallée a"
                    " compris où étaient passés les crédits."
                ),
            ),
            (
                SLUICE,
                (
                    "Un éclusier et un chef de gare auraient beaucoup à se dire. Nous les avons"
                    " programmés le même soir, ils se sont tus ensemble."
                ),
            ),
            (
                MYRHA,
                (
                    "Le métro aérien passe exactement à la vitesse de notre autorail. La différence,"
                    " c’est qu’il y en a un autre après."
                ),
            ),
        ),
    ),
    SelectionWords(
        label="Pôle La Réunion",
        title="Avant les nuages",
        intro="À onze heures, on ne tourne plus : on choisit. Voici ce qui reste de la matinée.",
        entries=(
            (
                BRUME,
                (
                    "Le dernier plan est au-dessus de tout. Elle a mis trois ans à trouver le rocher,"
                    " et un mardi à trouver la mer de nuages."
                ),
            ),
            (
                SALT,
                (
                    "La Pointe au Sel, la nuit, sans un projecteur. Jean-Yves a attendu la lune"
                    " onze soirs ; elle est venue le douzième, en retard et très belle."
                ),
            ),
            (
                MICHELINE,
                (
                    "Nous avons eu un train, jusqu’en 1963. Les anciens ont reconnu le bruit des"
                    " joints avant l’autorail."
                ),
            ),
        ),
    ),
)

PLACEMENTS = (
    PlacementWords(
        selection="Premières fois",
        reason="Parce que c’est la rentrée des classes de cinéma, et que rater s’apprend.",
        since=0,
        until=21,
        priority=2,
    ),
    PlacementWords(
        selection="Filmer le travail",
        reason="Cette semaine, on parle des retraites ; regardons plutôt les gestes.",
        since=21,
        until=35,
    ),
    PlacementWords(
        selection="Ce que la nuit fait aux visages",
        reason="Les soirées rallongent : autant qu’elles servent.",
        since=0,
        until=30,
        region=AQUITAINE,
    ),
    PlacementWords(
        selection="Trois minutes pas plus",
        reason="En attendant juin, le festival tient dans une poche.",
        since=0,
        until=None,
        region=ARA,
    ),
)

# Who follows what, by e-mail: regions by slug, labels by name, people by e-mail.
FOLLOWS = {
    "ines@exemple.fr": (ARA, "LabFilms", "Festival Plein Court", "marc@exemple.fr", "karim@exemple.fr"),
    "karim@exemple.fr": (AQUITAINE, "Nadia Ferhat", "LabFilms", "aminata@exemple.fr", "jeanne@exemple.fr"),
    "lucie@exemple.fr": (REUNION, "LabFilms", "Pôle La Réunion", "rosemay@exemple.fr", "theo@exemple.fr"),
    "marc@exemple.fr": (ARA, "Festival Plein Court", "odile@exemple.fr", "solene@exemple.fr"),
    "nadia@exemple.fr": (AQUITAINE, "Médiathèque des Carmes", "Théo (19 ans)", "karim@exemple.fr"),
    "theo@exemple.fr": (AQUITAINE, "Nadia Ferhat", "LabFilms", "awa@exemple.fr", "solene@exemple.fr"),
    "aminata@exemple.fr": (PARIS, "LabFilms", "Médiathèque des Carmes", "awa@exemple.fr"),
    "noe@exemple.fr": (OCCITANIE, "Pôle Occitanie", "chloe@exemple.fr", "bastien@exemple.fr"),
    "chloe@exemple.fr": (OCCITANIE, "Festival Plein Court", "noe@exemple.fr"),
    "jeanne@exemple.fr": (CENTRE, "Médiathèque des Carmes", "bastien@exemple.fr", "noe@exemple.fr"),
    "bastien@exemple.fr": (CENTRE, OCCITANIE, "noe@exemple.fr", "Festival Plein Court"),
    "solene@exemple.fr": (AQUITAINE, "Festival Plein Court", "ibrahim@exemple.fr"),
    "ibrahim@exemple.fr": (AQUITAINE, "LabFilms", "solene@exemple.fr", "marc@exemple.fr"),
    "rosemay@exemple.fr": (REUNION, "LabFilms", "lucie@exemple.fr", "jean-yves@exemple.fr"),
    "claire@exemple.fr": (ARA, "Médiathèque des Carmes", "Nadia Ferhat", "mathilde@exemple.fr"),
    "helene@exemple.fr": (AQUITAINE, "Festival Plein Court", "jeanne@exemple.fr"),
    "mathilde@exemple.fr": (ARA, "Festival Plein Court", "marc@exemple.fr", "ines@exemple.fr"),
    TEAM_EMAIL: (ARA, REUNION, "Festival Plein Court", "lucie@exemple.fr"),
}  # fmt: skip

REGARDS = (
    RegardWords(
        film=SALT,
        author="karim@exemple.fr",
        trade="cinematographer",
        text=(
            "Une seule source, et elle bouge : la lune. J’ai cherché le réflecteur pendant trois"
            " visions. C’est le sel."
        ),
    ),
    RegardWords(
        film=BRUME,
        author="noe@exemple.fr",
        trade="sound-recordist",
        text=(
            "Le brouillard étouffe tout sauf les basses et les oiseaux. Quelqu’un ici a vraiment"
            " écouté, ou vraiment attendu. Souvent, c’est pareil."
        ),
    ),
    RegardWords(
        film=VOLCANOES,
        author="nadia@exemple.fr",
        trade="editor",
        text=(
            "L’œil s’ouvre en quatorze images. À douze on sursaute, à seize on comprend. Quatorze,"
            " c’est le temps d’avoir peur pour lui."
        ),
    ),
    RegardWords(
        film=MYRHA,
        author="mathilde@exemple.fr",
        trade="producer",
        text=(
            "J’ai lu le devis : trois allers-retours en train et un wax. Je l’ai affiché au"
            " bureau, à hauteur des yeux des gens qui demandent une grue."
        ),
    ),
    RegardWords(
        film=MICHELINE,
        author="ibrahim@exemple.fr",
        trade="key-grip",
        text=(
            "Le travelling latéral dans la voiture, c’est le paysage qui le fait. Économie de"
            " rails : totale. Je retiens l’idée et je ne la rendrai pas."
        ),
    ),
    RegardWords(
        film=DRIFT_TWO,
        author="jean-yves@exemple.fr",
        trade="drone-operator",
        text=(
            "Vu d’en haut, le plan du rond-point est meilleur que tous mes plans de drone. Et il"
            " n’a pas fait fuir une seule mouette."
        ),
        shown=False,
    ),
)

REPORTS = (
    ReportWords(
        reporter="odile@exemple.fr",
        film=GARONNE,
        reason=Reason.WORK,
        explanation=(
            "Bonjour. À la douzième seconde, l’arpège est celui d’une valse que je joue au bal de"
            " Brioude depuis 2009 ; j’ai la partition et un enregistrement daté. Je n’accuse"
            " personne, c’est peut-être une rencontre. J’aimerais seulement que l’on demande aux"
            " Péniches, et que l’autrice soit nommée si c’en est une. Le clip est très beau,"
            " laissez-le en ligne."
        ),
    ),
)
