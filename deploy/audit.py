"""Ask whether a locked package has a known weakness, and whether a secret was written down.

`make audit` runs it. A database of weaknesses that cannot be reached is said in words and is no
failure: the answer depends on the machine's network, not on the code. Secrets are looked for here.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Examples of addresses, in the docs and in tests.
EXAMPLES = r"(postgres|smtp\+tls|http)://(user:password|anna:secret|elastic:secret)@"
# Passwords of the demo and of tests, and the key that production refuses: they open nothing.
MADE_UP = (
    "moteur-action", "development-only-never-in-production", "mot de passe long", "au hasard",
    "une phrase de passe", "une-longue-nuit-blanche", "un-petit-matin-bleu", "autre-chose-encore",
    "court", "motdepasse123", "password1234", "[a-z]+@exemple\\.fr", "volé", "another", "short",
    "sel de nuit", "sel", "poivre long", "poivre",
    # The letters and figures of codes.
    "0123456789ABCDEFGHJKMNPQRSTVWXYZ",
    "another secret of the house, as long as it should be", "4bf92f3577b34da6a3ce929d0e0e4736",
)  # fmt: skip
# Digests, not secrets; what runs, drawings and catalogues hold; a checklist that speaks of them.
LEFT_OUT = r"(\.lock|asvs\.md|package-lock\.json|\.po|\.svg|\.webp|positions\.csv)$"
MINUTES = 5


def main() -> int:
    """Run the three looks; return 1 if one of them found something."""
    found = [*(finding for lock in LOCKS for finding in packages(lock)), *assets(), *secrets()]
    for finding in found:
        say(finding)
    return 1 if found else 0


def say(words: str) -> None:
    sys.stdout.write(f"audit: {words}\n")


def answer(*command: str | Path) -> tuple[str, str]:
    """Return what a program wrote, and the last line of what went wrong."""
    try:
        done = subprocess.run(  # noqa: S603 - our own words, no shell
            [str(word) for word in command],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=MINUTES * 60,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", str(error)
    return done.stdout, (done.stderr.strip().splitlines() or [""])[-1]


def read(words: str) -> Any:
    try:
        return json.loads(words)
    except ValueError:
        return None


def packages(lock: str) -> list[str]:
    """Return the known weaknesses of a lock's Python packages."""
    written, fault = answer(
        PROGRAMS / "pip-audit", "--requirement", lock, "--require-hashes", "--disable-pip",
        "--format", "json", "--timeout", "10", "--progress-spinner", "off",
    )  # fmt: skip
    known = (read(written) or {}).get("dependencies", [])
    asked = [one for one in known if "skip_reason" not in one]
    if not asked:
        reason = next((one["skip_reason"] for one in known), fault)[:200]
        say(f"{lock}: NOT audited, the database of weaknesses does not answer. {reason}")
        return []
    say(f"{lock}: {len(asked)} of {len(known)} packages audited.")
    return [
        f"{lock}: {one['name']} {one['version']} has {weakness['id']}, mended in"
        f" {', '.join(weakness['fix_versions']) or 'no version yet'}."
        for one in asked
        for weakness in one["vulns"]
    ]


def assets() -> list[str]:
    """Return the known weaknesses of what is served from npm."""
    npm = PROGRAMS / "npm" if (PROGRAMS / "npm").exists() else shutil.which("npm") or "npm"
    written, fault = answer(npm, "audit", "--package-lock-only", "--json")
    given = read(written) or {}
    known = given.get("vulnerabilities")
    if known is None:
        reason = given.get("message") or fault
        say(f"package-lock.json: NOT audited, the database of weaknesses does not answer. {reason}")
        return []
    say("package-lock.json: audited.")
    return [
        f"package-lock.json: {name} has a {one['severity']} weakness."
        for name, one in known.items()
    ]


def secrets() -> list[str]:
    """Return the places where something that looks like a secret is written."""
    listed, _fault = answer("git", "ls-files")
    if not listed:
        say("secrets: NOT looked for, since this is no git checkout.")
        return []
    written, fault = answer(
        PROGRAMS / "detect-secrets", "scan", "--no-verify",
        "--exclude-lines", EXAMPLES, "--exclude-files", LEFT_OUT,
        "--exclude-secrets", f"^({'|'.join(MADE_UP)})$",
    )  # fmt: skip
    found = read(written)
    if found is None:
        return [f"secrets: the scan did not run. {fault}"]
    say(f"secrets: {len(listed.splitlines())} files looked at.")
    return [
        f"{path}:{one['line_number']} looks like a secret ({one['type']})."
        for path, places in found["results"].items()
        for one in places
    ]


if __name__ == "__main__":
    sys.exit(main())
