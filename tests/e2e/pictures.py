"""`make pictures`: the pictures of the README and the docs, taken from the demo as it is."""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from deploy.served import ROOT
from tests.e2e.chromium import ARGUMENTS, CHROMIUM, MISSING
from tests.e2e.stack import Stack

FOLDER = ROOT / "docs" / "pictures"
# Of all of them, whole, on a phone and on a desk: to be looked at before a release.
WHOLE = ROOT / "var" / "screenshots" / "pictures"
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
# Where each picture is taken: the links that are followed from the front page, by address.
SHOTS = {
    "front": [],
    "film": ["/films/", "main .film-card-title a"],
    "selection": ["/selections/", "main article a[href^='/selections/']"],
    "region": ["/poles/", "main a[href^='/poles/']"],
    "project": ["/projets/", "main .call-card-title a"],
    "call": ["/annonces/", "main .call-card-title a"],
    "directory": ["/profils/"],
    "person": ["/profils/", "main .person-card-name a"],
    "structure": ["/structures/", "main article a[href^='/structures/']"],
}


def main() -> None:
    if CHROMIUM is None:
        sys.exit(MISSING)
    with tempfile.TemporaryDirectory(prefix="labfilms-pictures-") as folder:
        stack = Stack(Path(folder))
        stack.start()
        try:
            stack.manage("seed_demo")
            shoot_all(stack.address)
        finally:
            stack.stop()


def shoot_all(address: str) -> None:
    for folder in (FOLDER, WHOLE):
        folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for size in (DESK, PHONE):
            page = chromium.new_page(locale="fr-FR", viewport=size, reduced_motion="reduce")
            for name, steps in SHOTS.items():
                visit(page, address, steps)
                if size == DESK:
                    keep(FOLDER / f"{name}.webp", page.screenshot())
                scroll(page)
                width = size["width"]
                keep(WHOLE / f"{name}-{width}.webp", page.screenshot(full_page=True))
        chromium.close()


def visit(page: Page, address: str, steps: list[str]) -> None:
    page.goto(address)
    for step in steps:
        if step.startswith("/"):
            page.goto(f"{address}{step}")
        else:
            page.locator(step).first.click()
            page.wait_for_url(lambda url: url.rstrip("/") != f"{address}{steps[0]}".rstrip("/"))
    page.wait_for_load_state("networkidle")


def scroll(page: Page) -> None:
    """Go down the page and up again: pictures below are asked for only when they come near."""
    for top in range(0, page.evaluate("document.documentElement.scrollHeight"), 800):
        page.evaluate(f"scrollTo(0, {top})")
        page.wait_for_timeout(100)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_load_state("networkidle")


def keep(path: Path, png: bytes) -> None:
    Image.open(BytesIO(png)).convert("RGB").save(path, "WEBP", quality=82, method=6)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} kB")  # noqa: T201


if __name__ == "__main__":
    main()
