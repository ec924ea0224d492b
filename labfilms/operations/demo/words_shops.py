"""What is sold in the demo, for whom it is free, and who was sent a film."""

from labfilms.operations.demo.sheets import ScreenerWords, ShopWords

PARKING = "Mamie fait du drift, 1 : Le parking"
ROUNDABOUT = "Mamie fait du drift, 2 : Le rond-point"

SHOPS = (
    ShopWords(
        organisation="Basalte Productions",
        address="3 place de Jaude\n63000 Clermont-Ferrand",
        email="mathilde@exemple.fr",
        transfer_words=(
            "Virement au nom de Basalte Productions, IBAN FR76 0000 0000 0000 0000 0000 000 (un"
            " exemple : n’envoyez rien). Ou en espèces, au bureau, le jeudi : il y a un poêle."
        ),
        prices=((PARKING, 150, None), (ROUNDABOUT, 150, 400)),
        passes=(("Mamie fait du drift", 250),),
        orders=(
            ("nadia@exemple.fr", ROUNDABOUT, True),
            ("helene@exemple.fr", PARKING, True),
            ("ibrahim@exemple.fr", PARKING, True),
            ("odile@exemple.fr", PARKING, False),
        ),
        codes=(
            ("Les habitués du Palace : une carte sous chaque fauteuil du premier rang", 24, None),
            ("Le marché de Jaude, samedi : moitié prix contre un panier d’œufs", 60, 50),
        ),
        chosen_codes=(("AUCUN-OEUF-CASSE", "Les parents d’élèves de Cébazat", 40),),
        shares=(
            (PARKING, "Solène Faucher", "solene@exemple.fr", 4000),
            (PARKING, "Ginette Faucher, dite Mamie", "", 1000),
            (ROUNDABOUT, "Solène Faucher", "solene@exemple.fr", 4000),
            (ROUNDABOUT, "Ginette Faucher, dite Mamie", "", 1000),
        ),
    ),
)

SCREENERS = (
    ScreenerWords(
        film="La Dernière Micheline",
        name="Claire Vasseur, Festival Plein Court",
        email="claire@exemple.fr",
        viewings=(0.55, 1.0),
        reply=(
            "Vu deux fois, la seconde avec le son plus fort. La gare est plus longue que le film,"
            " et c’est très bien ainsi. Nous vous écrivons avant le 15 : gardez votre vendredi."
        ),
    ),
    ScreenerWords(
        film="La Dernière Micheline",
        name="Comité de présélection, 2",
        email="comite2@exemple.fr",
        viewings=(1.0,),
        reply="Une question bête : le train de la fin, il roule ? On a parié ici.",
    ),
    ScreenerWords(
        film="La Dernière Micheline",
        name="Comité de présélection, 3",
        email="comite3@exemple.fr",
        viewings=(0.3,),
    ),
    ScreenerWords(
        film="La Dernière Micheline",
        name="Télévision régionale, achats",
        email="achats@exemple.fr",
    ),
    ScreenerWords(
        film="La Dernière Micheline",
        name="Ancien distributeur",
        email="distribution@exemple.fr",
        is_revoked=True,
    ),
)
