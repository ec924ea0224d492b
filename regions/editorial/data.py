"""The words that the house begins with, in French; whoever runs a site completes and edits them.

What stands between square brackets is the operator's to fill in: nobody else can know it.
"""

LEGAL = """
<h2>Qui édite ce site</h2>
<p><b>[À compléter par l’exploitant]</b> Nom de la personne ou de la structure, forme juridique, adresse, numéro SIREN ou RNA, adresse électronique et numéro de téléphone.</p>
<p>Directrice ou directeur de la publication : <b>[à compléter]</b>.</p>
<h2>Qui l’héberge</h2>
<p><b>[À compléter]</b> Nom, adresse et téléphone de l’hébergeur.</p>
<h2>Les films et les textes</h2>
<p>Les films, les photographies et les textes appartiennent à celles et ceux qui les ont faits. Ils ne sont ni copiés, ni vendus, ni donnés à qui que ce soit. Chaque personne qui montre un film déclare qu’elle en a le droit.</p>
<p>Le programme qui fait tourner ce site est un logiciel libre, sous licence AGPL 3.0 ou ultérieure.</p>
<h2>Vos données</h2>
<p>Le site retient ce que vous écrivez, votre adresse électronique, vos connexions récentes et le point où vous avez laissé un film. Il ne s’en sert que pour fonctionner. Rien n’est transmis à des tiers, aucune page n’appelle un autre site, et les seuls cookies sont ceux qui vous gardent connecté.</p>
<p>Vous pouvez demander une copie de vos données, les corriger ou les faire effacer en écrivant par la page <a href="/contact/">Contact</a>. Si la réponse ne vous convient pas, vous pouvez saisir la <a href="https://www.cnil.fr/">CNIL</a>.</p>
<p>Personne à qui s’adresser pour les données : <b>[à compléter]</b>.</p>
<h2>Signaler un contenu</h2>
<p>Chaque page de film, de personne, de sélection, de label ou de région porte un lien « Signaler », ouvert à tous, avec ou sans compte. Vous recevez un accusé de réception, puis la décision et sa raison. Si elle vous paraît injuste, une autre personne l’examine à votre demande.</p>
<p>Point de contact pour les autorités et pour les utilisateurs (règlement européen sur les services numériques, articles 11 et 12) : <b>[adresse électronique à compléter]</b>, en français ou en anglais.</p>
"""

CHARTER = """
<h2>Ce qui nous réunit</h2>
<p>On vient ici pour faire des films et pour en voir. On y arrive débutant ou aguerri, d’une école, d’un collectif ou de sa chambre. Personne n’y est classé.</p>
<h2>Ce que nous nous devons</h2>
<ul>
<li><b>Dire vrai.</b> On signe de son nom ou d’un nom que l’on assume, et l’on n’inscrit au générique que des gens qui ont fait le film.</li>
<li><b>Demander.</b> Une personne filmée, une musique, une archive, un scénario : on a l’accord avant de montrer.</li>
<li><b>Annoncer la couleur.</b> Bénévole, défrayé ou rémunéré : une annonce le dit dès la première ligne, et s’y tient.</li>
<li><b>Répondre.</b> Une candidature reçoit une réponse, même brève, même négative.</li>
<li><b>Prévenir.</b> Ce qui peut heurter se signale avant la première image.</li>
</ul>
<h2>Ce qui n’a pas sa place ici</h2>
<ul>
<li>La haine et la discrimination, le harcèlement et les menaces.</li>
<li>L’image d’une personne qui ne l’a pas voulu, et tout ce qui met un mineur en danger.</li>
<li>Les œuvres d’autrui utilisées sans droit.</li>
<li>Les fausses identités, les faux génériques, les fausses annonces.</li>
<li>La publicité, et ce qui n’a rien à voir avec le cinéma.</li>
</ul>
<h2>Ce qui se passe quand la charte est rompue</h2>
<p>Une personne de l’équipe de la région, ou de l’équipe de LabFilms, regarde chaque signalement. Aucune machine ne décide, et le nombre de signalements ne masque rien à lui seul. Elle peut ne rien faire, masquer, retirer ou, dans les cas graves, suspendre un compte. Elle écrit pourquoi. Les deux côtés peuvent demander, pendant six mois, qu’une autre personne réexamine la décision.</p>
<p>Un compte suspendu ne peut plus se connecter et sa page se ferme ; ses films restent, car d’autres les ont faits aussi, sauf décision propre à chacun.</p>
"""

ORDER = """
<h2>Le principe</h2>
<p>Aucun calcul ne devine ce qui vous plairait. Chaque liste dit en toutes lettres dans quel ordre elle est rangée, et cet ordre est le même pour tout le monde. Le nombre de vues n’est pas montré et ne compte nulle part.</p>
<h2>Page par page</h2>
<ul>
<li><b>Films</b> : du plus récemment sorti au plus ancien. Un film qu’on retire et qu’on remet ne remonte pas.</li>
<li><b>Sélections</b> : de la plus récemment publiée à la plus ancienne. Dans une sélection, l’ordre est celui de la personne qui l’a faite.</li>
<li><b>Personnes, labels</b> : par nom. La marque « vérifié » ne fait monter personne.</li>
<li><b>Pôles régionaux</b> : ce que l’équipe de la région a choisi, puis les films, les personnes et les sélections d’ici, du plus récent au plus ancien.</li>
<li><b>Votre fil</b> : ce qui arrive à ce que vous suivez, du plus récent au plus ancien. Rien d’autre ne s’y glisse.</li>
<li><b>Distinctions</b> : elles viennent de labels vérifiés, jamais d’une personne au générique du film.</li>
</ul>
<h2>Qui choisit</h2>
<p>Des gens, qui signent. Une sélection porte le nom de son label, et chaque film choisi peut dire pourquoi. Une place ne s’achète pas.</p>
"""

ACCESSIBILITY = """
<h2>Où nous en sommes</h2>
<p>Ce site vise la conformité au référentiel RGAA 4.1 et aux règles WCAG 2.2, niveau AA. <b>Aucun audit n’a encore été mené par un tiers</b> : nous ne pouvons donc pas nous dire conformes, et cette page ne vaut pas attestation.</p>
<h2>Ce que nous vérifions</h2>
<p>À chaque version, un outil automatique (axe) passe sur toutes les pages, sur un téléphone et sur un ordinateur ; les contrastes sont calculés, les cibles mesurées à 44 pixels, et les parcours principaux refaits au clavier. Un outil automatique ne trouve qu’une partie des défauts : les autres, c’est vous qui pouvez nous les dire.</p>
<h2>Ce qui manque, à notre connaissance</h2>
<ul>
<li>La plupart des films n’ont ni sous-titres pour sourds et malentendants ni audiodescription : cela dépend de celles et ceux qui les montrent.</li>
<li>Le lecteur vidéo demande JavaScript. Sans lui, le fichier du film est proposé quand son auteur le permet.</li>
<li>Les pages de rédaction et d’administration, réservées aux équipes, n’ont pas été vérifiées comme le reste.</li>
<li>Le site n’a pas été essayé de bout en bout avec chaque lecteur d’écran.</li>
</ul>
<h2>Nous écrire, et vos recours</h2>
<p>Une page vous arrête ? Dites-le par la page <a href="/contact/">Contact</a> : nous répondons et nous corrigeons, ou nous vous donnons l’information autrement. Sans réponse satisfaisante, vous pouvez saisir le <a href="https://www.defenseurdesdroits.fr/">Défenseur des droits</a>.</p>
<p>Déclaration établie le <b>[date à compléter par l’exploitant]</b>.</p>
"""

CONTACT = """
<p>Pour une question, une idée, un défaut du site, vos données : des personnes lisent et répondent. Pour un film, une personne ou une sélection qui pose problème, le lien « Signaler » de sa page va plus vite.</p>
<p>Par la poste et par téléphone : <b>[à compléter par l’exploitant]</b>.</p>
"""

# Place, title, introduction, text.
PAGES = (
    (
        "mentions-legales",
        "Mentions légales",
        "Qui édite ce site, qui l’héberge, et ce qu’il fait de vos données.",
        LEGAL,
    ),
    (
        "charte",
        "La charte",
        "Quelques règles, et ce qui se passe quand elles sont rompues.",
        CHARTER,
    ),
    (
        "ordre",
        "Comment l’ordre est fait",
        "Pourquoi tel film est au-dessus de tel autre, partout sur le site.",
        ORDER,
    ),
    (
        "accessibilite",
        "Accessibilité",
        "Ce qui marche, ce qui manque, et à qui le dire.",
        ACCESSIBILITY,
    ),
    (
        "contact",
        "Nous écrire",
        "Avec ou sans compte. Une réponse vient par courrier électronique.",
        CONTACT,
    ),
)
