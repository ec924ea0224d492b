"""The films of the demo: their sheets and who made them."""

from ecran.films.enums import Format, Genre, Language
from labfilms.operations.demo.sheets import (
    AQUITAINE,
    ARA,
    CENTRE,
    OCCITANIE,
    PARIS,
    REUNION,
    CreditWords,
    FilmWords,
)

# In this order they are drawn: after six, each region has one to show on the national front.
FILMS = (
    FilmWords(
        reel="myrha",
        owner="aminata@exemple.fr",
        title="Rue Myrha, 6 h",
        region=PARIS,
        year=2026,
        synopsis=(
            "Un homme lave la rue avant que les autres y marchent. Une femme lève son rideau de"
            " fer. Le métro passe au-dessus, plein de gens qui voient le soleil en premier. À six"
            " heures dix, il atteint le troisième étage, et quelqu’un pose sa tasse."
        ),
        note=(
            "J’ai filmé ma rue à l’heure où elle n’est à personne. Trois semaines de repérages"
            " depuis mon balcon, en robe de chambre ; trente secondes à l’arrivée. Karim venait"
            " par le premier train de Poitiers et repartait par le suivant.\n\nLes tissus sont"
            " ceux du magasin où j’ai travaillé. La patronne a demandé que l’on voie bien le"
            " wax bleu. On le voit bien."
        ),
        format=Format.DOCUMENTARY,
        genre=Genre.CHRONICLE,
        language=Language.NONE,
        festival_life=(
            "Projeté sur le rideau de fer du magasin, baissé pour l’occasion. Festival Plein"
            " Court, 2026, séance de sept heures du matin, salle pleine."
        ),
        credits=(
            CreditWords("director", "Aminata Sarr", "aminata@exemple.fr"),
            CreditWords("screenwriter", "Aminata Sarr", "aminata@exemple.fr"),
            CreditWords("storyboard-artist", "Awa Diarra", "awa@exemple.fr"),
            CreditWords("cinematographer", "Karim Bensaïd", "karim@exemple.fr"),
            CreditWords("sound-recordist", "Noé Castex", "noe@exemple.fr"),
            CreditWords("boom-operator", "Bastien Moreau", "bastien@exemple.fr"),
            CreditWords("editor", "Nadia Ferhat", "nadia@exemple.fr"),
            CreditWords("unit-manager", "Moussa Traoré"),
            CreditWords("costume-designer", "Fatou Ndiaye"),
        ),
    ),
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
            CreditWords("prop-master", "Odile Roux", "odile@exemple.fr"),
            CreditWords("editor", "Nadia Ferhat", "nadia@exemple.fr"),
            CreditWords("sound-editor", "Bernard Chazal"),
            CreditWords("composer", "Odile Roux", "odile@exemple.fr"),
            CreditWords("unit-manager", "Marc Delpuech", "marc@exemple.fr"),
            CreditWords("producer", "Mathilde Astier", "mathilde@exemple.fr"),
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
            CreditWords("cinematographer", "Jean-Yves Técher", "jean-yves@exemple.fr"),
            CreditWords("sound-recordist", "Mélissa Grondin"),
            CreditWords("editor", "Lucie Hoarau", "lucie@exemple.fr"),
            CreditWords("composer", "Rosemay Turpin", "rosemay@exemple.fr"),
            CreditWords("prop-master", "Ginette Payet"),
        ),
    ),
    FilmWords(
        reel="garonne",
        owner="chloe@exemple.fr",
        title="Radio Garonne",
        region=OCCITANIE,
        year=2026,
        synopsis=(
            "Une fréquence pirate, un soir d’été à Toulouse. Quelqu’un parle depuis un toit ; les"
            " fenêtres s’allument en mesure, le quai se met à danser, et le fleuve garde les"
            " basses pour lui."
        ),
        note=(
            "Tout est coupé sur le temps : cent battements par minute, aucun plan qui ne"
            " commence sur un premier. J’avais promis au groupe un clip sans play-back et sans"
            " le groupe. Les Péniches m’ont dit que c’était leur meilleur rôle.\n\nLes danseurs"
            " sont les gens du quai. Nous leur avons demandé de ne pas s’arrêter, ils ont demandé"
            " la même chose."
        ),
        format=Format.CLIP,
        genre=Genre.MUSICAL,
        language=Language.NONE,
        production="Les Péniches",
        festival_life="Diffusé sur la façade du port de la Daurade jusqu’à l’appel du voisin.",
        credits=(
            CreditWords("director", "Chloé Authié", "chloe@exemple.fr"),
            CreditWords("choreographer", "Chloé Authié", "chloe@exemple.fr"),
            CreditWords("cinematographer", "Solal Benichou"),
            CreditWords("gaffer", "Karim Bensaïd", "karim@exemple.fr"),
            CreditWords("sound-mixer", "Noé Castex", "noe@exemple.fr"),
            CreditWords("key-grip", "Ibrahim Koné", "ibrahim@exemple.fr", confirmed=False),
            CreditWords("editor", "Chloé Authié", "chloe@exemple.fr"),
            CreditWords("composer", "Les Péniches"),
            CreditWords("dancer", "Tout le quai de la Daurade"),
        ),
    ),
    FilmWords(
        reel="sluice",
        owner="jeanne@exemple.fr",
        title="Écluse 14",
        region=CENTRE,
        year=2025,
        synopsis=(
            "Roger ouvre et ferme l’écluse 14 depuis trente-huit ans. Une péniche arrive, l’eau"
            " monte de deux mètres soixante, un chien regarde. Le soir, il note l’heure dans un"
            " cahier que personne ne réclame plus depuis 1997."
        ),
        note=(
            "Je suis venue pour un week-end. Roger m’a donné la manivelle et il est allé faire"
            " le café : c’est là que j’ai compris combien pèse un plan fixe.\n\nL’éclusage est"
            " filmé en coupe, comme dans les manuels, parce que je voulais qu’un enfant de six"
            " ans puisse l’expliquer à sa sœur. La vérification a été faite : il peut."
        ),
        format=Format.DOCUMENTARY,
        genre=Genre.PORTRAIT,
        language=Language.NONE,
        festival_life=(
            "Première sur la péniche « Belle-Marinette », douze spectateurs, flottaison correcte."
            " Mois du film documentaire, médiathèque de Briare."
        ),
        credits=(
            CreditWords("director", "Jeanne Quéré", "jeanne@exemple.fr"),
            CreditWords("documentary-writer", "Jeanne Quéré", "jeanne@exemple.fr"),
            CreditWords("cinematographer", "Karim Bensaïd", "karim@exemple.fr"),
            CreditWords("sound-recordist", "Noé Castex", "noe@exemple.fr"),
            CreditWords("boom-operator", "Bastien Moreau", "bastien@exemple.fr", confirmed=False),
            CreditWords("editor", "Nadia Ferhat", "nadia@exemple.fr"),
            CreditWords("musician", "Odile Roux", "odile@exemple.fr"),
            CreditWords("narrator", "Roger Bidault"),
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
            CreditWords("storyboard-artist", "Awa Diarra", "awa@exemple.fr"),
            CreditWords("animator", "Théo", "theo@exemple.fr"),
            CreditWords("animator", "Baptiste Lenoir"),
            CreditWords("animator", "Jeanne Quéré", "jeanne@exemple.fr"),
            CreditWords("script-editor", "Lucie Hoarau", "lucie@exemple.fr"),
            CreditWords("composer", "Jeanne Quéré", "jeanne@exemple.fr"),
            CreditWords("sound-mixer", "Baptiste Lenoir"),
        ),
    ),
    FilmWords(
        reel="brume",
        owner="rosemay@exemple.fr",
        title="Ce que dit la brume",
        region=REUNION,
        year=2026,
        synopsis=(
            "À onze heures, dans les Hauts, on ne voit plus la maison d’en face. Une femme en"
            " manteau rouge suit les poteaux de la route, s’arrête, écoute. Ce que dit la brume"
            " tient en un mot, et il faut monter plus haut pour l’entendre."
        ),
        note=(
            "J’ai fait la musique d’abord : une voix, trois voyelles, aucun mot. Ensuite nous"
            " avons attendu que le brouillard vienne la chanter. Il est venu à l’heure, lui.\n\n"
            "Le manteau est celui de ma fille. Le format est presque carré parce que, dans le"
            " brouillard, il n’y a pas de côtés."
        ),
        format=Format.SHORT,
        genre=Genre.FANTASY,
        language=Language.REUNION_CREOLE,
        festival_life="Montré à la Plaine des Cafres, un jour où l’on ne voyait pas l’écran.",
        credits=(
            CreditWords("director", "Rosemay Turpin", "rosemay@exemple.fr"),
            CreditWords("screenwriter", "Lucie Hoarau", "lucie@exemple.fr"),
            CreditWords("cinematographer", "Jean-Yves Técher", "jean-yves@exemple.fr"),
            CreditWords("sound-recordist", "Mélissa Grondin"),
            CreditWords("composer", "Rosemay Turpin", "rosemay@exemple.fr"),
            CreditWords("actor", "Anaëlle Turpin"),
            CreditWords("editor", "Nadia Ferhat", "nadia@exemple.fr"),
            CreditWords("colourist", "Jean-Yves Técher", "jean-yves@exemple.fr"),
        ),
    ),
    FilmWords(
        reel="drift_one",
        owner="solene@exemple.fr",
        title="Mamie fait du drift, 1 : Le parking",
        region=AQUITAINE,
        year=2025,
        synopsis=(
            "Mardi, 18 h 40. Mamie a dit qu’elle sortait acheter des œufs. Le parking de"
            " l’hypermarché est vide, la traction arrière est prête, le ranger de chariots est le"
            " seul témoin. Les œufs rentreront entiers."
        ),
        note=(
            "Tout est vrai, sauf la voiture, que l’assurance a préféré dessinée. Ma grand-mère a"
            " relu le scénario au crayon rouge ; elle a supprimé les explications.\n\nNous avons"
            " réglé les cascades avec des petites voitures sur la nappe. La nappe est au"
            " générique."
        ),
        format=Format.WEB_SERIES,
        genre=Genre.COMEDY,
        language=Language.NONE,
        festival_life="Vu quatorze fois de suite au goûter des aînés de Guéret.",
        credits=(
            CreditWords("director", "Solène Faucher", "solene@exemple.fr"),
            CreditWords("screenwriter", "Solène Faucher", "solene@exemple.fr"),
            CreditWords("screenwriter", "Ibrahim Koné", "ibrahim@exemple.fr"),
            CreditWords("animator-2d", "Théo", "theo@exemple.fr"),
            CreditWords("stunt-coordinator", "Solène Faucher", "solene@exemple.fr"),
            CreditWords("picture-vehicles", "Marc Delpuech", "marc@exemple.fr"),
            CreditWords("sound-editor", "Nadia Ferhat", "nadia@exemple.fr"),
            CreditWords("stunt-performer", "Ginette Faucher, dite Mamie"),
        ),
    ),
    FilmWords(
        reel="drift_two",
        owner="solene@exemple.fr",
        title="Mamie fait du drift, 2 : Le rond-point",
        region=AQUITAINE,
        year=2026,
        synopsis=(
            "Il pleut. Mamie fait le plein, puis le tour du rond-point de la cafetière. Onze fois,"
            " dit le gendarme. Douze, dit Mamie : il a cligné des yeux."
        ),
        note=(
            "Le rond-point existe, la cafetière aussi, en béton, quatre mètres vingt. La mairie"
            " nous l’a prêtée une nuit entière contre la promesse de ne pas toucher aux"
            " bégonias.\n\nAucun bégonia n’a été touché. Ibrahim a construit une"
            " voiture-travelling avec un plateau de brasserie ; elle a tenu onze tours, d’où le"
            " dialogue."
        ),
        format=Format.WEB_SERIES,
        genre=Genre.COMEDY,
        language=Language.FRENCH,
        festival_life="Prix du public au Festival Plein Court, remis par la gendarmerie.",
        credits=(
            CreditWords("director", "Solène Faucher", "solene@exemple.fr"),
            CreditWords("co-director", "Ibrahim Koné", "ibrahim@exemple.fr"),
            CreditWords("screenwriter", "Solène Faucher", "solene@exemple.fr"),
            CreditWords("key-grip", "Ibrahim Koné", "ibrahim@exemple.fr"),
            CreditWords("animator-2d", "Théo", "theo@exemple.fr"),
            CreditWords("background-artist", "Baptiste Lenoir"),
            CreditWords("sound-recordist", "Noé Castex", "noe@exemple.fr", confirmed=False),
            CreditWords("stunt-performer", "Ginette Faucher, dite Mamie"),
            CreditWords("actor", "L’adjudant-chef Pradeau"),
        ),
    ),
)
