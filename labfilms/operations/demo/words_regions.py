"""What the demo’s regions say of themselves. The places are true."""

from labfilms.operations.demo.sheets import (
    AQUITAINE,
    ARA,
    CENTRE,
    OCCITANIE,
    PARIS,
    REUNION,
    HubWords,
    PanelWords,
)
from regions.territory.enums import TeamRole

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
        panels=(
            PanelWords("in_front"),
            PanelWords(
                "words",
                "Le bassin d’Auvergne",
                "<p>Quatre départements, une seule liste de diffusion. Le bassin va de Riom à"
                " Aurillac et de Moulins à Brioude ; on s’y prête une perche, un hangar, un"
                " boulanger qui ouvre à cinq heures. Pour en être, venez un premier jeudi :"
                " c’est à Cébazat, salle du fond, on reconnaît la porte au camion.</p>",
            ),
            PanelWords("projects", "On tourne bientôt"),
            PanelWords("films", "Tournés entre deux cols"),
            PanelWords("people", "Les gens du bassin, et des vallées d’à côté"),
            PanelWords("selections"),
            PanelWords("production", "Produits d’ici"),
            PanelWords("structures"),
            PanelWords(
                "partners",
                "Avec",
                partners=(
                    "Le Quadrille",
                    "Festival Plein Court",
                    "Cinéma Le Palace",
                    "Loc’Arverne",
                ),
            ),
        ),
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
        panels=(
            PanelWords("films", "Faits dans l’île"),
            PanelWords(
                "words",
                "Avant de tourner ici",
                "<p>Le parc national se demande six semaines avant, les pêcheurs la veille, et le"
                " volcan jamais. Pour la Pointe au Sel, écrivez au pôle : nous connaissons"
                " l’heure des bassins.</p>",
            ),
            PanelWords("projects", "Ce qui s’écrit"),
            PanelWords("in_front"),
            PanelWords("people", "Qui appeler"),
            PanelWords("selections"),
        ),
    ),
    HubWords(
        region=PARIS,
        intro=(
            "<p>Le pôle commence à la Goutte d’Or et s’arrête quand on n’a plus de ticket. On"
            " tourne tôt, à pied, avec une autorisation pliée en quatre ; on finit au café, où le"
            " patron garde les batteries en charge derrière le percolateur.</p>"
            "<ul><li>Le lundi à 19 h, salle de la rue Myrha : on montre, on ne défend pas.</li>"
            "<li>Un groupe de repérage partage ses cours, ses toits et ses horaires de"
            " livraison.</li><li>Les figurants du quartier sont défrayés comme tout le monde."
            " C’est écrit sur la porte.</li></ul>"
        ),
        view="zinc",
        picture_title="Les toits de la Goutte d’Or, six heures moins cinq",
        picture_credit="Papier découpé : l’équipe du pôle",
        team="aminata@exemple.fr",
        role=TeamRole.MANAGER,
    ),
    HubWords(
        region=OCCITANIE,
        intro=(
            "<p>Ici la lumière arrive en avance et les groupes en retard. Entre Toulouse,"
            " Montpellier et deux ou trois causses, on tourne des clips l’été, des fictions quand"
            " le vent tombe, et des prises de son toute l’année : la Garonne ne se tait"
            " jamais.</p><ul><li>Chaque premier samedi, écoute d’ambiances dans le noir, quai de"
            " la Daurade. On apporte un coussin.</li><li>La camionnette du pôle fait Toulouse –"
            " Millau le vendredi. Trois places, une caisse de pieds.</li><li>Le vent d’autan"
            " compte comme un imprévu, pas comme une excuse.</li></ul>"
        ),
        view="quays",
        picture_title="Le Pont-Neuf, un soir de vent d’autan",
        picture_credit="Papier découpé : l’équipe du pôle",
        team="chloe@exemple.fr",
        role=TeamRole.MANAGER,
    ),
    HubWords(
        region=CENTRE,
        intro=(
            "<p>Deux cents kilomètres de Loire, autant de canaux, et personne pressé. On filme à"
            " hauteur d’eau, on repère à vélo, on attend que la brume se lève ou qu’elle veuille"
            " bien rester. Orléans a les bancs de montage, Briare les écluses, Blois les"
            " scénaristes.</p><ul><li>Le bateau du pôle embarque quatre personnes et une caméra,"
            " ou cinq personnes sans batterie.</li><li>Chaque mois, un métier à filmer : on"
            " publie l’adresse, vient qui veut, à six au plus.</li><li>Les sons d’oiseaux sont en"
            " libre-service, classés par heure de lever.</li></ul>"
        ),
        view="loire",
        picture_title="La Loire à Briare, toues amarrées",
        picture_credit="Papier découpé : l’équipe du pôle",
        team="jeanne@exemple.fr",
        role=TeamRole.MANAGER,
    ),
)
