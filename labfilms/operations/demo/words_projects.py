"""The structures of the demo, and the films that it is making: no number of a register."""

from types import MappingProxyType

from labfilms.operations.demo.sheets import (
    AQUITAINE,
    ARA,
    CENTRE,
    OCCITANIE,
    REUNION,
    ApplicationWords,
    CollectionWords,
    NeedWords,
    OrganisationWords,
    ProjectWords,
)
from network.calls.enums import Pay, Side
from network.organisations.enums import OrganisationKind
from projects.needs.enums import NeedKind
from projects.space.enums import Stage

ORGANISATIONS = (
    OrganisationWords(
        name="Le Quadrille",
        colours=("#efe2c2", "#1d1b20", "#d98a4e"),
        kind=OrganisationKind.NETWORK,
        region=ARA,
        town="Clermont-Ferrand",
        admin="claire@exemple.fr",
        members=("ines@exemple.fr", "mathilde@exemple.fr"),
        statement=(
            "Grappe d’entreprises et d’associations de l’image en Auvergne : onze structures, une"
            " photocopieuse. Nous achetons ensemble ce qui sert deux fois par an, nous répondons"
            " ensemble aux appels à projets, et nous partageons une administratrice le mardi et"
            " le jeudi. L’adhésion coûte une cotisation et une permanence."
        ),
        verified_reason="Statuts et liste des membres vus par l’équipe du pôle",
    ),
    OrganisationWords(
        name="Basalte Productions",
        colours=("#2a2826", "#f4ead0", "#b5382a"),
        kind=OrganisationKind.PRODUCTION,
        region=ARA,
        town="Clermont-Ferrand",
        admin="mathilde@exemple.fr",
        members=("marc@exemple.fr",),
        in_charge=("solene@exemple.fr",),
        adheres_to="Le Quadrille",
        statement=(
            "Des premiers films, tournés à moins de deux heures d’ici. Nous lisons jusqu’à la page"
            " dix, nous répondons à tout le monde, et nous payons les repas avant les optiques."
        ),
        verified_reason="Quatre films produits dans la région, générique à l’appui",
    ),
    OrganisationWords(
        name="Loc’Arverne",
        colours=("#b9cbbf", "#1d302b", "#e8b53c"),
        kind=OrganisationKind.SUPPLIER,
        region=ARA,
        town="Cébazat",
        admin="ines@exemple.fr",
        adheres_to="Le Quadrille",
        statement=(
            "Loueur de caméras, de lumière et de bon sens. Tarif premier film : moitié prix en"
            " semaine, gratuit le lundi si vous ramenez tout chargé. Le camion de Marc connaît le"
            " chemin."
        ),
    ),
    OrganisationWords(
        name="BTS audiovisuel, Angoulême",
        colours=("#f0c04e", "#241530", "#d2703a"),
        kind=OrganisationKind.SCHOOL,
        region=AQUITAINE,
        town="Angoulême",
        admin="nadia@exemple.fr",
        members=("theo@exemple.fr",),
        statement=(
            "Vingt-quatre étudiants, deux perches, un plateau de cent vingt mètres carrés. Nous"
            " tournons six exercices par an et nous ouvrons nos postes doublés aux équipes de la"
            " région : un professionnel, un étudiant, une journée."
        ),
        verified_reason="Section connue du rectorat, rencontrée par l’équipe du pôle",
    ),
    OrganisationWords(
        name="Cinéma Le Palace",
        colours=("#7a1f2e", "#ffe3b0", "#c23a2b"),
        kind=OrganisationKind.CINEMA,
        region=ARA,
        town="Brioude",
        admin="odile@exemple.fr",
        members=("claire@exemple.fr",),
        adheres_to="Le Quadrille",
        statement=(
            "Une salle, cent quatre-vingt-six fauteuils, un projectionniste bénévole qui a connu"
            " les bobines. Chaque séance commence par un court métrage fait dans la région."
            " Personne n’arrive plus en retard."
        ),
    ),
)

# What a producer shows, free to watch. A film that is not public yet waits in its place.
COLLECTIONS = (
    CollectionWords(
        organisation="Basalte Productions",
        title="À deux heures d’ici",
        intro=(
            "Des premiers films tournés sans dormir ailleurs que chez soi. Nous les montrons"
            " gratuitement : ils ont déjà coûté assez de cafés."
        ),
        films=("La Dernière Micheline", "48 h à Cébazat"),
    ),
    CollectionWords(
        organisation="Basalte Productions",
        title="Mamie fait du drift",
        intro=(
            "La série de Solène Faucher, en entier : deux épisodes, une grand-mère, aucun œuf"
            " cassé. L’argent paie l’essence du troisième."
        ),
        films=("Mamie fait du drift, 1 : Le parking", "Mamie fait du drift, 2 : Le rond-point"),
    ),
)

# Five films were made here: their projects are finished, and their teams are their credits. Each
# has the structure that carried it, or none.
MADE_HERE = MappingProxyType(
    {
        "brume": "",
        "garonne": "",
        "micheline": "Basalte Productions",
        "myrha": "",
        "sluice": "",
    }
)

PROJECTS = (
    ProjectWords(
        title="Le Bac d’Ambès",
        owner="solene@exemple.fr",
        organisation="BTS audiovisuel, Angoulême",
        stage=Stage.PREPARATION,
        region=AQUITAINE,
        town="Ambès",
        pitch=(
            "Le dernier matin d’un bac que personne ne prendra plus : le pont ouvre à midi. Le"
            " passeur fait payer, pour la forme, la seule voiture qui se présente. Elle est"
            " conduite par l’ingénieure du pont. La traversée dure onze minutes, ils ont"
            " trente ans de choses à se dire. Fiction, douze minutes, trois jours sur l’eau."
        ),
        pay=Pay.REFUNDED,
        contract="Trajets et repas remboursés sur justificatifs, couchage à Bourg-sur-Gironde",
        shoot_in=(46, 48),
        team=(
            ("solene@exemple.fr", ("director", "screenwriter")),
            ("karim@exemple.fr", ("cinematographer",)),
            ("ibrahim@exemple.fr", ("key-grip",)),
            ("theo@exemple.fr", ("storyboard-artist",)),
        ),
        needs=(
            NeedWords(
                kind=NeedKind.POST,
                trade="sound-recordist",
                days=3,
                words=(
                    "Trois jours sur un bac : vent, moteur diesel, deux comédiens qui parlent bas."
                    " Il faut aimer les micros-cravates et l’imprévu."
                ),
            ),
            NeedWords(
                kind=NeedKind.POST,
                trade="first-assistant-camera",
                days=3,
                paired=True,
                words=(
                    "Poste doublé : une personne qui sait tenir le point sur un pont qui bouge, une"
                    " personne qui l’apprend. Karim laisse la caméra à l’élève l’après-midi."
                ),
            ),
            NeedWords(kind=NeedKind.GEAR, words="Deux gilets de sauvetage noirs, taille adulte"),
            NeedWords(
                kind=NeedKind.PLACE,
                words="Un hangar de l’estuaire où replier le plateau s’il pleut de côté",
            ),
        ),
        applications=(
            ApplicationWords(
                person="noe@exemple.fr",
                trade="sound-recordist",
                note=(
                    "J’ai deux émetteurs qui ont survécu à un chalutier. Je peux venir avec"
                    " Bastien à la perche, il tient mieux debout que moi."
                ),
            ),
            ApplicationWords(
                person="bastien@exemple.fr",
                trade="sound-recordist",
                note="Je suis plutôt perchman, mais je progresse, et je n’ai pas le mal de mer.",
                reply=(
                    "Merci Bastien, votre lettre nous a fait sourire. Ce film demande quelqu’un qui"
                    " a déjà enregistré sur l’eau ; nous gardons votre nom pour la perche."
                ),
            ),
            ApplicationWords(
                person="awa@exemple.fr",
                trade="first-assistant-camera",
                side=Side.LEARNS,
                note="Je dessine des plans depuis cinq ans, j’aimerais savoir ce qui est net.",
                retained=True,
            ),
        ),
    ),
    ProjectWords(
        title="Poussière d’Orgue",
        owner="lucie@exemple.fr",
        stage=Stage.WRITING,
        region=REUNION,
        town="Saint-Leu",
        pitch=(
            "À Saint-Leu, un facteur d’orgues vient chercher dans une église un son que l’on"
            " n’entend que par cyclone. Il reste trois semaines, le temps est superbe. Scénario en"
            " deuxième version, quinze pages, créole et français. Je cherche une relecture"
            " franche, et quelqu’un qui sache pourquoi une anche se tait."
        ),
        team=(
            ("lucie@exemple.fr", ("director", "screenwriter")),
            ("rosemay@exemple.fr", ("composer",)),
        ),
        needs=(
            NeedWords(
                kind=NeedKind.POST,
                trade="script-editor",
                words="Deux lectures, une maintenant, une quand j’aurai cessé de bouder.",
            ),
            NeedWords(
                kind=NeedKind.MUSIC,
                words="Un enregistrement d’orgue à vent, même très mauvais, surtout très mauvais",
            ),
        ),
        pay=Pay.VOLUNTEER,
        calls=False,
    ),
    ProjectWords(
        title="48 h à Cébazat",
        owner="marc@exemple.fr",
        organisation="Basalte Productions",
        stage=Stage.POST,
        region=ARA,
        town="Cébazat",
        pitch=(
            "Un défi de quarante-huit heures, un lieu imposé (le parking du Sémaphore), un objet"
            " imposé (un thermos). Nous avons rendu à quarante-sept heures cinquante-deux. Le"
            " thermos est rentré plein."
        ),
        pay=Pay.REFUNDED,
        contract="Repas et essence",
        team=(
            ("marc@exemple.fr", ("director", "unit-manager")),
            ("ines@exemple.fr", ("first-assistant-director",)),
            ("odile@exemple.fr", ("prop-master",)),
            ("bastien@exemple.fr", ("boom-operator",)),
            ("mathilde@exemple.fr", ("producer",)),
            ("nadia@exemple.fr", ("editor",)),
        ),
        finished=True,
    ),
    ProjectWords(
        title="La Voix du car",
        owner="chloe@exemple.fr",
        stage=Stage.DEVELOPMENT,
        region=OCCITANIE,
        town="Millau",
        pitch=(
            "Une adolescente apprend par cœur les annonces du car Toulouse – Millau, parce que la"
            " voix enregistrée est celle de sa mère. La ligne change de prestataire vendredi."
            " Dix minutes, deux nuits, un car que nous avons déjà."
        ),
        pay=Pay.PAID,
        contract="CDDU au minimum de la convention, deux nuits",
        shoot_in=(70, 72),
        team=(
            ("chloe@exemple.fr", ("director",)),
            ("noe@exemple.fr", ("sound-recordist",)),
        ),
        needs=(
            NeedWords(
                kind=NeedKind.POST,
                trade="gaffer",
                days=2,
                words=(
                    "Cheffe ou chef électro pour l’intérieur d’un car, de nuit, sur batteries."
                    " Il y a quarante-neuf liseuses : nous voulons les commander une par une."
                ),
            ),
            NeedWords(
                kind=NeedKind.POST,
                trade="actor",
                days=2,
                words="Comédienne de quatorze à seize ans, accent bienvenu, pas d’expérience.",
            ),
        ),
    ),
    ProjectWords(
        title="Poste restante",
        owner="odile@exemple.fr",
        organisation="Cinéma Le Palace",
        stage=Stage.DEVELOPMENT,
        region=ARA,
        town="Brioude",
        pitch=(
            "Une factrice à la retraite distribue, un dimanche, les quarante lettres que la poste"
            " de son village n’a jamais remises. Les destinataires ont vieilli, les nouvelles"
            " non. Quinze minutes, quatre jours, quarante vraies boîtes aux lettres."
        ),
        pay=Pay.REFUNDED,
        contract="Repas à la salle des fêtes, essence, une place de cinéma par jour",
        shoot_in=(58, 61),
        team=(
            ("odile@exemple.fr", ("director", "prop-master")),
            ("ines@exemple.fr", ("first-assistant-director",)),
            ("marc@exemple.fr", ("unit-manager",)),
        ),
        needs=(
            NeedWords(
                kind=NeedKind.POST,
                trade="costume-designer",
                days=4,
                words=(
                    "Un uniforme de factrice de 1987, avec le droit de l’avoir porté. Le reste"
                    " sort des armoires du village, nous avons les clés."
                ),
            ),
            NeedWords(
                kind=NeedKind.POST,
                trade="script-supervisor",
                days=4,
                words="Scripte : quarante lettres, quarante raccords d’enveloppe. Bon caractère.",
            ),
            NeedWords(kind=NeedKind.PLACE, words="Un bureau de poste fermé, guichet en place"),
            NeedWords(kind=NeedKind.GEAR, words="Une bicyclette jaune, état de marche facultatif"),
        ),
        applications=(
            ApplicationWords(
                person="jeanne@exemple.fr",
                trade="script-supervisor",
                note="J’ai tenu le cahier de Roger tout un automne : je note bien, et à l’heure.",
            ),
        ),
    ),
    ProjectWords(
        title="La Garde-barrière",
        owner="jeanne@exemple.fr",
        stage=Stage.PREPARATION,
        region=CENTRE,
        town="Briare",
        pitch=(
            "Il en reste une. Elle ouvre à la main, à 5 h 52, à 13 h 10 et quand elle entend"
            " quelque chose. Documentaire, vingt minutes, une semaine à trois dans une maison de"
            " deux pièces. Après Écluse 14, le deuxième volet des métiers qu’on remplace par un"
            " boîtier."
        ),
        pay=Pay.REFUNDED,
        contract="Train, repas, et le lit du haut",
        shoot_in=(33, 39),
        team=(
            ("jeanne@exemple.fr", ("director",)),
            ("karim@exemple.fr", ("cinematographer",)),
        ),
        needs=(
            NeedWords(
                kind=NeedKind.POST,
                trade="sound-recordist",
                days=6,
                paired=True,
                words=(
                    "Poste doublé : prise de son en direct, trains compris. Une personne du métier,"
                    " une personne qui commence ; le silence s’apprend à deux."
                ),
            ),
        ),
        applications=(
            ApplicationWords(
                person="bastien@exemple.fr",
                trade="sound-recordist",
                side=Side.LEARNS,
                note="Je suis à une heure de vélo. J’apporte ma combinaison de pluie.",
            ),
        ),
    ),
)
