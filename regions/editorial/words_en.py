"""The words that the house begins with, in English; `data.py` holds the French ones.

What stands between square brackets is the operator's to fill in: nobody else can know it.
"""

LEGAL = """
<h2>Who publishes this site</h2>
<p><b>[To be completed by the operator]</b> Name of the person or organisation, legal form, address, SIREN or RNA number, e-mail address and telephone number.</p>
<p>Publication director: <b>[to be completed]</b>.</p>
<h2>Who hosts it</h2>
<p><b>[To be completed]</b> Name, address and telephone number of the host.</p>
<h2>Films and texts</h2>
<p>Films, photographs and texts belong to the people who made them. They are not copied, sold or given to anyone. Whoever shows a film here declares that they have the right to.</p>
<p>The program that runs this site is free software, under the AGPL 3.0 licence or later.</p>
<h2>Your data</h2>
<p>The site keeps what you write, your e-mail address, where you have recently signed in and the point at which you left a film. It uses them to work, and for nothing else. Nothing is passed on to third parties, no page calls another site, and the only cookies are those that keep you signed in.</p>
<p>You may ask for a copy of your data, correct it or have it erased by writing from the <a href="/en/contact/">Contact</a> page. If the answer does not satisfy you, you may turn to the French data protection authority, the <a href="https://www.cnil.fr/en">CNIL</a>.</p>
<p>Person to write to about data: <b>[to be completed]</b>.</p>
<h2>Reporting content</h2>
<p>Every page of a film, a person, a selection, a label or a region carries a “Report” link, open to all, with or without an account. You receive an acknowledgement, then the decision and the reason for it. If it seems unfair to you, somebody else looks at it again at your request.</p>
<p>Point of contact for authorities and users (Digital Services Act, articles 11 and 12): <b>[e-mail address to be completed]</b>, in French or in English.</p>
<p>Only the French version of this page is binding.</p>
"""

CHARTER = """
<h2>What brings us together</h2>
<p>People come here to make films and to see some. They arrive new to it or seasoned, from a school, a collective or their bedroom. Nobody is ranked.</p>
<h2>What we owe each other</h2>
<ul>
<li><b>Telling the truth.</b> We sign with our own name, or with one we stand by, and we credit only people who made the film.</li>
<li><b>Asking.</b> A person on screen, a piece of music, an archive, a script: we have the agreement before we show it.</li>
<li><b>Being plain.</b> Unpaid, expenses covered or paid: a call says so in its first line, and keeps to it.</li>
<li><b>Answering.</b> An application gets an answer, however short, even when it is no.</li>
<li><b>Warning.</b> What may hurt is announced before the first frame.</li>
</ul>
<h2>What has no place here</h2>
<ul>
<li>Hatred and discrimination, harassment and threats.</li>
<li>Pictures of someone who did not want them, and anything that endangers a minor.</li>
<li>Other people’s work, used without the right to.</li>
<li>False identities, false credits, false calls.</li>
<li>Advertising, and whatever has nothing to do with film.</li>
</ul>
<h2>What happens when the charter is broken</h2>
<p>Somebody from the region’s team, or from the LabFilms team, looks at each report. No machine decides, and the number of reports hides nothing by itself. They may do nothing, hide, remove or, in serious cases, suspend an account. They write why. For six months, either side may ask somebody else to look at the decision again.</p>
<p>A suspended account can no longer sign in and its page closes; its films stay, because others made them too, unless each is decided on separately.</p>
"""

ORDER = """
<h2>The principle</h2>
<p>Nothing computes what you might like. Each list says in so many words how it is sorted, and that order is the same for everyone. The number of views is not shown, and counts nowhere.</p>
<h2>Page by page</h2>
<ul>
<li><b>Films</b>: from the latest released to the oldest. A film that is withdrawn and put back does not climb.</li>
<li><b>Selections</b>: from the latest published to the oldest. Within a selection, the order is that of the person who made it.</li>
<li><b>People, labels</b>: by name. The “verified” mark lifts nobody.</li>
<li><b>Regional hubs</b>: what the region’s team has chosen, then films, people and selections from there, the latest first.</li>
<li><b>Your feed</b>: what happens to what you follow, the latest first. Nothing else slips in.</li>
<li><b>Laurels</b>: they come from verified labels, never from someone credited on the film.</li>
</ul>
<h2>Who chooses</h2>
<p>People, who sign. A selection bears the name of its label, and each film in it can say why it was chosen. A place cannot be bought.</p>
"""

ACCESSIBILITY = """
<h2>Where we stand</h2>
<p>This site aims to conform to the French RGAA 4.1 and to WCAG 2.2, level AA. <b>No third party has audited it yet</b>: we cannot therefore call it conformant, and this page is not a certificate.</p>
<h2>What we check</h2>
<p>With each version, an automatic tool (axe) goes over every page, on a phone and on a computer; contrasts are computed, targets measured at 44 pixels, and the main journeys made again with the keyboard. An automatic tool finds only some of the faults: the others are for you to tell us about.</p>
<h2>What is missing, as far as we know</h2>
<ul>
<li>Most films have neither captions for deaf and hard-of-hearing people nor audio description: that depends on those who show them.</li>
<li>The video player needs JavaScript. Without it, the film’s file is offered where its author allows that.</li>
<li>The editing and administration pages, kept for the teams, have not been checked like the rest.</li>
<li>The site has not been tried from end to end with every screen reader.</li>
</ul>
<h2>Writing to us, and your remedies</h2>
<p>A page stops you? Tell us from the <a href="/en/contact/">Contact</a> page: we answer and correct it, or give you the information in another way. Without a satisfactory answer, you may turn to the French <a href="https://www.defenseurdesdroits.fr/en">Defender of Rights</a>.</p>
<p>Statement made on <b>[date to be completed by the operator]</b>.</p>
"""

CONTACT = """
<p>For a question, an idea, a fault on the site, your data: people read and answer, in French or in English. For a film, a person or a selection that is a problem, the “Report” link on its page is quicker.</p>
<p>By post and by telephone: <b>[to be completed by the operator]</b>.</p>
"""

# Place, title, introduction, text.
PAGES = (
    (
        "mentions-legales",
        "Legal notice",
        "Who publishes this site, who hosts it, and what it does with your data.",
        LEGAL,
    ),
    (
        "charte",
        "The charter",
        "A few rules, and what happens when they are broken.",
        CHARTER,
    ),
    (
        "ordre",
        "How things are ordered",
        "Why one film stands above another, everywhere on the site.",
        ORDER,
    ),
    (
        "accessibilite",
        "Accessibility",
        "What works, what is missing, and whom to tell.",
        ACCESSIBILITY,
    ),
    (
        "contact",
        "Write to us",
        "With or without an account. The answer comes by e-mail.",
        CONTACT,
    ),
)
