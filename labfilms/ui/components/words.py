"""How durations and browsers read."""

from labfilms.ui.library import register

MINUTE, HOUR = 60, 3600
# A number never parts from its unit at the end of a line.
SPACE = "\N{NO-BREAK SPACE}"


def _whole(seconds: float | str | None) -> int | None:
    try:
        return round(float(seconds))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return None


@register.filter
def runtime(seconds: float | str | None) -> str:
    """Return « 32 s », « 7 min 04 s » or « 1 h 02 min »; nothing when nothing is known."""
    whole = _whole(seconds)
    if whole is None or whole < 0:
        return ""
    if whole < MINUTE:
        parts = [f"{whole}{SPACE}s"]
    elif whole < HOUR:
        minutes, rest = divmod(whole, MINUTE)
        parts = [f"{minutes}{SPACE}min", *([f"{rest:02d}{SPACE}s"] if rest else [])]
    else:
        hours, rest = divmod(round(whole / MINUTE), MINUTE)
        parts = [f"{hours}{SPACE}h", *([f"{rest:02d}{SPACE}min"] if rest else [])]
    return SPACE.join(parts)


@register.filter
def iso_duration(seconds: float | str | None) -> str:
    """Return the value of a `<time datetime>` attribute: seconds as ISO 8601 writes a duration."""
    whole = _whole(seconds)
    return "" if whole is None or whole < 0 else f"PT{whole}S"


# In this order: each one also claims to be those after it.
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}
MACHINES = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "Windows": "Windows",
    "Mac OS X": "Mac",
    "Linux": "Linux",
}


@register.filter
def browser(user_agent: str) -> str:
    """Return « Firefox · Android » for what a browser says of itself; as it is when unknown."""
    names = [
        next((name for mark, name in known.items() if mark in user_agent), "")
        for known in (BROWSERS, MACHINES)
    ]
    return " · ".join(filter(None, names)) or user_agent[:80]
