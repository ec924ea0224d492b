"""What a browser holds of links: in its session, as no account is needed."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

from ecran.screeners import permissions, selectors
from ecran.screeners.enums import ScreenerState
from ecran.screeners.models import Screener, Viewing

NAME = "screeners"
# Why a page does not open, beside the states of a link.
UNKNOWN, AWAY = "unknown", "away"


@dataclass(frozen=True, slots=True)
class Held:
    """One link in one browser: the number of its viewing, and which questions were answered."""

    viewing: int | None
    password: bool
    territory: bool

    @property
    def is_in(self) -> bool:
        return self.password and self.territory


@dataclass(frozen=True, slots=True)
class Visit:
    """A browser at a link: what it holds of it, and why the page stays shut, if it does.

    `link` is None where the address is no link; the others ask for `screener`.
    """

    link: Screener | None
    why: str
    held: Held = field(default_factory=lambda: Held(None, password=False, territory=False))
    viewing: Viewing | None = None
    is_own: bool = False

    @property
    def screener(self) -> Screener:
        if self.link is None:
            raise LookupError(self.why)
        return self.link

    @property
    def is_open(self) -> bool:
        return not self.why

    @property
    def is_in(self) -> bool:
        """Say whether what the link asks was answered; its maker is asked nothing."""
        return self.is_own or self.held.is_in

    @property
    def may_reply(self) -> bool:
        """Say whether a word reaches its maker: while the link lives, its viewings used or not."""
        lives = self.why in {"", ScreenerState.USED}
        return self.link is not None and lives and self.held.is_in and not self.is_own


def visit(request: HttpRequest, secret: str) -> Visit:
    """Return a browser's visit to the link of this address. Three queries, and the session's."""
    link = selectors.by_secret(secret)
    if link is None:
        return Visit(None, UNKNOWN)
    holds = held(request, link)
    viewing = selectors.viewing(link, holds.viewing)
    is_own = permissions.can_manage(request.user, link)
    return Visit(link, _why(link, viewing, is_own=is_own), holds, viewing, is_own)


def _why(link: Screener, viewing: Viewing | None, *, is_own: bool) -> str:
    if link.film.is_withheld:
        return AWAY
    state = link.state(link.viewings.begun().count())
    if state == ScreenerState.USED and (is_own or (viewing and viewing.is_under_way)):
        return ""
    return "" if state == ScreenerState.OPEN else state.value


def held(request: HttpRequest, screener: Screener) -> Held:
    """Return what this browser holds of a link; a changed password is asked for again."""
    kept = _kept(request, screener)
    known = constant_time_compare(str(kept.get("password", "")), _print(screener))
    return Held(
        viewing=kept.get("viewing"),
        password=not screener.password or known,
        territory=not screener.territory or kept.get("territory") == screener.territory,
    )


def keep_viewing(request: HttpRequest, screener: Screener, number: int) -> None:
    """Remember which viewing this browser goes on with."""
    _keep(request, screener, viewing=number)


def keep_entry(request: HttpRequest, screener: Screener) -> None:
    """Remember that this browser gave the password, and declared where it is."""
    _keep(request, screener, password=_print(screener), territory=screener.territory)


def _kept(request: HttpRequest, screener: Screener) -> dict[str, Any]:
    found: dict[str, Any] = request.session.get(NAME, {}).get(str(screener.pk), {})
    return found


def _keep(request: HttpRequest, screener: Screener, **news: Any) -> None:
    known = _kept(request, screener)
    if all(known.get(name) == value for name, value in news.items()):
        return
    every = request.session.get(NAME, {})
    request.session[NAME] = every | {str(screener.pk): known | news}


def _print(screener: Screener) -> str:
    return salted_hmac("ecran.screeners", screener.password).hexdigest()[:32]
