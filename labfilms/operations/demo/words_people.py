"""Who lives in the demo. They are invented; their towns are true."""

from labfilms.operations.demo.portraits import Palette
from labfilms.operations.demo.sheets import (
    AQUITAINE,
    ARA,
    CENTRE,
    OCCITANIE,
    PARIS,
    REUNION,
    PersonWords,
)
from network.people.enums import Grammar, Situation

PEOPLE = (
    PersonWords(
        email="ines@exemple.fr",
        name="Inès Ollier",
        handle="ines-ollier",
        region=ARA,
        town="63113",
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
        town="16292",
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
        town="97413",
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
        town="15014",
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
        town="86194",
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
        town="16015",
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
    PersonWords(
        email="aminata@exemple.fr",
        name="Aminata Sarr",
        handle="aminata-sarr",
        region=PARIS,
        town="75056",
        trades=("director", "screenwriter", "casting-director"),
        grammar=Grammar.FEMININE,
        situation=Situation.SELF_TAUGHT,
        learns=True,
        passes_on=True,
        skills=("wolof", "casting sauvage", "tournage en rue", "autorisations"),
        bio=(
            "Je filme à moins de six cents mètres de chez moi, à la Goutte d’Or : au-delà, je"
            " suis touriste. Dix ans de caisse dans un magasin de tissus m’ont appris à regarder"
            " les mains avant les visages.\n\nJe connais tous les gardiens, la moitié des"
            " balcons et l’heure à laquelle la lumière tourne le coin. Si vous tournez dans le"
            " quartier, passez me voir avant la mairie."
        ),
        palette=Palette("#e9b27c", "#a8554a", "#ffe3b0", "#1f5c62", "#24161c", "#ffd9a0"),
        hair="wrap",
        width=310,
        shows="author of « Rue Myrha, 6 h », edits the page of Île-de-France",
    ),
    PersonWords(
        email="noe@exemple.fr",
        name="Noé Castex",
        handle="noe-castex",
        region=OCCITANIE,
        town="31555",
        trades=("sound-recordist", "sound-editor", "boom-operator"),
        grammar=Grammar.MASCULINE,
        situation=Situation.PROFESSIONAL,
        learns=False,
        passes_on=True,
        skills=("plein air", "multipiste", "ambiances de ville", "silence"),
        bio=(
            "Ingénieur du son. J’ai quatre cents heures d’ambiances classées par vent, et"
            " personne pour les écouter. Je demande toujours la même chose aux repérages :"
            " taisez-vous deux minutes.\n\nJe prends volontiers quelqu’un en poste doublé, à"
            " condition qu’il sache déjà attendre. Basé à Toulouse, train jusqu’à Brive, vélo"
            " ensuite."
        ),
        palette=Palette("#b8c7a2", "#4f6b57", "#f3efc8", "#a8483a", "#1b221e", "#f2f4d0"),
        hair="beanie",
        width=350,
    ),
    PersonWords(
        email="chloe@exemple.fr",
        name="Chloé Authié",
        handle="chloe-authie",
        region=OCCITANIE,
        town="31555",
        trades=("director", "choreographer"),
        grammar=Grammar.FEMININE,
        situation=Situation.GRADUATE,
        learns=True,
        passes_on=False,
        skills=("clip", "danse", "montage sur le temps", "occitan"),
        bio=(
            "Je viens de la danse ; j’ai gardé la manie de compter. Mes découpages sont en"
            " mesures, mes plans de travail aussi, et mon premier assistant a fini par s’y"
            " faire.\n\nJe monte des clips avec des groupes qui n’ont pas d’argent mais un"
            " fleuve. Je cherche une cheffe électro qui aime les guirlandes."
        ),
        palette=Palette("#4a2f86", "#1d1440", "#f2a28a", "#d9674a", "#150d2a", "#ffd25a"),
        hair="bob",
        width=290,
        shows="author of « Radio Garonne », edits the page of Occitanie",
    ),
    PersonWords(
        email="jeanne@exemple.fr",
        name="Jeanne Quéré",
        handle="jeanne-quere",
        region=CENTRE,
        town="45053",
        trades=("director", "documentary-writer", "animator"),
        grammar=Grammar.FEMININE,
        situation=Situation.GRADUATE,
        learns=True,
        passes_on=False,
        skills=("documentaire", "attente longue", "permis bateau", "papier découpé"),
        bio=(
            "Animatrice par formation, documentariste par patience. J’ai passé un automne dans"
            " une maison éclusière de Briare ; j’y suis restée, l’éclusier part à la retraite et"
            " il faut bien quelqu’un pour la chaudière.\n\nJe filme des métiers qu’on remplace"
            " par un boîtier. Je prépare le suivant : une garde-barrière, s’il en reste une."
        ),
        palette=Palette("#b7c2b4", "#66784f", "#fff3cb", "#b4582c", "#1f261c", "#fff6d8"),
        hair="braid",
        width=300,
        shows="author of « Écluse 14 », edits the page of Centre-Val de Loire",
    ),
    PersonWords(
        email="bastien@exemple.fr",
        name="Bastien Moreau",
        handle="bastien-moreau",
        region=CENTRE,
        town="45234",
        trades=("boom-operator", "sound-recordist"),
        grammar=Grammar.MASCULINE,
        situation=Situation.STUDENT,
        learns=True,
        passes_on=False,
        skills=("perche", "HF", "escalade", "bras longs"),
        bio=(
            "Un mètre quatre-vingt-douze, deux bras, une perche : on m’a orienté assez vite."
            " J’étudie à Orléans, je tourne le week-end, je dors en semaine au fond de"
            " l’amphi.\n\nJe cherche surtout à apprendre la prise de son avec quelqu’un qui"
            " n’a pas peur des sources éloignées. J’ai ma combinaison de pluie."
        ),
        palette=Palette("#8fb0c4", "#31506a", "#e6f1f2", "#c9a23c", "#141d28", "#e2f3ff"),
        hair="crop",
        width=360,
        shows="a student who wants to learn: has a credit to confirm",
    ),
    PersonWords(
        email="solene@exemple.fr",
        name="Solène Faucher",
        handle="solene-faucher",
        region=AQUITAINE,
        town="23096",
        trades=("director", "screenwriter", "stunt-coordinator"),
        grammar=Grammar.FEMININE,
        situation=Situation.PROFESSIONAL,
        learns=False,
        passes_on=True,
        skills=("comédie", "web-série", "voitures anciennes", "négociation avec la mairie"),
        bio=(
            "Scénariste à Guéret : la Creuse est le seul département où l’on obtient un"
            " rond-point en trois coups de téléphone. J’écris des comédies pour des actrices de"
            " plus de soixante-dix ans, parce qu’elles arrivent à l’heure et qu’elles ont le"
            " permis.\n\nAvant, douze ans de sketches pour les autres. Maintenant, ma"
            " grand-mère."
        ),
        palette=Palette("#159a96", "#0e4f62", "#ffc629", "#ff5a7a", "#12222c", "#fff0b8"),
        hair="wave",
        width=310,
        shows="author of « Mamie fait du drift »",
    ),
    PersonWords(
        email="ibrahim@exemple.fr",
        name="Ibrahim Koné",
        handle="ibrahim-kone",
        region=AQUITAINE,
        town="87085",
        trades=("key-grip", "dolly-grip", "screenwriter"),
        grammar=Grammar.MASCULINE,
        situation=Situation.PROFESSIONAL,
        learns=False,
        passes_on=True,
        skills=("voiture-travelling", "bijoute", "grue légère", "soudure"),
        bio=(
            "Chef machiniste à Limoges. Je fabrique ce que je ne peux pas louer : une"
            " voiture-travelling avec un plateau de brasserie, une grue avec un mât de planche à"
            " voile. Tout est assuré, même moi.\n\nJ’accueille un stagiaire par tournage. Il"
            " repart en sachant faire un nœud de cabestan et dire non à un réalisateur."
        ),
        palette=Palette("#d98c5c", "#6b3a3a", "#ffe0ac", "#2f5a8a", "#1c1216", "#ffc98a"),
        hair="goatee",
        width=390,
    ),
    PersonWords(
        email="rosemay@exemple.fr",
        name="Rosemay Turpin",
        handle="rosemay-turpin",
        region=REUNION,
        town="97422",
        trades=("composer", "director", "singer"),
        grammar=Grammar.FEMININE,
        situation=Situation.SELF_TAUGHT,
        learns=False,
        passes_on=True,
        skills=("maloya", "kayamb", "voix sans paroles", "brouillard"),
        bio=(
            "J’ai composé pour les films des autres pendant vingt ans avant d’en faire un où l’on"
            " n’entend presque rien. Je vis dans les Hauts, au Tampon : à onze heures le"
            " brouillard entre, on ferme les volets, on joue.\n\nJ’écris des musiques qui"
            " laissent la place. Envoyez-moi un montage sans musique provisoire, je vous en"
            " prie."
        ),
        palette=Palette("#cdd2c8", "#6d7d74", "#f7f4e2", "#c23a2b", "#1d201d", "#fbfaf2"),
        hair="afro",
        width=300,
        verified_reason="Jouée dans neuf films de l’île, dont trois montrés hors de l’île",
    ),
    PersonWords(
        email="jean-yves@exemple.fr",
        name="Jean-Yves Técher",
        handle="jean-yves-techer",
        region=REUNION,
        town="97416",
        trades=("cinematographer", "drone-operator"),
        grammar=Grammar.MASCULINE,
        situation=Situation.PROFESSIONAL,
        learns=False,
        passes_on=True,
        skills=("mer", "contre-jour", "drone", "caisson étanche"),
        bio=(
            "Vingt-deux ans de mariages, de régates et d’éruptions. J’ai filmé le volcan onze"
            " fois, il n’a jamais été raccord.\n\nJe prête mes optiques dans l’île contre une"
            " projection à Saint-Pierre avec l’équipe. Pas de nuages avant neuf heures, pas de"
            " promesse après onze."
        ),
        palette=Palette("#2b93a0", "#14485c", "#f0e2bd", "#d7a44a", "#0d1c24", "#fff3cf"),
        hair="cap",
        width=370,
    ),
    PersonWords(
        email="odile@exemple.fr",
        name="Odile Roux",
        handle="odile-roux",
        region=ARA,
        town="43040",
        trades=("prop-master", "model-maker", "musician"),
        grammar=Grammar.FEMININE,
        situation=Situation.SELF_TAUGHT,
        learns=True,
        passes_on=True,
        skills=("papier découpé", "accordéon diatonique", "brocante", "faux courrier"),
        bio=(
            "Accessoiriste à Brioude, retraitée des postes. Je fabrique des lettres que l’on"
            " croit avoir reçues. Ma grange contient onze cents objets d’avant 1985, étiquetés ;"
            " on emprunte, on rend, on essuie.\n\nLe samedi soir je joue au bal. On peut me"
            " demander les deux le même week-end, pas le même soir."
        ),
        palette=Palette("#c99a7a", "#7a4a4a", "#fbe3c0", "#4f6a5c", "#24181a", "#ffe9cf"),
        hair="wave",
        width=330,
        verified_reason="Accessoires de la Micheline : nous avons vu la grange, tout y est",
    ),
    PersonWords(
        email="awa@exemple.fr",
        name="Awa Diarra",
        handle="awa-diarra",
        region=PARIS,
        town="93048",
        trades=("storyboard-artist", "character-designer"),
        grammar=Grammar.FEMININE,
        situation=Situation.GRADUATE,
        learns=True,
        passes_on=False,
        skills=("storyboard", "animatique", "encre", "croquis en plateau"),
        bio=(
            "Sortie d’Angoulême l’an dernier, installée à Montreuil. Je dessine les films avant"
            " qu’ils n’existent, et parfois à leur place : j’ai deux storyboards plus réussis que"
            " leurs tournages.\n\nPremière lecture offerte, à condition de me laisser rayer un"
            " plan. Il y en a toujours un."
        ),
        palette=Palette("#f0c3b0", "#b0607a", "#fff0dc", "#2f3f74", "#1f1620", "#ffe6d6"),
        hair="curls",
        width=290,
    ),
    PersonWords(
        email="claire@exemple.fr",
        name="Claire Vasseur",
        handle="claire-vasseur",
        region=ARA,
        town="63113",
        trades=("programmer", "cultural-mediator"),
        grammar=Grammar.FEMININE,
        situation=Situation.PROFESSIONAL,
        learns=False,
        passes_on=True,
        skills=("programmation", "séances scolaires", "débat sans micro"),
        bio=(
            "Je programme le Festival Plein Court : quatre jours, trois salles, des chaises"
            " empruntées au conservatoire. Je vois six cents films par an et je réponds à tous,"
            " même quand c’est non, surtout quand c’est non.\n\nSi votre film dure quarante"
            " minutes, je vous en conjure, demandez-vous ce que font les trente premières."
        ),
        palette=Palette("#33507a", "#1a2744", "#f2c14e", "#e8e0cf", "#131a2a", "#ffe6a8"),
        hair="bob",
        width=300,
        shows="signs for the Festival Plein Court",
    ),
    PersonWords(
        email="helene@exemple.fr",
        name="Hélène Pasquier",
        handle="helene-pasquier",
        region=AQUITAINE,
        town="86194",
        trades=("programmer", "film-tutor"),
        grammar=Grammar.FEMININE,
        situation=Situation.PROFESSIONAL,
        learns=True,
        passes_on=True,
        skills=("catalogage", "atelier", "séance du mercredi"),
        bio=(
            "Bibliothécaire à la Médiathèque des Carmes, au rayon que l’on ne trouve pas du"
            " premier coup. J’y tiens l’étagère des films sans distributeur : quatre-vingts"
            " boîtes, deux étiquettes chacune, une pour le titre, une pour la raison.\n\nLe"
            " mercredi, atelier pour les huit à douze ans. Ils coupent mieux que nous."
        ),
        palette=Palette("#a7b7a0", "#56705c", "#f6efd0", "#7a3f52", "#1c211c", "#fbf6dc"),
        hair="bun",
        width=310,
        shows="signs for the Médiathèque des Carmes",
    ),
    PersonWords(
        email="mathilde@exemple.fr",
        name="Mathilde Astier",
        handle="mathilde-astier",
        region=ARA,
        town="63113",
        trades=("producer", "production-manager"),
        grammar=Grammar.FEMININE,
        situation=Situation.PROFESSIONAL,
        learns=False,
        passes_on=True,
        skills=("premier dossier", "plan de financement", "fonds régionaux", "patience"),
        bio=(
            "Basalte Productions, c’est moi, un bureau à Clermont-Ferrand et un poêle. Je produis"
            " des premiers films tournés à moins de deux heures d’ici, parce que je viens sur le"
            " plateau et que je rentre coucher mes enfants.\n\nJe lis tout jusqu’à la page dix."
            " Si je continue, je téléphone ; si j’arrête, j’écris pourquoi."
        ),
        palette=Palette("#57534e", "#2a2826", "#e8b48a", "#8a3b2e", "#161413", "#ffd9b8"),
        hair="long",
        width=310,
        shows="produces: the shop, codes and accounts of Basalte",
        verified_reason="Productrice de quatre courts métrages tournés dans la région",
    ),
)
