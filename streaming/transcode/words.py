"""Sentences for people, made of codes and their details."""

from collections.abc import Mapping
from typing import Any

from streaming.transcode.enums import Finding, Reason


def duration(seconds: float) -> str:
    """Return a length as « 1 h 02 min », « 2 min 05 s » or « 12 s »: the same in both languages."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return f"{hours} h {minutes:02} min"
    if minutes:
        return f"{minutes} min {left:02} s"
    return f"{left} s" if whole or not seconds else f"{seconds:.1f} s"


def reason(code: str, details: Mapping[str, Any]) -> str:
    """Return why a file stopped, in the current language; an unknown code is said plainly."""
    known = Reason(code) if code in Reason.values else Reason.ENGINE
    return _filled(str(known.label), details)


def finding(entry: Mapping[str, Any]) -> str:
    """Return what was found, in the current language, or nothing for a code that is gone."""
    code = entry.get("code", "")
    return _filled(str(Finding(code).label), entry) if code in Finding.values else ""


def _filled(sentence: str, details: Mapping[str, Any]) -> str:
    try:
        return sentence % details
    except KeyError:
        return sentence.partition("%(")[0].rstrip(" :(,")
