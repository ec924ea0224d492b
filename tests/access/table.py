"""Who gets what at every address of the site: one line each, read by `test_every_address.py`.

`Row(name, stranger, member, author, …)` says what each role is answered at the address `name`,
about the thing that `args` takes from the world. `author` owns the thing; `member` is anyone
signed in. An address may have several rows, one for each state of its thing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.access.world import World

# What one is answered.
OPEN = "open"  # 200
DONE = "done"  # 204, or sent elsewhere after a change
LOGIN = "login"  # sent to the login page
SIGN_IN = "sign in"  # 401, in words: no page is asked for
HIDDEN = "hidden"  # 404, as what does not exist


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

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.name} {self.about}".strip()


def picture_key(picture: Any) -> tuple[Any, ...]:
    return (picture.pk, picture.key, f"{picture.widths[0]}.webp")


PAGES = [
    Row("portal:front", OPEN, OPEN, OPEN),
    # In development alone; the tests run without DEBUG, as production does.
    Row("ui:showcase", HIDDEN, HIDDEN, HIDDEN),
]

SEARCH = [
    # What each one finds there is told by tests/labfilms/search, audience by audience.
    Row("search:page", OPEN, OPEN, OPEN),
    Row("search:page", OPEN, OPEN, OPEN, data=lambda _: {"q": "film", "dans": "films"}, about="q"),
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
    Row("films:delete", LOGIN, HIDDEN, DONE, lambda w: (w.public_film.pk,), method="post"),
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
    Row("watch:film", OPEN, OPEN, OPEN, lambda w: (w.public_film.slug,), about="public"),
    Row("watch:film", HIDDEN, HIDDEN, OPEN, lambda w: (w.unlisted_film.slug,), about="unlisted"),
    Row("watch:film", HIDDEN, HIDDEN, OPEN, lambda w: (w.private_film.slug,), about="private"),
    Row("watch:film", HIDDEN, HIDDEN, OPEN, lambda w: (w.draft_film.slug,), about="draft"),
    # It leads to a file that its grant opens; an unlisted film has no card, and no preview.
    *(
        Row(
            "watch:preview",
            *answers,
            lambda w, film=film: (w.with_package(getattr(w, film)).slug,),
            about=film,
        )
        for film, answers in [
            ("public_film", (DONE, DONE, DONE)),
            ("unlisted_film", (HIDDEN, HIDDEN, DONE)),
            ("private_film", (HIDDEN, HIDDEN, DONE)),
            ("draft_film", (HIDDEN, HIDDEN, DONE)),
        ]
    ),
    Row("watch:by_link", OPEN, OPEN, OPEN, lambda w: (w.unlisted_film.link,), about="unlisted"),
    Row("watch:by_link", HIDDEN, HIDDEN, OPEN, lambda w: (w.private_film.link,), about="private"),
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
    Row("labels:label", HIDDEN, HIDDEN, OPEN, lambda w: (w.silent_label.slug,), about="silent"),
    Row("labels:edit", LOGIN, HIDDEN, OPEN, lambda w: (w.label.slug,)),
    Row("selections:list", OPEN, OPEN, OPEN),
    Row("selections:selection", OPEN, OPEN, OPEN, lambda w: (w.public_selection.slug,)),
    Row(
        "selections:selection",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: (w.unlisted_selection.slug,),
        about="unlisted",
    ),
    Row(
        "selections:selection",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: (w.private_selection.slug,),
        about="private",
    ),
    Row("selections:by_link", OPEN, OPEN, OPEN, lambda w: (w.unlisted_selection.link,)),
    Row(
        "selections:by_link",
        HIDDEN,
        HIDDEN,
        OPEN,
        lambda w: (w.private_selection.link,),
        about="private",
    ),
    Row("selections:mine", LOGIN, OPEN, OPEN),
    Row("selections:new", LOGIN, OPEN, OPEN),
    Row("selections:edit", LOGIN, HIDDEN, OPEN, lambda w: (w.public_selection.pk,)),
    Row("selections:delete", LOGIN, HIDDEN, OPEN, lambda w: (w.public_selection.pk,)),
    Row(
        "selections:delete", LOGIN, HIDDEN, DONE, lambda w: (w.public_selection.pk,), method="post"
    ),
    Row(
        "selections:reorder",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.private_selection.pk,),
        method="post",
        data=lambda w: {"order": [w.entry.pk], "revision": w.private_selection.revision},
    ),
    Row("selections:versions", LOGIN, HIDDEN, OPEN, lambda w: (w.public_selection.pk,)),
    Row("selections:version", LOGIN, HIDDEN, OPEN, lambda w: (w.version.pk,)),
    Row("selections:version", LOGIN, HIDDEN, DONE, lambda w: (w.version.pk,), method="post"),
    Row("selections:clone", LOGIN, DONE, DONE, lambda w: (w.public_selection.pk,), method="post"),
    Row(
        "selections:clone",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.private_selection.pk,),
        method="post",
        about="private",
    ),
    Row("selections:add", LOGIN, OPEN, OPEN, lambda w: (w.public_film.pk,), about="public"),
    Row("selections:add", LOGIN, HIDDEN, OPEN, lambda w: (w.private_film.pk,), about="private"),
]

CURATION = [
    Row("labels:new", LOGIN, OPEN, OPEN),
    Row("labels:team", LOGIN, HIDDEN, OPEN, lambda w: (w.label.slug,)),
    Row(
        "labels:place",
        LOGIN,
        HIDDEN,
        DONE,
        lambda w: (w.label.curators.get().pk,),
        method="post",
        data=lambda _: {"leave": "1"},
    ),
    Row("labels:invitation", LOGIN, HIDDEN, OPEN, lambda w: (w.inviting_label.slug,)),
    Row("laurels:verify", OPEN, OPEN, OPEN, lambda w: (w.laurel,)),
    Row("laurels:verify", HIDDEN, HIDDEN, HIDDEN, lambda _: ("1-1:forged",), about="forged"),
    Row("laurels:picture", OPEN, OPEN, OPEN, lambda w: (w.laurel,)),
    Row("placements:national", LOGIN, HIDDEN, HIDDEN, about="not staff"),
    Row("placements:region", LOGIN, HIDDEN, OPEN, lambda w: (w.own_region.slug,)),
    Row("placements:withdraw", LOGIN, HIDDEN, DONE, lambda w: (w.placement.pk,), method="post"),
]

TERRITORY = [
    Row("territory:towns", OPEN, OPEN, OPEN),
]

HUBS = [
    Row("hubs:index", OPEN, OPEN, OPEN),
    Row("hubs:region", OPEN, OPEN, OPEN, lambda _: ("bretagne",), about="no hub yet"),
    Row("hubs:region", DONE, DONE, DONE, lambda w: (w.hub.region.slug,), about="open"),
    Row("hubs:region", HIDDEN, HIDDEN, HIDDEN, lambda _: ("atlantide",), about="unknown"),
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
    ),
    Row("moderation:report", OPEN, OPEN, OPEN, lambda w: ("profil", w.profile.pk), about="profile"),
    # Whoever has the address was sent it: 128 random bits.
    Row("moderation:receipt", OPEN, OPEN, OPEN, lambda w: (w.notice.key,)),
    Row("moderation:receipt", HIDDEN, HIDDEN, HIDDEN, lambda _: ("forged",), about="forged"),
    Row("moderation:decision", OPEN, OPEN, OPEN, lambda w: (w.decision.key,)),
    Row("moderation:decision", HIDDEN, HIDDEN, HIDDEN, lambda _: ("forged",), about="forged"),
    # Teams alone: tests/labfilms/moderation says which.
    Row("moderation:queue", LOGIN, HIDDEN, HIDDEN),
    Row("moderation:case", LOGIN, HIDDEN, HIDDEN, lambda w: (w.notice.pk,)),
    Row("moderation:hand_over", LOGIN, HIDDEN, HIDDEN, lambda w: (w.notice.pk,), method="post"),
    Row("moderation:answer", LOGIN, HIDDEN, HIDDEN, lambda w: (w.appeal.pk,)),
    Row("moderation:suspensions", LOGIN, HIDDEN, HIDDEN),
    Row("moderation:lift", LOGIN, HIDDEN, HIDDEN, lambda w: (w.suspension.pk,), method="post"),
    Row("moderation:blocks", LOGIN, OPEN, OPEN),
    Row("moderation:block", LOGIN, DONE, DONE, lambda w: ("profil", w.profile.pk), method="post"),
    Row("moderation:unblock", LOGIN, HIDDEN, DONE, lambda w: (w.block.pk,), method="post"),
]

VERIFICATION = [
    # Teams alone: tests/regions/verification says which.
    Row("verification:verify", LOGIN, HIDDEN, HIDDEN, lambda w: ("profil", w.profile.pk)),
    Row(
        "verification:verify",
        LOGIN,
        HIDDEN,
        HIDDEN,
        lambda w: ("label", w.label.pk),
        method="post",
        data=lambda _: {"reason": "Festival depuis 1998"},
    ),
]

HOUSE = [
    Row("editorial:legal", OPEN, OPEN, OPEN),
    Row("editorial:charter", OPEN, OPEN, OPEN),
    Row("editorial:order", OPEN, OPEN, OPEN),
    Row("editorial:accessibility", OPEN, OPEN, OPEN),
    Row("editorial:contact", OPEN, OPEN, OPEN),
]

ROWS = [
    *PAGES,
    *SEARCH,
    *WELCOME,
    *PEOPLE,
    *NEWS,
    *FILMS,
    *FILES,
    *LABELS,
    *CURATION,
    *TERRITORY,
    *FOLLOWS,
    *MODERATION,
    *VERIFICATION,
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
