"""The posts of a French film crew, in the order of a crew list, for a first assistant to correct.

One line a post: code | feminine | masculine | neutral | English. The words are those of the
collective agreement of film production (title II, appendix of functions), of animation and of live
recording, and of crew lists where no agreement names the post. The neutral form is what is done
(« montage ») where French has a word for it; the middle dot stands only where there is none. A
code never changes: credits and profiles hold it.
"""

_CREW_LIST = """
# writing
screenwriter | scénariste | scénariste | scénariste | Screenwriter
dialogue-writer | dialoguiste | dialoguiste | dialogues | Dialogue writer
adapter | adaptatrice | adaptateur | adaptation | Adapter
documentary-writer | autrice de documentaire | auteur de documentaire | écriture documentaire | Documentary writer
script-editor | consultante au scénario | consultant au scénario | consultant·e au scénario | Script editor
script-reader | lectrice de scénarios | lecteur de scénarios | lecture de scénarios | Script reader

# directing
director | réalisatrice | réalisateur | réalisation | Director
co-director | coréalisatrice | coréalisateur | coréalisation | Co-director
second-unit-director | réalisatrice de seconde équipe | réalisateur de seconde équipe | réalisation de seconde équipe | Second unit director
technical-adviser | conseillère technique à la réalisation | conseiller technique à la réalisation | conseil technique à la réalisation | Technical adviser to the director
first-assistant-director | 1re assistante à la mise en scène | 1er assistant à la mise en scène | 1er assistanat à la mise en scène | First assistant director
second-assistant-director | 2e assistante à la mise en scène | 2e assistant à la mise en scène | 2e assistanat à la mise en scène | Second assistant director
third-assistant-director | auxiliaire à la mise en scène | auxiliaire à la mise en scène | auxiliaire à la mise en scène | Third assistant director
script-supervisor | scripte | scripte | scripte | Script supervisor
assistant-script-supervisor | assistante scripte | assistant scripte | assistanat scripte | Assistant script supervisor
storyboard-artist | storyboardeuse | storyboardeur | storyboard | Storyboard artist
making-of-director | réalisatrice du making-of | réalisateur du making-of | making-of | Making-of director

# production
producer | productrice | producteur | production | Producer
executive-producer | productrice exécutive | producteur exécutif | production exécutive | Executive producer
co-producer | coproductrice | coproducteur | coproduction | Co-producer
associate-producer | productrice associée | producteur associé | production associée | Associate producer
development-executive | chargée de développement | chargé de développement | développement | Development executive
production-manager | directrice de production | directeur de production | direction de production | Production manager
production-coordinator | coordinatrice de production | coordinateur de production | coordination de production | Production coordinator
production-administrator | administratrice de production | administrateur de production | administration de production | Production administrator
production-accountant | comptable de production | comptable de production | comptabilité de production | Production accountant
production-secretary | secrétaire de production | secrétaire de production | secrétariat de production | Production secretary
production-assistant | assistante de production | assistant de production | assistanat de production | Production assistant
production-lawyer | juriste de production | juriste de production | conseil juridique | Production lawyer
sustainability-coordinator | coordinatrice d’écoproduction | coordinateur d’écoproduction | écoproduction | Sustainability coordinator

# unit
unit-manager | régisseuse générale | régisseur général | régie générale | Unit manager
assistant-unit-manager | régisseuse adjointe | régisseur adjoint | régie adjointe | Assistant unit manager
unit-assistant | auxiliaire de régie | auxiliaire de régie | auxiliaire de régie | Unit assistant
location-scout | repéreuse | repéreur | repérages | Location scout
driver | conductrice de véhicules | conducteur de véhicules | conduite de véhicules | Driver
caterer | cantinière | cantinier | cantine | Caterer
safety-officer | référente sécurité | référent sécurité | sécurité du plateau | Safety officer
set-medic | secouriste de plateau | secouriste de plateau | secours sur le plateau | Set medic

# camera
cinematographer | directrice de la photographie | directeur de la photographie | direction de la photographie | Director of photography
camera-operator | cadreuse | cadreur | cadre | Camera operator
steadicam-operator | opératrice Steadicam | opérateur Steadicam | Steadicam | Steadicam operator
first-assistant-camera | 1re assistante caméra | 1er assistant caméra | 1er assistanat caméra | First assistant camera
second-assistant-camera | 2e assistante caméra | 2e assistant caméra | 2e assistanat caméra | Second assistant camera
video-assist | opératrice combo | opérateur combo | combo | Video assist operator
digital-imaging-technician | technicienne image numérique | technicien image numérique | image numérique (DIT) | Digital imaging technician
data-manager | data manager | data manager | gestion des rushes | Data manager
drone-operator | télépilote de drone | télépilote de drone | prises de vues par drone | Drone operator
underwater-camera-operator | cadreuse sous-marine | cadreur sous-marin | prises de vues sous-marines | Underwater camera operator
still-photographer | photographe de plateau | photographe de plateau | photographe de plateau | Still photographer

# light
gaffer | cheffe électricienne | chef électricien | électricité | Gaffer
best-boy-electric | sous-cheffe électricienne | sous-chef électricien | second poste électricité | Best boy electric
electrician | électricienne | électricien | électricien·ne | Electrician
lighting-desk-operator | pupitreuse | pupitreur | pupitre lumière | Lighting desk operator
generator-operator | groupwoman | groupman | groupe électrogène | Generator operator
key-grip | cheffe machiniste | chef machiniste | machinerie | Key grip
best-boy-grip | sous-cheffe machiniste | sous-chef machiniste | second poste machinerie | Best boy grip
grip | machiniste | machiniste | machiniste | Grip
dolly-grip | machiniste de travelling | machiniste de travelling | travelling | Dolly grip
crane-operator | technicienne de grue | technicien de grue | grue | Crane operator

# sound
sound-recordist | ingénieure du son | ingénieur du son | prise de son | Production sound mixer
boom-operator | perchwoman | perchman | perche | Boom operator
second-assistant-sound | 2e assistante son | 2e assistant son | 2e assistanat son | Second assistant sound
playback-operator | opératrice play-back | opérateur play-back | play-back | Playback operator
sound-designer | conceptrice sonore | concepteur sonore | conception sonore | Sound designer
sound-editor | monteuse son | monteur son | montage son | Sound editor
assistant-sound-editor | assistante monteuse son | assistant monteur son | assistanat au montage son | Assistant sound editor
dialogue-editor | monteuse des directs | monteur des directs | montage des directs | Dialogue editor
adr-recordist | ingénieure de postsynchronisation | ingénieur de postsynchronisation | postsynchronisation | ADR recordist
foley-artist | bruiteuse | bruiteur | bruitage | Foley artist
sound-mixer | mixeuse | mixeur | mixage | Re-recording mixer

# set
production-designer | cheffe décoratrice | chef décorateur | décors | Production designer
first-assistant-art-director | 1re assistante décoration | 1er assistant décoration | 1er assistanat décoration | First assistant art director
second-assistant-art-director | 2e assistante décoration | 2e assistant décoration | 2e assistanat décoration | Second assistant art director
set-decorator | ensemblière | ensemblier | ensemblier·ère | Set decorator
props-buyer | régisseuse d’extérieurs | régisseur d’extérieurs | régie d’extérieurs | Props buyer
prop-master | accessoiriste | accessoiriste | accessoiriste | Prop master
set-dresser | rippeuse | rippeur | rippage | Set dresser
set-graphic-designer | graphiste de décor | graphiste de décor | graphisme de décor | Set graphic designer
construction-manager | cheffe constructrice | chef constructeur | direction de la construction | Construction manager
set-builder | constructrice de décors | constructeur de décors | construction de décors | Set builder
set-carpenter | menuisière de décors | menuisier de décors | menuiserie de décors | Set carpenter
scenic-painter | peintre en décors | peintre en décors | peinture de décors | Scenic painter
set-upholsterer | tapissière de décors | tapissier de décors | tapisserie de décors | Set upholsterer
set-sculptor | sculptrice de décors | sculpteur de décors | sculpture de décors | Set sculptor
model-maker | maquettiste | maquettiste | maquettes | Model maker
special-effects-supervisor | superviseuse des effets spéciaux | superviseur des effets spéciaux | effets spéciaux de plateau | Special effects supervisor
pyrotechnician | artificière | artificier | artifices | Pyrotechnician
armourer | armurière | armurier | armurerie | Armourer
picture-vehicles | responsable des véhicules de jeu | responsable des véhicules de jeu | véhicules de jeu | Picture vehicles coordinator
animal-trainer | dresseuse d’animaux | dresseur d’animaux | dressage d’animaux | Animal trainer

# costume
costume-designer | créatrice de costumes | créateur de costumes | création de costumes | Costume designer
costume-supervisor | cheffe costumière | chef costumier | direction des costumes | Costume supervisor
costume-assistant | assistante costumes | assistant costumes | assistanat costumes | Costume assistant
key-dresser | cheffe habilleuse | chef habilleur | direction de l’habillage | Key dresser
dresser | habilleuse | habilleur | habillage | Dresser
costume-cutter | coupeuse | coupeur | coupe | Costume cutter
costume-maker | couturière | couturier | couture | Costume maker
breakdown-artist | teinturière-patineuse | teinturier-patineur | teinture et patine | Breakdown artist

# makeup
key-make-up-artist | cheffe maquilleuse | chef maquilleur | direction du maquillage | Key make-up artist
make-up-artist | maquilleuse | maquilleur | maquillage | Make-up artist
special-make-up-artist | maquilleuse d’effets spéciaux | maquilleur d’effets spéciaux | maquillage d’effets spéciaux | Special make-up artist
prosthetics-artist | prothésiste d’effets spéciaux | prothésiste d’effets spéciaux | prothèses et postiches | Prosthetics artist
key-hairdresser | cheffe coiffeuse | chef coiffeur | direction de la coiffure | Key hairdresser
hairdresser | coiffeuse | coiffeur | coiffure | Hairdresser
wig-maker | perruquière | perruquier | perruques | Wig maker

# cast
actor | comédienne | comédien | interprétation | Actor
voice-actor | comédienne de doublage | comédien de doublage | doublage | Voice actor
narrator | narratrice | narrateur | narration | Narrator
extra | figurante | figurant | figuration | Extra
stand-in | doublure lumière | doublure lumière | doublure lumière | Stand-in
stunt-performer | cascadeuse | cascadeur | cascades | Stunt performer
dancer | danseuse | danseur | danse | Dancer
puppeteer | marionnettiste | marionnettiste | marionnettes | Puppeteer
casting-director | directrice de casting | directeur de casting | casting | Casting director
casting-assistant | assistante de casting | assistant de casting | assistanat de casting | Casting assistant
extras-casting | chargée de figuration | chargé de figuration | recherche de figuration | Extras casting
acting-coach | répétitrice | répétiteur | répétitions | Acting coach
child-wrangler | responsable des enfants | responsable des enfants | encadrement des enfants | Child wrangler
intimacy-coordinator | coordinatrice d’intimité | coordinateur d’intimité | coordination d’intimité | Intimacy coordinator
stunt-coordinator | régleuse de cascades | régleur de cascades | réglage de cascades | Stunt coordinator
choreographer | chorégraphe | chorégraphe | chorégraphie | Choreographer

# animation
animation-director | directrice de l’animation | directeur de l’animation | direction de l’animation | Animation director
character-designer | créatrice de personnages | créateur de personnages | création de personnages | Character designer
background-artist | décoratrice d’animation | décorateur d’animation | décors d’animation | Background artist
layout-artist | dessinatrice de layout | dessinateur de layout | layout | Layout artist
animator | animatrice | animateur | animation | Animator
animator-2d | animatrice 2D | animateur 2D | animation 2D | 2D animator
animator-3d | animatrice 3D | animateur 3D | animation 3D | 3D animator
stop-motion-animator | animatrice en volume | animateur en volume | animation en volume | Stop-motion animator
ink-and-paint-artist | coloriste d’animation | coloriste d’animation | mise en couleur | Ink and paint artist
animatic-editor | monteuse d’animatique | monteur d’animatique | animatique | Animatic editor
modeller-3d | modeleuse 3D | modeleur 3D | modélisation 3D | 3D modeller
rigger | graphiste rigging | graphiste rigging | rigging | Rigger
lighting-artist | graphiste rendu et éclairage | graphiste rendu et éclairage | rendu et éclairage | Lighting artist
vfx-supervisor | superviseuse des effets visuels | superviseur des effets visuels | supervision des effets visuels | Visual effects supervisor
vfx-artist | infographiste effets visuels | infographiste effets visuels | effets visuels | Visual effects artist
compositor | graphiste compositing | graphiste compositing | compositing | Compositor
rotoscope-artist | graphiste rotoscopie | graphiste rotoscopie | rotoscopie | Rotoscope artist
matte-painter | matte painter | matte painter | matte painting | Matte painter
motion-designer | motion designer | motion designer | motion design | Motion designer
title-designer | créatrice de génériques | créateur de génériques | création de génériques | Title designer

# editing
editor | monteuse | monteur | montage | Editor
assistant-editor | assistante monteuse | assistant monteur | assistanat au montage | Assistant editor
trailer-editor | monteuse de bandes-annonces | monteur de bandes-annonces | montage de bandes-annonces | Trailer editor
archive-researcher | documentaliste | documentaliste | recherche d’archives | Archive researcher

# post
post-production-manager | directrice de postproduction | directeur de postproduction | direction de postproduction | Post-production manager
post-production-coordinator | chargée de postproduction | chargé de postproduction | coordination de postproduction | Post-production coordinator
conform-editor | opératrice de conformation | opérateur de conformation | conformation | Conform editor
colourist | étalonneuse | étalonneur | étalonnage | Colourist
mastering-technician | technicienne mastering | technicien mastering | mastering et DCP | Mastering technician
film-restorer | restauratrice de films | restaurateur de films | restauration de films | Film restorer
translator | traductrice | traducteur | traduction | Translator
subtitler | sous-titreuse | sous-titreur | sous-titrage | Subtitler
audio-describer | audiodescriptrice | audiodescripteur | audiodescription | Audio describer
sign-language-interpreter | interprète en langue des signes | interprète en langue des signes | interprétation en langue des signes | Sign language interpreter

# music
composer | compositrice | compositeur | composition | Composer
lyricist | parolière | parolier | paroles | Lyricist
arranger | arrangeuse | arrangeur | arrangements | Arranger
orchestrator | orchestratrice | orchestrateur | orchestration | Orchestrator
conductor | cheffe d’orchestre | chef d’orchestre | direction d’orchestre | Conductor
musician | musicienne | musicien | musique | Musician
singer | chanteuse | chanteur | chant | Singer
beatmaker | beatmakeuse | beatmakeur | beatmaking | Beatmaker
music-recordist | ingénieure du son musique | ingénieur du son musique | enregistrement de la musique | Music recordist
music-editor | monteuse musique | monteur musique | montage musique | Music editor
music-supervisor | superviseuse musicale | superviseur musical | supervision musicale | Music supervisor

# distribution
distributor | distributrice | distributeur | distribution | Distributor
sales-agent | vendeuse internationale | vendeur international | ventes internationales | Sales agent
festival-manager | chargée de festivals | chargé de festivals | inscriptions en festivals | Festival manager
programmer | programmatrice | programmateur | programmation | Programmer
publicist | attachée de presse | attaché de presse | relations presse | Publicist
communications-officer | chargée de communication | chargé de communication | communication | Communications officer
poster-designer | affichiste | affichiste | affiche | Poster designer
cinema-manager | exploitante de salle | exploitant de salle | exploitation de salle | Cinema manager
projectionist | projectionniste | projectionniste | projection | Projectionist
cultural-mediator | médiatrice culturelle | médiateur culturel | médiation culturelle | Cultural mediator
film-tutor | intervenante en cinéma | intervenant en cinéma | ateliers de cinéma | Film tutor
film-critic | critique de cinéma | critique de cinéma | critique de cinéma | Film critic

# live
live-director | réalisatrice de captation | réalisateur de captation | réalisation de captation | Live director
live-camera-operator | cadreuse de captation | cadreur de captation | cadre de captation | Live camera operator
vision-engineer | ingénieure de la vision | ingénieur de la vision | ingénierie de la vision | Vision engineer
vision-mixer | truquiste | truquiste | mélange d’images | Vision mixer
replay-operator | opératrice ralenti | opérateur ralenti | ralenti | Replay operator
streaming-technician | technicienne de diffusion en direct | technicien de diffusion en direct | diffusion en direct | Streaming technician
video-technician | technicienne vidéo | technicien vidéo | technique vidéo | Video technician
video-journalist | reportrice d’images | reporter d’images | reportage d’images | Video journalist
lighting-designer | éclairagiste | éclairagiste | éclairage de scène | Lighting designer
live-sound-engineer | sonorisatrice | sonorisateur | sonorisation | Live sound engineer
stage-manager | régisseuse de plateau | régisseur de plateau | régie de plateau | Stage manager
"""  # noqa: E501 - a crew list reads in lines


def _read(crew_list: str) -> tuple[tuple[str, str, str, str, str, str], ...]:
    rows: list[tuple[str, str, str, str, str, str]] = []
    department = ""
    for line in filter(None, crew_list.splitlines()):
        if line.startswith("# "):
            department = line.removeprefix("# ")
            continue
        code, feminine, masculine, neutral, english = line.split(" | ")
        rows.append((code, department, feminine, masculine, neutral, english))
    return tuple(rows)


# Code, department, feminine, masculine, neutral (French), English.
TRADES = _read(_CREW_LIST)
