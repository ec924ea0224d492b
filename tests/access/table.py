"""Who gets what at every address of the site: one line each, read by `test_every_address.py`.

`Row(name, stranger, member, author, …)` says what each role is answered at the address `name`,
about the thing that `args` takes from the world. An address may have several rows, one for each
state of its thing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.access.world import World

# Files, drawings, and what programs ask for: no page, and no language.
NO_PAGES = (
    "streaming:",
    "pictures:",
    "laurels:picture",
    "search:suggestions",
    "territory:towns",
    "operations:",
    "api:",
    "embed:oembed",
    "embed:picture",
    "screeners:export",
    "codes:export",
    "codes:cards",
    "statements:export",
    "statements:statement",
    "orders:paper",
    "selections:picture",
    "portal:robots",
    "portal:sitemap",
)

# What one is answered.
OPEN = "open"  # 200
DONE = "done"  # 204, or sent elsewhere after a change
LOGIN = "login"  # sent to the login page
SIGN_IN = "sign in"  # 401, in words: no page is asked for
GONE = "410"  # what was there is over, in words
BAD = "400"  # not understood, or not believed
HIDDEN = "hidden"  # 404, as what does not exist
AGAIN = "again"  # asked for the password once more: the act is grave


# `author` owns the thing; `member` is anyone signed in. Then those who hold a role beside it: in the
# team of the project, among the curators of the label, in the team of its region or of another,
# in the site's team; with an access to the film, and with one that is over. A role adds, and is
# named in a row where it does; elsewhere it is a member's.
ROLES = (
    "stranger", "member", "author", "team", "curator", "region_team", "other_team", "staff",
    "juror", "former_juror",
)  # fmt: skip

# What an access to a film opens, and one that is over does not.
LENT = {"juror": OPEN}


def nothing(_world: World) -> tuple[Any, ...]:
    return ()


@dataclass(frozen=True)
class Row:
    name: str
    stranger: str
    member: str
    author: str
    args: Callable[[World], tuple[Any, ...]] = nothing
    method: str = "get"
    data: Callable[[World], dict[str, Any]] = lambda _world: {}
    about: str = ""
    # What a role adds to a member's answer, here where it adds something.
    also: dict[str, str] = field(default_factory=dict)

    def expected(self, role: str) -> str:
        if role in {"stranger", "member", "author"}:
            return getattr(self, role)
        return self.also.get(role, self.member)

    @property
    def is_page(self) -> bool:
        return not (self.name.startswith(NO_PAGES) or self.name.endswith("feed"))

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.name} {self.about}".strip()


def picture_key(picture: Any) -> tuple[Any, ...]:
    return (picture.pk, picture.key, f"{picture.widths[0]}.webp")


def of_batch(world: World, batch: Any = None) -> tuple[Any, ...]:
    return (world.shop.organisation.slug, (batch or world.batch).pk)


PAGES = [
    Row("portal:front", OPEN, OPEN, OPEN),
    # In development alone; the tests run without DEBUG, as production does.
    Row("ui:showcase", HIDDEN, HIDDEN, HIDDEN),
]

OPERATIONS = [
    # Names of parts, no words of an error; asked by machines, which have no account.
    Row("operations:alive", OPEN, OPEN, OPEN),
    Row("operations:ready", OPEN, OPEN, OPEN),
    # For a token, never for a role: tests/labfilms/operations/test_views.py.
    Row("operations:metrics", HIDDEN, HIDDEN, HIDDEN),
]


def _asked(things):
    return lambda _world: {"q": "film", "dans": things}


SEARCH = [
    # What each one finds there is told by tests/labfilms/search, audience by audience.
    Row("search:page", OPEN, OPEN, OPEN),
    *(
        Row("search:page", OPEN, OPEN, OPEN, data=_asked(things), about=things)
        for things in ("films", "personnes", "selections", "projets", "annonces", "structures")
    ),
    Row("search:suggestions", OPEN, OPEN, OPEN),
]

WELCOME = [
    Row("portal:welcome", LOGIN, DONE, DONE),
    Row("portal:leave_welcome", LOGIN, DONE, DONE, method="post"),
    *(
        Row(
            "portal:step",
            LOGIN,
            OPEN,
            OPEN,
            lambda w, name=name: w.profile_of_each and (name,),
            about=name,
        )
        for name in ("region", "metiers", "oeuvre", "suivre")
    ),
    Row("portal:step", LOGIN, HIDDEN, HIDDEN, lambda _: ("inconnu",), about="unknown"),
]

PEOPLE = [
    Row("people:list", OPEN, OPEN, OPEN),
    Row("people:profile", OPEN, OPEN, OPEN, lambda w: (w.profile.handle,)),
    Row(
        "people:profile",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: (w.hidden_profile.handle,),
        about="not shown",
    ),
    Row("people:mine", LOGIN, OPEN, OPEN),
    Row(
        "people:remove_photo",
        LOGIN,
        DONE,
        DONE,
        lambda w: w.profile_of_each and (),
        method="post",
    ),
]

STRUCTURES = [
    Row("organisations:list", OPEN, OPEN, OPEN),
    Row("organisations:organisation", OPEN, OPEN, OPEN, lambda w: (w.organisation.slug,)),
    Row("organisations:mine", LOGIN, OPEN, OPEN),
    Row("organisations:new", LOGIN, OPEN, OPEN),
    *(
        Row(f"organisations:{name}", LOGIN, HIDDEN, OPEN, lambda w: (w.organisation.slug,))
        for name in ("edit", "members")
    ),
    Row(
        "organisations:remove_logo",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.organisation.slug,),
        method="post",
    ),
    Row(
        "organisations:answer",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.place_offered.pk,),
        method="post",
        data=lambda _: {"answer": "yes"},
    ),
    Row(
        "organisations:members",
        LOGIN,
        HIDDEN,
        AGAIN,
        lambda w: (w.organisation.slug,),
        method="post",
        data=lambda w: {"who": f"@{w.somebody.handle}", "role": "admin"},
        about="in charge",
    ),
    Row(
        "organisations:set_role",
        LOGIN,
        HIDDEN,
        AGAIN,
        lambda w: (w.place_held.pk,),
        method="post",
        data=lambda _: {"role": "admin"},
        about="in charge",
    ),
    Row(
        "organisations:set_role",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.place_held.pk,),
        method="post",
        data=lambda _: {"role": "member"},
    ),
    Row("organisations:end", LOGIN, HIDDEN, DONE, lambda w: (w.place_held.pk,), method="post"),
    Row(
        "organisations:ask_adhesion",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.network.slug,),
        method="post",
        data=lambda w: {"member": w.organisation.pk},
    ),
    Row(
        "organisations:welcome",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.adhesion_asked.pk,),
        method="post",
        data=lambda _: {"answer": "yes"},
    ),
    Row(
        "organisations:end_adhesion",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.adhesion_asked.pk,),
        method="post",
    ),
]

CALLS = [
    Row("calls:list", OPEN, OPEN, OPEN),
    Row("calls:call", OPEN, OPEN, OPEN, lambda w: (w.call.slug,)),
    Row("calls:call", HIDDEN, HIDDEN, OPEN, lambda w: (w.draft_call.slug,), about="draft"),
    Row("calls:mine", LOGIN, OPEN, OPEN),
    Row("calls:new", LOGIN, OPEN, OPEN),
    *(
        Row(f"calls:{name}", LOGIN, HIDDEN, OPEN, lambda w: (w.call.slug,))
        for name in ("edit", "applications")
    ),
    *(
        Row(f"calls:{name}", LOGIN, HIDDEN, DONE, lambda w: (w.call.slug,), method="post")
        for name in ("publish", "close")
    ),
    # Whoever has no page is sent to make it.
    Row(
        "calls:apply",
        LOGIN,
        OPEN,
        OPEN,
        lambda w: w.profile_of_each and (w.position.pk,),
    ),
    Row("calls:apply", LOGIN, HIDDEN, DONE, lambda w: (w.draft_position.pk,), about="draft"),
    Row("calls:applications_mine", LOGIN, OPEN, OPEN),
    Row(
        "calls:answer",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.application_received.pk,),
        method="post",
        data=lambda _: {"answer": "retain"},
    ),
    Row(
        "calls:withdraw",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.application_sent.pk,),
        method="post",
    ),
    Row("calls:invite", LOGIN, OPEN, OPEN, lambda w: (w.profile.handle,)),
    Row("calls:invite", LOGIN, HIDDEN, OPEN, lambda w: (w.hidden_profile.handle,), about="closed"),
    Row(
        "calls:reply",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.invitation_received.pk,),
        method="post",
        data=lambda _: {"answer": "yes"},
    ),
    Row(
        "calls:take_back",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.invitation_sent.pk,),
        method="post",
    ),
]

MESSAGES = [
    Row("messages:list", LOGIN, OPEN, OPEN),
    Row("messages:conversation", LOGIN, HIDDEN, OPEN, lambda w: (w.conversation.pk,)),
    Row("messages:write", LOGIN, OPEN, OPEN, lambda w: (w.somebody.handle,)),
    Row("messages:write", LOGIN, HIDDEN, HIDDEN, lambda w: (w.recluse.handle,), about="closed"),
    Row("messages:write_to_organisation", LOGIN, OPEN, OPEN, lambda w: (w.organisation.slug,)),
]

PROJECTS = [
    Row("projects:list", OPEN, OPEN, OPEN),
    Row("projects:project", OPEN, OPEN, OPEN, lambda w: (w.project.slug,), about="public"),
    Row(
        "projects:project",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: (w.team_project.slug,),
        about="team",
        also={"team": OPEN},
    ),
    Row("projects:mine", LOGIN, OPEN, OPEN),
    Row("projects:new", LOGIN, OPEN, OPEN),
    *(
        Row(name, LOGIN, HIDDEN, OPEN, lambda w: (w.project.slug,))
        for name in ("projects:edit", "projects:team", "needs:new", "wrap:wrap")
    ),
    Row(
        "projects:answer",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.team_offered.pk,),
        method="post",
        data=lambda _: {"answer": "yes"},
    ),
    Row(
        "projects:set_role",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.team_member.pk,),
        method="post",
        data=lambda _: {"role": "manager"},
    ),
    Row("projects:end", LOGIN, HIDDEN, DONE, lambda w: (w.team_member.pk,), method="post"),
    Row("needs:edit", LOGIN, HIDDEN, OPEN, lambda w: (w.need.pk,)),
    *(
        Row(f"needs:{name}", LOGIN, HIDDEN, DONE, lambda w: (w.need.pk,), method="post")
        for name in ("publish", "find", "remove")
    ),
    Row(
        "needs:set_state",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.need.pk,),
        method="post",
        data=lambda _: {"state": "filled"},
    ),
]

LANGUAGES = [
    Row("accounts:language", LOGIN, OPEN, OPEN),
    Row(
        "accounts:language",
        LOGIN,
        DONE,
        DONE,
        method="post",
        data=lambda _: {"language": "en"},
    ),
]

NEWS = [
    Row("notify:list", LOGIN, OPEN, OPEN),
    Row("notify:open", LOGIN, HIDDEN, DONE, lambda w: (w.news.pk,)),
    Row("notify:read_all", LOGIN, DONE, DONE, method="post"),
    Row("notify:preferences", LOGIN, OPEN, OPEN),
]

FILMS = [
    Row("films:list", OPEN, OPEN, OPEN),
    Row("films:mine", LOGIN, OPEN, OPEN),
    Row("films:new", LOGIN, OPEN, OPEN),
    Row("films:edit", LOGIN, HIDDEN, OPEN, lambda w: (w.public_film.pk,)),
    Row("films:edit", LOGIN, HIDDEN, OPEN, lambda w: (w.draft_film.pk,), about="draft"),
    Row("films:delete", LOGIN, HIDDEN, OPEN, lambda w: (w.public_film.pk,)),
    Row("films:delete", LOGIN, HIDDEN, AGAIN, lambda w: (w.public_film.pk,), method="post"),
    Row("films:retry", LOGIN, HIDDEN, DONE, lambda w: (w.public_film.pk,), method="post"),
    Row("films:original", LOGIN, HIDDEN, DONE, lambda w: (w.with_package(w.public_film).pk,)),
    Row("credits:edit", LOGIN, HIDDEN, OPEN, lambda w: (w.public_film.pk,)),
    Row(
        "credits:answer",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.credit_of_author.pk,),
        method="post",
        data=lambda _: {"answer": "confirm"},
    ),
    Row("credits:credit", LOGIN, DONE, DONE, lambda w: (w.credit_of_author.pk,), about="public"),
    Row(
        "credits:credit",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.draft_credit.pk,),
        about="draft",
        also={"juror": DONE},
    ),
    Row(
        "credits:ask",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.credit_of_author.pk,),
        method="post",
    ),
    Row(
        "credits:settle",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.credit_asked.pk,),
        method="post",
        data=lambda _: {"answer": "no"},
    ),
    Row("watch:film", OPEN, OPEN, OPEN, lambda w: (w.public_film.slug,), about="public"),
    Row(
        "watch:film",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: (w.unlisted_film.slug,),
        about="unlisted",
        also=LENT,
    ),
    Row(
        "watch:film",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: (w.private_film.slug,),
        about="private",
        also=LENT,
    ),
    Row(
        "watch:film", HIDDEN, HIDDEN, OPEN, lambda w: (w.draft_film.slug,), about="draft", also=LENT
    ),
    # It leads to a file that its grant opens; an unlisted film has no card, and no preview.
    *(
        Row(
            "watch:preview",
            *answers,
            lambda w, film=film: (w.with_package(getattr(w, film)).slug,),
            about=film,
            also={"juror": DONE},
        )
        for film, answers in [
            ("public_film", (DONE, DONE, DONE)),
            ("unlisted_film", (HIDDEN, HIDDEN, DONE)),
            ("private_film", (HIDDEN, HIDDEN, DONE)),
            ("draft_film", (HIDDEN, HIDDEN, DONE)),
        ]
    ),
    *(
        Row(
            "watch:file",
            *answers,
            lambda w, film=film, offered=offered: (w.with_file(getattr(w, film), offered).slug,),
            about=f"{film}{', offered' if offered else ''}",
            also={"juror": DONE} if offered else {},
        )
        for film, offered, answers in [
            ("public_film", False, (HIDDEN, HIDDEN, DONE)),
            ("public_film", True, (DONE, DONE, DONE)),
            ("unlisted_film", True, (HIDDEN, HIDDEN, DONE)),
            ("private_film", True, (HIDDEN, HIDDEN, DONE)),
        ]
    ),
    Row("watch:by_link", OPEN, OPEN, OPEN, lambda w: (w.unlisted_film.link,), about="unlisted"),
    Row(
        "watch:by_link",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: (w.private_film.link,),
        about="private",
        also=LENT,
    ),
    Row(
        "watch:progress",
        LOGIN,
        DONE,
        DONE,
        lambda w: (w.public_film.pk,),
        method="post",
        data=lambda _: {"seconds": "3"},
        about="public",
    ),
    Row(
        "watch:progress",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.private_film.pk,),
        method="post",
        data=lambda _: {"seconds": "3"},
        about="private",
        also={"juror": DONE},
    ),
]

# Whoever holds one holds it, signed in or not; each of its states at each door stands in
# tests/ecran/screeners/test_links.py.
SCREENERS = [
    *(
        Row(f"screeners:{name}", LOGIN, HIDDEN, OPEN, lambda w: (w.screener.film.pk,))
        for name in ("links", "list", "export")
    ),
    Row("screeners:password", LOGIN, HIDDEN, OPEN, lambda w: (w.screener.pk,)),
    Row("screeners:revoke", LOGIN, HIDDEN, DONE, lambda w: (w.screener.pk,), method="post"),
    Row("screeners:screener", OPEN, OPEN, OPEN, lambda w: (w.screener.secret,)),
    Row(
        "screeners:screener", OPEN, OPEN, OPEN, lambda w: (w.locked_screener.secret,), about="door"
    ),
    Row("screeners:screener", HIDDEN, HIDDEN, HIDDEN, lambda _: ("a" * 22,), about="unknown"),
    *(
        Row(
            "screeners:screener",
            GONE,
            GONE,
            GONE,
            lambda w, how=how: (w.ended_screener(how).secret,),
            about=how,
        )
        for how in ("revoked", "expired")
    ),
    # Its maker needs no viewing of it.
    Row(
        "screeners:screener",
        GONE,
        GONE,
        OPEN,
        lambda w: (w.ended_screener("used").secret,),
        about="used",
    ),
    Row(
        "screeners:enter",
        DONE,
        DONE,
        DONE,
        lambda w: (w.locked_screener.secret,),
        method="post",
        data=lambda _: {"password": "sel de nuit"},
    ),
    Row(
        "screeners:progress",
        DONE,
        DONE,
        DONE,
        lambda w: (w.screener.secret,),
        method="post",
        data=lambda _: {"seconds": "3"},
    ),
    Row(
        "screeners:reply",
        DONE,
        DONE,
        DONE,
        lambda w: (w.screener.secret,),
        method="post",
        data=lambda _: {"text": "Merci."},
    ),
]

FILES = [
    Row("streaming:uploads", SIGN_IN, OPEN, OPEN),
    Row("streaming:upload", SIGN_IN, HIDDEN, OPEN, lambda w: (w.upload.pk,), method="head"),
    Row("streaming:upload", SIGN_IN, HIDDEN, DONE, lambda w: (w.upload.pk,), method="delete"),
    *(
        Row(
            "streaming:file",
            *answers,
            lambda w, film=film, public=public, path=path: (
                *w.grant(getattr(w, film), public=public),
                path,
            ),
            about=f"{path} of a {film}",
        )
        for film, public, answers in [
            ("public_film", True, (OPEN, OPEN, OPEN)),
            # The grant was given to the author: copied to somebody else, it opens nothing.
            ("private_film", False, (HIDDEN, HIDDEN, OPEN)),
        ]
        for path in [
            "master.m3u8",
            "720p/playlist.m3u8",
            "720p/00000.m4s",
            "poster.jpg",
            "preview.mp4",
            "storyboard.jpg",
            "storyboard.vtt",
        ]
    ),
    Row("streaming:original", HIDDEN, HIDDEN, OPEN, lambda w: w.original_grant(w.public_film)),
    Row("pictures:public", OPEN, OPEN, OPEN, lambda w: picture_key(w.public_picture)),
    Row(
        "pictures:public",
        HIDDEN,
        HIDDEN,
        HIDDEN,
        lambda w: picture_key(w.private_picture),
        about="not public",
    ),
    # Whoever was shown the picture was given this address; it ends after twelve hours.
    Row("pictures:granted", OPEN, OPEN, OPEN, lambda w: w.granted_picture),
    Row(
        "pictures:granted",
        HIDDEN,
        HIDDEN,
        HIDDEN,
        lambda w: ("forged.1.AAAAAAAAAAAAAAAAAAAAAA", w.granted_picture[1]),
        about="forged",
    ),
]

LABELS = [
    Row("labels:list", OPEN, OPEN, OPEN),
    Row("labels:label", OPEN, OPEN, OPEN, lambda w: (w.label.slug,)),
    Row(
        "labels:label",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: (w.silent_label.slug,),
        about="silent",
        also={"curator": OPEN},
    ),
    Row("labels:edit", LOGIN, HIDDEN, OPEN, lambda w: (w.label.slug,), also={"curator": OPEN}),
    Row("selections:list", OPEN, OPEN, OPEN),
    Row("selections:selection", OPEN, OPEN, OPEN, lambda w: (w.public_selection.slug,)),
    Row(
        "selections:selection",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: (w.unlisted_selection.slug,),
        about="unlisted",
        also={"curator": OPEN},
    ),
    Row(
        "selections:selection",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: (w.private_selection.slug,),
        about="private",
        also={"curator": OPEN},
    ),
    Row("selections:by_link", OPEN, OPEN, OPEN, lambda w: (w.unlisted_selection.link,)),
    Row(
        "selections:by_link",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: (w.private_selection.link,),
        about="private",
        also={"curator": OPEN},
    ),
    Row("selections:mine", LOGIN, OPEN, OPEN),
    Row("selections:new", LOGIN, OPEN, OPEN),
    Row(
        "selections:edit",
        LOGIN,
        HIDDEN,
        OPEN,
        lambda w: (w.public_selection.pk,),
        also={"curator": OPEN},
    ),
    Row(
        "selections:delete",
        LOGIN,
        HIDDEN,
        OPEN,
        lambda w: (w.public_selection.pk,),
        also={"curator": OPEN},
    ),
    Row(
        "selections:delete",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.public_selection.pk,),
        method="post",
        also={"curator": DONE},
    ),
    Row(
        "selections:reorder",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.private_selection.pk,),
        method="post",
        data=lambda w: {"order": [w.entry.pk], "revision": w.private_selection.revision},
        also={"curator": DONE},
    ),
    Row(
        "selections:versions",
        LOGIN,
        HIDDEN,
        OPEN,
        lambda w: (w.public_selection.pk,),
        also={"curator": OPEN},
    ),
    Row(
        "selections:version", LOGIN, HIDDEN, OPEN, lambda w: (w.version.pk,), also={"curator": OPEN}
    ),
    Row(
        "selections:version",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.version.pk,),
        method="post",
        also={"curator": DONE},
    ),
    Row("selections:clone", LOGIN, DONE, DONE, lambda w: (w.public_selection.pk,), method="post"),
    Row(
        "selections:clone",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.private_selection.pk,),
        method="post",
        about="private",
        also={"curator": DONE},
    ),
    Row("selections:add", LOGIN, OPEN, OPEN, lambda w: (w.public_film.pk,), about="public"),
    Row(
        "selections:add",
        LOGIN,
        HIDDEN,
        OPEN,
        lambda w: (w.private_film.pk,),
        about="private",
        also=LENT,
    ),
]

CURATION = [
    Row("labels:new", LOGIN, OPEN, OPEN),
    Row("labels:team", LOGIN, HIDDEN, OPEN, lambda w: (w.label.slug,), also={"curator": OPEN}),
    Row(
        "labels:place",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.label.curators.get().pk,),
        method="post",
        data=lambda _: {"leave": "1"},
    ),
    Row(
        "labels:team",
        LOGIN,
        HIDDEN,
        AGAIN,
        lambda w: (w.label.slug,),
        method="post",
        data=lambda w: {"person": f"@{w.somebody.handle}", "role": "owner"},
        about="in charge",
    ),
    Row(
        "labels:place",
        LOGIN,
        HIDDEN,
        AGAIN,
        lambda w: (w.label.curators.get().pk,),
        method="post",
        data=lambda _: {"role": "owner"},
        about="in charge",
    ),
    Row("labels:invitation", LOGIN, HIDDEN, OPEN, lambda w: (w.inviting_label.slug,)),
    Row("laurels:verify", OPEN, OPEN, OPEN, lambda w: (w.laurel,)),
    Row("laurels:verify", HIDDEN, HIDDEN, HIDDEN, lambda _: ("1-1:forged",), about="forged"),
    Row("laurels:picture", OPEN, OPEN, OPEN, lambda w: (w.laurel,)),
    Row("placements:national", LOGIN, HIDDEN, HIDDEN, about="not staff", also={"staff": OPEN}),
    Row(
        "placements:region",
        LOGIN,
        HIDDEN,
        OPEN,
        lambda w: (w.own_region.slug,),
        also={"region_team": OPEN},
    ),
    Row(
        "placements:withdraw",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.placement.pk,),
        method="post",
        also={"region_team": DONE},
    ),
]

TERRITORY = [
    Row("territory:towns", OPEN, OPEN, OPEN),
]

HUBS = [
    Row("hubs:index", OPEN, OPEN, OPEN),
    Row("hubs:region", OPEN, OPEN, OPEN, lambda _: ("bretagne",), about="no hub yet"),
    Row("hubs:region", DONE, DONE, DONE, lambda w: (w.hub.region.slug,), about="open"),
    Row("hubs:region", HIDDEN, HIDDEN, HIDDEN, lambda _: ("atlantide",), about="unknown"),
    Row("hubs:hub", OPEN, OPEN, OPEN, lambda w: (w.hub.region.slug,)),
    Row("hubs:hub", HIDDEN, HIDDEN, HIDDEN, lambda _: ("bretagne",), about="no hub yet"),
]

FOLLOWS = [
    Row("facts:feed", LOGIN, OPEN, OPEN),
    Row("facts:follows", LOGIN, OPEN, OPEN),
    Row("facts:follow", LOGIN, DONE, DONE, lambda w: ("profil", w.profile.pk), method="post"),
    Row(
        "facts:follow",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: ("profil", w.hidden_profile.pk),
        method="post",
        about="not shown",
    ),
    Row(
        "facts:follow",
        LOGIN,
        DONE,
        DONE,
        lambda w: ("structure", w.organisation.pk),
        method="post",
        about="structure",
    ),
    Row(
        "facts:follow",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: ("projet", w.team_project.pk),
        method="post",
        about="team's project",
        also={"team": DONE},
    ),
]

MODERATION = [
    Row("moderation:report", OPEN, OPEN, OPEN, lambda w: ("film", w.public_film.pk)),
    Row(
        "moderation:report",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: ("film", w.draft_film.pk),
        about="draft",
        also=LENT,
    ),
    Row("moderation:report", OPEN, OPEN, OPEN, lambda w: ("profil", w.profile.pk), about="profile"),
    Row(
        "moderation:report",
        OPEN,
        OPEN,
        OPEN,
        lambda w: ("structure", w.organisation.pk),
        about="structure",
    ),
    Row("moderation:report", OPEN, OPEN, OPEN, lambda w: ("annonce", w.call.pk), about="call"),
    Row(
        "moderation:report",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: ("annonce", w.draft_call.pk),
        about="draft call",
    ),
    Row("moderation:report", OPEN, OPEN, OPEN, lambda w: ("projet", w.project.pk), about="project"),
    Row(
        "moderation:report",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: ("projet", w.team_project.pk),
        about="team's project",
        also={"team": OPEN},
    ),
    Row(
        "moderation:report",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: ("message", w.message.pk),
        about="message",
    ),
    Row(
        "moderation:block",
        LOGIN,
        HIDDEN,
        HIDDEN,
        lambda w: ("projet", w.project.pk),
        method="post",
        about="no person",
    ),
    # Whoever has the address was sent it: 128 random bits.
    Row("moderation:receipt", OPEN, OPEN, OPEN, lambda w: (w.notice.key,)),
    Row("moderation:receipt", HIDDEN, HIDDEN, HIDDEN, lambda _: ("forged",), about="forged"),
    Row("moderation:decision", OPEN, OPEN, OPEN, lambda w: (w.decision.key,)),
    Row("moderation:decision", HIDDEN, HIDDEN, HIDDEN, lambda _: ("forged",), about="forged"),
    # Teams alone: tests/across/moderation says which.
    Row(
        "moderation:queue",
        LOGIN,
        HIDDEN,
        HIDDEN,
        also={"region_team": OPEN, "other_team": OPEN, "staff": OPEN},
    ),
    Row(
        "moderation:case",
        LOGIN,
        HIDDEN,
        HIDDEN,
        lambda w: (w.notice.pk,),
        also={"region_team": OPEN, "staff": OPEN},
    ),
    Row(
        "moderation:hand_over",
        LOGIN,
        HIDDEN,
        HIDDEN,
        lambda w: (w.notice.pk,),
        method="post",
        also={"region_team": DONE, "staff": DONE},
    ),
    Row(
        "moderation:case",
        LOGIN,
        HIDDEN,
        HIDDEN,
        lambda w: (w.notice.pk,),
        method="post",
        data=lambda _: {"measure": "suspended", "days": "7", "ground": "charter", "reason": "Vu."},
        about="suspends",
        # A region's team may not, and is shown the form again.
        also={"region_team": OPEN, "staff": AGAIN},
    ),
    Row("moderation:answer", LOGIN, HIDDEN, HIDDEN, lambda w: (w.appeal.pk,), also={"staff": OPEN}),
    Row("moderation:suspensions", LOGIN, HIDDEN, HIDDEN, also={"staff": OPEN}),
    Row(
        "moderation:lift",
        LOGIN,
        HIDDEN,
        HIDDEN,
        lambda w: (w.suspension.pk,),
        method="post",
        also={"staff": AGAIN},
    ),
    Row("moderation:blocks", LOGIN, OPEN, OPEN),
    Row("moderation:block", LOGIN, DONE, DONE, lambda w: ("profil", w.profile.pk), method="post"),
    Row("moderation:unblock", LOGIN, HIDDEN, DONE, lambda w: (w.block.pk,), method="post"),
]

VERIFICATION = [
    # Teams alone: tests/across/verification says which.
    Row(
        "verification:verify",
        LOGIN,
        HIDDEN,
        HIDDEN,
        lambda w: ("profil", w.profile.pk),
        also={"region_team": OPEN, "staff": OPEN},
    ),
    Row(
        "verification:verify",
        LOGIN,
        HIDDEN,
        HIDDEN,
        lambda w: ("structure", w.organisation.pk),
        about="structure",
        also={"region_team": OPEN, "staff": OPEN},
    ),
    Row(
        "verification:verify",
        LOGIN,
        HIDDEN,
        HIDDEN,
        lambda w: ("label", w.label.pk),
        method="post",
        data=lambda _: {"reason": "Festival depuis 1998"},
        also={"staff": DONE},
    ),
]

HOUSE = [
    Row("editorial:legal", OPEN, OPEN, OPEN),
    Row("editorial:charter", OPEN, OPEN, OPEN),
    Row("editorial:order", OPEN, OPEN, OPEN),
    Row("editorial:accessibility", OPEN, OPEN, OPEN),
    Row("editorial:contact", OPEN, OPEN, OPEN),
]

FEEDBACK = [
    # Professionals alone: tests/ecran/feedback says which.
    Row("feedback:write", LOGIN, HIDDEN, HIDDEN, lambda w: (w.public_film.slug,)),
    Row(
        "feedback:answer",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.regard.pk,),
        method="post",
        data=lambda _: {"answer": "show"},
    ),
    Row("feedback:withdraw", LOGIN, HIDDEN, HIDDEN, lambda w: (w.regard.pk,), method="post"),
]

# What other programs use. No cookie is read there: whoever is signed in is a stranger, and keys
# are told by tests/labfilms/api.
API = [
    Row("api_reference", OPEN, OPEN, OPEN),
    Row("api:openapi-json", OPEN, OPEN, OPEN),
    Row("api:api-root", HIDDEN, HIDDEN, HIDDEN),
    *(
        Row(f"api:{name}", OPEN, OPEN, OPEN)
        for name in (
            "films", "selections", "labels", "people", "structures", "projects", "calls",
            "regions", "search",
        )
    ),
    *(
        Row(f"api:{name}_mine", SIGN_IN, SIGN_IN, SIGN_IN)
        for name in ("films", "selections", "projects")
    ),
    *(
        Row(f"api:{name}", OPEN, OPEN, OPEN, lambda w, thing=thing: (getattr(w, thing).pk,))
        for name, thing in [
            ("film", "public_film"), ("film_credits", "public_film"),
            ("film_mentions", "public_film"), ("selection", "public_selection"),
            ("label", "label"), ("person", "profile"), ("structure", "organisation"),
            ("project", "project"), ("call", "call"),
        ]
    ),
    *(
        Row(
            f"api:{name}",
            HIDDEN,
            HIDDEN,
            HIDDEN,
            lambda w, thing=thing: (getattr(w, thing).pk,),
            about=thing,
        )
        for name, thing in [
            ("film", "unlisted_film"), ("film", "private_film"), ("film", "draft_film"),
            ("film_credits", "unlisted_film"), ("film_mentions", "draft_film"),
            ("selection", "unlisted_selection"), ("selection", "private_selection"),
            ("label", "silent_label"), ("person", "hidden_profile"),
            ("project", "team_project"), ("call", "draft_call"),
        ]
    ),
    Row("api:region", OPEN, OPEN, OPEN, lambda _: ("04",)),
]  # fmt: skip

FEEDS = [
    Row("portal:robots", OPEN, OPEN, OPEN),
    Row("portal:sitemap", OPEN, OPEN, OPEN),
    Row("portal:sitemap_section", OPEN, OPEN, OPEN, lambda w: w.public_film and ("films",)),
    Row("portal:sitemap_section", HIDDEN, HIDDEN, HIDDEN, lambda _: ("inconnu",), about="unknown"),
    *(
        Row(
            name,
            answer,
            answer,
            answer,
            lambda w, kind=kind: (getattr(w, f"{kind}_selection").slug,),
            about=kind,
        )
        for name in ("selections:picture", "selections:embed")
        for kind, answer in [("public", OPEN), ("unlisted", HIDDEN), ("private", HIDDEN)]
    ),
    *(
        Row(f"{room}:feed", OPEN, OPEN, OPEN)
        for room in ("films", "selections", "calls", "projects", "organisations")
    ),
    Row("films:region_feed", OPEN, OPEN, OPEN, lambda _: ("bretagne",)),
    Row("selections:label_feed", OPEN, OPEN, OPEN, lambda w: (w.label.slug,)),
    Row(
        "selections:label_feed",
        HIDDEN,
        HIDDEN,
        HIDDEN,
        lambda w: (w.silent_label.slug,),
        about="silent",
    ),
    Row("selections:films_feed", OPEN, OPEN, OPEN, lambda w: (w.public_selection.slug,)),
    *(
        Row(
            "selections:films_feed",
            HIDDEN,
            HIDDEN,
            HIDDEN,
            lambda w, kind=kind: (getattr(w, f"{kind}_selection").slug,),
            about=kind,
        )
        for kind in ("unlisted", "private")
    ),
]

EMBED = [
    Row("embed:film", OPEN, OPEN, OPEN, lambda w: (w.public_film.slug,), about="public"),
    *(
        Row(
            "embed:film",
            HIDDEN,
            HIDDEN,
            HIDDEN,
            lambda w, kind=kind: (getattr(w, f"{kind}_film").slug,),
            about=kind,
        )
        for kind in ("unlisted", "private", "draft")
    ),
    *(
        Row(
            "embed:oembed",
            answer,
            answer,
            answer,
            data=lambda w, kind=kind: {
                "url": f"http://testserver/films/{getattr(w, f'{kind}_film').slug}/"
            },
            about=kind,
        )
        for kind, answer in [
            ("public", OPEN), ("unlisted", HIDDEN), ("private", HIDDEN), ("draft", HIDDEN)
        ]
    ),
    *(
        Row(
            "embed:picture",
            answer,
            answer,
            answer,
            lambda w, kind=kind: (getattr(w, f"{kind}_film").slug,),
            about=kind,
        )
        for kind, answer in [
            ("public", OPEN), ("unlisted", HIDDEN), ("private", HIDDEN), ("draft", HIDDEN)
        ]
    ),
    Row("embed:embedding", LOGIN, HIDDEN, OPEN, lambda w: (w.public_film.pk,)),
]  # fmt: skip

ACCESSES = [
    Row("access:mine", LOGIN, OPEN, OPEN),
    *(
        Row(
            "access:list", LOGIN, HIDDEN, OPEN, lambda w: (w.private_film.pk,), method, about=method
        )
        for method in ("get", "post")
    ),
    Row(
        "access:take_back",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.private_film.pk, w.access.pk),
        method="post",
    ),
]

CATALOGUES = [
    Row("catalogue:catalogue", OPEN, OPEN, OPEN, lambda w: (w.collection.organisation.slug,)),
    Row(
        "catalogue:catalogue",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: (w.organisation.slug,),
        about="nothing shown",
    ),
    Row("catalogue:keep", LOGIN, HIDDEN, OPEN, lambda w: (w.organisation.slug,)),
    Row("catalogue:edit", LOGIN, HIDDEN, OPEN, lambda w: (w.collection.pk,)),
    *(
        Row(f"catalogue:{name}", LOGIN, HIDDEN, DONE, lambda w: (w.collection.pk,), method="post")
        for name in ("add", "reorder", "delete")
    ),
]

CODES = [
    Row("codes:batches", LOGIN, HIDDEN, OPEN, lambda w: (w.batch.shop.organisation.slug,)),
    # Who keeps a structure that has no shop keeps no codes.
    Row("codes:batches", LOGIN, HIDDEN, HIDDEN, lambda w: (w.organisation.slug,), about="no shop"),
    Row("codes:new", LOGIN, HIDDEN, OPEN, lambda w: (w.shop.organisation.slug,)),
    Row(
        "codes:new",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.shop.organisation.slug,),
        method="post",
        data=lambda _: {"words": "Presse", "gives": "free", "quantity": 2, "most_uses": 1},
    ),
    Row("codes:batch", LOGIN, HIDDEN, OPEN, of_batch),
    # A gift is its buyer's.
    Row("codes:batch", LOGIN, HIDDEN, HIDDEN, lambda w: of_batch(w, w.gift.batch), about="gift"),
    Row("codes:export", LOGIN, HIDDEN, OPEN, of_batch),
    Row("codes:cards", LOGIN, HIDDEN, OPEN, lambda w: (*of_batch(w), 1)),
    Row("codes:cards", LOGIN, HIDDEN, HIDDEN, lambda w: (*of_batch(w), 2), about="no such part"),
    Row("codes:close", LOGIN, HIDDEN, DONE, of_batch, method="post"),
    Row(
        "codes:close_code",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (*of_batch(w), w.batch.codes.earliest("pk").pk),
        method="post",
    ),
]


def _shop(world: World) -> tuple[Any, ...]:
    return (world.shop.organisation.slug,)


def _sale(world: World) -> tuple[Any, ...]:
    return (world.shop.organisation.slug, world.sold_order.pk)


def _pass(world: World) -> tuple[Any, ...]:
    return (world.shop.organisation.slug, world.passed_collection.pk)


SHOPS = [
    Row("offers:shop", LOGIN, HIDDEN, OPEN, _shop),
    # Where money goes is asked behind the password.
    Row("offers:settings", LOGIN, HIDDEN, AGAIN, _shop),
    Row(
        "offers:film",
        LOGIN,
        HIDDEN,
        OPEN,
        lambda w: (w.shop.organisation.slug, w.sold_film.pk),
    ),
    Row("offers:pass", LOGIN, HIDDEN, OPEN, _pass),
    Row("offers:end_pass", LOGIN, HIDDEN, DONE, _pass, method="post"),
    Row("orders:sales", LOGIN, HIDDEN, OPEN, _shop),
    Row("orders:mark_paid", LOGIN, HIDDEN, DONE, _sale, method="post"),
    Row("orders:close", LOGIN, HIDDEN, DONE, _sale, method="post"),
    Row("orders:refund", LOGIN, HIDDEN, AGAIN, _sale),
    Row("orders:buy", OPEN, OPEN, OPEN, lambda w: (w.offer.pk,)),
    Row("orders:code", OPEN, OPEN, OPEN),
    Row("orders:code_of", OPEN, OPEN, OPEN, lambda _w: ("XXXX-XXXX-XXXX",)),
    Row("orders:mine", LOGIN, OPEN, OPEN),
    # What the author bought is the author's; of a guest, whoever's has the address.
    *(
        Row(f"orders:{name}", HIDDEN, HIDDEN, got, lambda w: (w.own_order.token,), method)
        for name, got, method in [
            ("order", OPEN, "get"),
            ("pay", DONE, "post"),
            ("give_up", DONE, "post"),
        ]
    ),
    Row("orders:order", OPEN, OPEN, OPEN, lambda w: (w.guest_order.token,), about="of a guest"),
    Row("orders:paper", HIDDEN, HIDDEN, OPEN, lambda w: (w.own_paid_order.token, 1)),
    Row("access:watch", OPEN, OPEN, OPEN, lambda w: (w.guest_access.key,)),
    Row("access:claim", LOGIN, DONE, DONE, lambda w: (w.guest_access.key,), method="post"),
    # A provider's word is its signature: tests/ecran/orders/test_told.py.
    Row(
        "orders:told", BAD, BAD, BAD, lambda w: ("offline", w.shop.organisation.slug), method="post"
    ),
]


def _holder(world: World) -> tuple[Any, ...]:
    return (world.shop.organisation.slug, world.holder.pk)


def _earning(world: World) -> tuple[Any, ...]:
    return (world.shop.organisation.slug, world.holder.film.pk)


# Who earns what stays between a shop's keepers: staff has no door to it.
ACCOUNTS = [
    *(
        Row(f"statements:{name}", LOGIN, HIDDEN, OPEN, _shop)
        for name in ("accounts", "export", "holders", "shares")
    ),
    *(
        Row(f"statements:{name}", LOGIN, HIDDEN, OPEN, _holder)
        for name in ("holder", "edit_holder", "statement")
    ),
    Row("statements:drop_holder", LOGIN, HIDDEN, DONE, _holder, method="post"),
    Row(
        "statements:undo",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (*_holder(w), w.payout.pk),
        method="post",
    ),
    Row("statements:film_shares", LOGIN, HIDDEN, OPEN, _earning),
    Row("statements:take_back", LOGIN, HIDDEN, DONE, _earning, method="post"),
]

KEYS = [
    Row("keys:list", LOGIN, OPEN, OPEN),
    # The password is asked again first.
    Row("keys:new", LOGIN, AGAIN, AGAIN),
    Row("keys:end", LOGIN, HIDDEN, DONE, lambda w: (w.key.pk,), method="post"),
]

ROWS = [
    *PAGES,
    *OPERATIONS,
    *API,
    *FEEDS,
    *EMBED,
    *ACCESSES,
    *CATALOGUES,
    *CODES,
    *SHOPS,
    *ACCOUNTS,
    *KEYS,
    *SEARCH,
    *WELCOME,
    *PEOPLE,
    *STRUCTURES,
    *CALLS,
    *MESSAGES,
    *PROJECTS,
    *LANGUAGES,
    *NEWS,
    *FILMS,
    *SCREENERS,
    *FILES,
    *LABELS,
    *CURATION,
    *TERRITORY,
    *FOLLOWS,
    *MODERATION,
    *VERIFICATION,
    *FEEDBACK,
    *HOUSE,
    *HUBS,
]

# Other people's addresses, mounted whole: their prefix, whose they are, and why they are safe.
MOUNTED = {
    "compte/": "django-allauth: accounts and sessions; each page knows only its own person",
    "administration/": "Django's admin: staff alone, login limits by django-axes",
    "redaction/": "Wagtail's admin: regions' teams and staff, login limits by django-axes",
    "poles/": "Wagtail: published editorial pages, public; drafts by its own preview alone",
    "media/images/": "renditions of editorial pictures, public by nature",
}

# The socket has one address; what may be listened to is asked topic by topic (tests/labfilms/live).
SOCKETS = {"direct/"}
