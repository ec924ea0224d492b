"""The floors, read from the contract in pyproject.toml: one source for imports and for the rest."""

import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WINGS = ("labfilms", "network", "ecran", "labels", "regions", "streaming")
ROOF = len(WINGS) * 100


@cache
def contracts() -> dict[str, dict]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in project["tool"]["importlinter"]["contracts"]}


@cache
def floors() -> dict[str, int]:
    """Return each app (or roof module) with its floor: 0 is the ground."""
    layers = [
        [name.strip() for name in layer.split("|")] for layer in contracts()["floors"]["layers"]
    ]
    return {name: height for height, layer in enumerate(reversed(layers)) for name in layer}


def app_of(module: str) -> str | None:
    """Return the app of ours that a dotted name belongs to; None for anybody else's."""
    for app in floors():
        if module == app or module.startswith(f"{app}."):
            return app
    return None


def is_below(lower: str, upper: str) -> bool:
    """Say whether `upper` may know `lower`: the same app, or one on a floor further down."""
    return lower == upper or floors()[lower] < floors()[upper]


def modules() -> list[Path]:
    """Return every Python file of the six wings."""
    return [path for wing in WINGS for path in sorted((ROOT / wing).rglob("*.py"))]


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


# Folders of templates that are not called as their app is.
TEMPLATE_FOLDERS = {
    "account": "labfilms.accounts",
    "allauth": "labfilms.accounts",
    "usersessions": "labfilms.accounts",
    "socialaccount": "labfilms.accounts",
    "mfa": "labfilms.accounts",
    "emails": "labfilms.accounts",
    "wagtailadmin": "regions.hubs",
    "regions/editorial": "regions.editorial",
    "regions/hubs": "regions.hubs",
    "regions/territory": "regions.territory",
    "regions/verification": "regions.verification",
    "": "labfilms.ui",
}


def app_of_template(name: str) -> str | None:
    """Return whose template this is, by its folder; None when no app is called so."""
    folder = name.rpartition("/")[0]
    for depth in ("/".join(folder.split("/")[:2]), folder.split("/")[0]):
        if depth in TEMPLATE_FOLDERS:
            return TEMPLATE_FOLDERS[depth]
        for app in (depth, f"labfilms.{depth}"):
            if app in floors():
                return app
    return None
