"""What an answer says to browsers, judged as Mozilla's HTTP Observatory judges a site.

The modifiers are those of its second version, as published in `src/grader/charts.js` of
mdn/mdn-http-observatory: one starts at 100, bonuses count from 90 on, and 100 is an A+. Two are
beyond an answer: redirection to HTTPS, told by a test of its own, and presence in the browsers'
list of HSTS hosts (+5, not counted here).
"""

import os
import re
import runpy
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[2]
SIX_MONTHS = 15_768_000
ENOUGH_FOR_BONUS = 90
SAFE_REFERRERS = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
# What production changes in what browsers are told.
SAFETY = ("SECURE_", "SESSION_COOKIE_", "CSRF_COOKIE_", "X_FRAME_", "CONTENT_SECURITY_POLICY")
CLOSED_FEATURES = ("camera", "geolocation", "microphone", "payment", "usb")


def production() -> dict:
    """Return the settings by which production speaks to browsers."""
    named = {
        "LABFILMS_ENV": "production",
        "LABFILMS_SECRET_KEY": "0123456789" * 6,
        "LABFILMS_HOSTS": "testserver",
    }
    with patch.dict(os.environ, named):
        found = runpy.run_path(str(ROOT / "labfilms" / "settings.py"))
    return {name: value for name, value in found.items() if name.startswith(SAFETY)}


@dataclass
class Score:
    """Points and the reasons for each loss."""

    bonus: int = 0
    lost: dict[str, int] = field(default_factory=dict)

    def judge(self, name: str, modifier: int) -> None:
        if modifier < 0:
            self.lost[name] = modifier
        else:
            self.bonus += modifier

    @property
    def points(self) -> int:
        base = 100 + sum(self.lost.values())
        return base + self.bonus if base >= ENOUGH_FOR_BONUS else base

    @property
    def grade(self) -> str:
        return "A+" if self.points >= 100 else "A" if self.points >= 90 else "below A"


def policy_of(response) -> dict[str, list[str]]:
    parts = [
        part.split() for part in response.headers.get("Content-Security-Policy", "").split(";")
    ]
    return {part[0]: part[1:] for part in parts if part}


def observatory(response) -> Score:
    score = Score()
    score.judge("content security policy", _policy(policy_of(response)))
    score.judge("cookies", _cookies(response))
    score.judge("shared with other origins", _sharing(response))
    score.judge("referrer", _referrer(response))
    score.judge("https only", _transport(response))
    score.judge("scripts", _scripts(response))
    sniff = response.headers.get("X-Content-Type-Options") == "nosniff"
    score.judge("sniffing", 0 if sniff else -5)
    score.judge("frames", _frames(response))
    score.judge("taken by other origins", _resource(response))
    return score


def _policy(policy: dict[str, list[str]]) -> int:
    if not policy:
        return -25
    fallback = policy.get("default-src", ["*"])
    scripts, objects = policy.get("script-src", fallback), policy.get("object-src", fallback)
    broad = {"*", "http:", "https:", "data:", "'unsafe-inline'"}
    if broad & {*scripts, *objects}:
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if any(source.startswith("http:") for sources in policy.values() for source in sources):
        return -20
    if broad & set(policy.get("style-src", fallback)):
        return 0
    bound = policy.get("form-action") in (["'self'"], ["'none'"])
    return 10 if fallback == ["'none'"] and bound else 5


def _cookies(response) -> int:
    cookies = [cookie for cookie in response.cookies.values() if cookie.value]
    if not cookies:
        return 0
    if not all(cookie["secure"] for cookie in cookies):
        return -40
    if not all(cookie["httponly"] for cookie in cookies if is_session(cookie)):
        return -30
    return 5 if all(cookie["samesite"] in {"Lax", "Strict"} for cookie in cookies) else 0


def is_session(cookie) -> bool:
    return bool(re.search(r"sess|csrf", cookie.key))


def _sharing(response) -> int:
    return -50 if response.headers.get("Access-Control-Allow-Credentials") else 0


def _referrer(response) -> int:
    said = response.headers.get("Referrer-Policy")
    return 0 if said is None else 5 if said in SAFE_REFERRERS else -5


def _transport(response) -> int:
    said = re.search(r"max-age=(\d+)", response.headers.get("Strict-Transport-Security", ""))
    if said is None:
        return -20
    return 0 if int(said[1]) >= SIX_MONTHS else -10


def _scripts(response) -> int:
    if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
        return 0
    sources = re.findall(r"<script[^>]*\bsrc=\"([^\"]*)\"", response.content.decode())
    return -50 if any(re.match(r"(https?:)?//", source) for source in sources) else 0


def _frames(response) -> int:
    if "frame-ancestors" in policy_of(response):
        return 5
    return 0 if response.headers.get("X-Frame-Options") in {"DENY", "SAMEORIGIN"} else -20


def _resource(response) -> int:
    said = response.headers.get("Cross-Origin-Resource-Policy")
    return (
        10 if said in {"same-origin", "same-site"} else 0 if said in {None, "cross-origin"} else -5
    )


def faults(response) -> list[str]:
    """Return what an answer of ours lacks, beyond what the Observatory counts."""
    headers, policy = response.headers, policy_of(response)
    unsafe = [source for sources in policy.values() for source in sources if "unsafe" in source]
    closed = headers.get("Permissions-Policy", "")
    wanted = {
        "frames refused": policy.get("frame-ancestors") == ["'none'"],
        "older browsers' frames": headers.get("X-Frame-Options") == "DENY",
        "no base": policy.get("base-uri") == ["'none'"],
        "nothing unsafe": not unsafe,
        "window of its own": headers.get("Cross-Origin-Opener-Policy") == "same-origin",
        "https of subdomains": "includeSubDomains; preload"
        in headers.get("Strict-Transport-Security", ""),
        "features closed": all(f"{name}=()" in closed for name in CLOSED_FEATURES),
        "cookies bound to the host": all(
            cookie.key.startswith("__Host-") and cookie["path"] == "/" and not cookie["domain"]
            for cookie in response.cookies.values()
            if is_session(cookie)
        ),
        "cookies hidden from scripts": all(
            cookie["httponly"] for cookie in response.cookies.values() if cookie.value
        ),
    }
    said = [name for name, holds in wanted.items() if not holds]
    score = observatory(response)
    return said if score.grade == "A+" else [*said, f"{score.grade}: {score.lost}"]
