"""Write people."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.core.errors import LabFilmsError
from labfilms.facts import selectors as facts_selectors
from labfilms.facts import services as facts
from labfilms.pictures import services as pictures
from labfilms.search import registry as search
from network.people.models import Profile, ProfileTrade, Trade
from regions.territory.models import Region, Town

# More is not a list of trades but a wish list, and no card has room for it.
MOST_TRADES = 3
# As the model's validator asks.
LEAST_HANDLE = 3


class ProfileRefused(LabFilmsError):
    """What was given does not make a profile; the message says why."""


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """All that a person writes of themselves."""

    handle: str
    region: Region
    town: Town | None = None
    public: bool = False
    bio: str = ""
    grammar: str = "neutral"
    situation: str = ""
    wants_to_learn: bool = False
    wants_to_pass_on: bool = False
    skills: Sequence[str] = ()
    trades: Sequence[Trade] = field(default_factory=tuple)


@transaction.atomic
def save_profile(*, user: User, words: ProfileWords, photo: IO[bytes] | None = None) -> Profile:
    """Create or rewrite a person's profile; a photo given takes the place of the former.

    Raises ProfileRefused (too many trades, a town of another region), PictureRefused and
    ValidationError; nothing is written then.
    """
    chosen = list(dict.fromkeys(words.trades))
    _check(chosen, words)
    profile = Profile.objects.filter(user=user).first() or Profile(user=user)
    for name in ("handle", "region", "town", "public", "bio", "grammar", "situation"):
        setattr(profile, name, getattr(words, name))
    profile.wants_to_learn = words.wants_to_learn
    profile.wants_to_pass_on = words.wants_to_pass_on
    if photo is not None:
        _replace_photo(profile, photo)
    profile.full_clean()
    profile.save()
    profile.skills.set(_clean_skills(words.skills))
    _write_trades(profile, chosen)
    _follow_visibility(profile)
    # Trades and skills were written by hand: no signal told the search.
    search.refresh(profile)
    _tell_of(profile)
    return profile


@transaction.atomic
def remove_photo(*, profile: Profile) -> None:
    """Take the photo off a profile, and its files off the disk."""
    photo, profile.photo = profile.photo, None
    profile.save(update_fields=["photo"])
    if photo is not None:
        pictures.discard(picture=photo)


@transaction.atomic
def withhold(*, profile: Profile, level: str) -> None:
    """Write what moderation withholds of a profile (a `Withheld` value), its photo with it."""
    profile.withheld = level
    profile.save(update_fields=["withheld", "updated_at"])
    _follow_visibility(profile)


@transaction.atomic
def begin(*, user: User, region: Region) -> Profile:
    """Give a person a page of their own in a region, which nobody else sees yet; or move it."""
    known = Profile.objects.filter(user=user).first()
    profile = known or Profile(user=user, handle=propose_handle(user.name), region=region)
    profile.region = region
    profile.save()
    return profile


@transaction.atomic
def say_trades(*, profile: Profile, trades: Sequence[Trade], grammar: str, public: bool) -> None:
    """Write what a person does, in which grammatical form, and whether everyone may see it."""
    profile.grammar, profile.public = grammar, public
    profile.save(update_fields=["grammar", "public", "updated_at"])
    _write_trades(profile, list(dict.fromkeys(trades))[:MOST_TRADES])
    _follow_visibility(profile)
    _tell_of(profile)


def show_work(*, profile: Profile, title: str, url: str) -> None:
    """Put a link to a work that stands elsewhere on a profile."""
    profile.work_title, profile.work_url = title, url
    profile.full_clean()
    profile.save(update_fields=["work_title", "work_url", "updated_at"])


def keep_mark(*, profile: Profile, at: datetime | None, reason: str) -> None:
    """Keep what `regions.verification` says of a profile, for lists to show without a query."""
    profile.verified_at, profile.verified_reason = at, reason
    profile.save(update_fields=["verified_at", "verified_reason", "updated_at"])


def propose_handle(name: str) -> str:
    """Return a free handle made of a name: `ines-ollier`, then `ines-ollier-2`."""
    base = slugify(name)[:34].strip("-") or "membre"
    base = base if len(base) >= LEAST_HANDLE else f"{base}-film"
    taken = set(
        Profile.objects.filter(handle__regex=rf"^{re.escape(base)}(-\d+)?$").values_list(
            "handle", flat=True
        )
    )
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(handle for handle in (base, *numbered) if handle not in taken)


def _check(chosen: Sequence[Trade], words: ProfileWords) -> None:
    if len(chosen) > MOST_TRADES:
        raise ProfileRefused(_("Three trades at most: put the first one first."), "too-many-trades")
    if words.town is not None and words.town.department.region_id != words.region.pk:
        raise ProfileRefused(_("This town is in another region."), "town-elsewhere")


def _replace_photo(profile: Profile, photo: IO[bytes]) -> None:
    former = profile.photo
    profile.photo = pictures.keep(file=photo, owner=profile.user, alt=profile.user.name)
    if former is not None:
        transaction.on_commit(lambda: pictures.discard(picture=former))


def _write_trades(profile: Profile, trades: Sequence[Trade]) -> None:
    profile.places.all().delete()
    ProfileTrade.objects.bulk_create(
        ProfileTrade(profile=profile, trade=trade, order=order)
        for order, trade in enumerate(trades)
    )


def _tell_of(profile: Profile) -> None:
    """Tell once, when it is first shown, that someone has joined a region."""
    told = facts_selectors.facts_of(profile).filter(verb="people.joined")
    if profile.public and not told.exists():
        facts.record(
            actor=profile.user, verb="people.joined", thing=profile, about=[profile.region]
        )


def _follow_visibility(profile: Profile) -> None:
    if profile.photo is not None:
        pictures.set_public(picture=profile.photo, public=profile.is_shown)


def _clean_skills(skills: Sequence[str]) -> list[str]:
    cleaned = (" ".join(skill.split())[:40] for skill in skills)
    return list(dict.fromkeys(skill for skill in cleaned if skill))[:20]
