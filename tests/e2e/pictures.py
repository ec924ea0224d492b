"""`make pictures`: the pictures of the README and the docs, taken from the demo as it is."""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.e2e.chromium import ARGUMENTS, CHROMIUM, MISSING
from tests.e2e.stack import ROOT, Stack

FOLDER = ROOT / "docs" / "pictures"
SIZE = {"width": 1440, "height": 900}
# Where each picture is taken: the links that are followed from the front page, by address.
SHOTS = {
    "front": [],
    "film": ["/films/", "main a[href^='/films/']"],
    "selection": ["/selections/", "main a[href^='/selections/']"],
    "region": ["/poles/", "main a[href^='/poles/']"],
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
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = chromium.new_page(locale="fr-FR", viewport=SIZE, reduced_motion="reduce")
        for name, steps in SHOTS.items():
            page.goto(address)
            for step in steps:
                if step.startswith("/"):
                    page.goto(f"{address}{step}")
                else:
                    page.locator(step).first.click()
            page.wait_for_load_state("networkidle")
            keep(name, page.screenshot())
        chromium.close()


def keep(name: str, png: bytes) -> None:
    path = FOLDER / f"{name}.webp"
    Image.open(BytesIO(png)).convert("RGB").save(path, "WEBP", quality=82, method=6)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} kB")  # noqa: T201


if __name__ == "__main__":
    main()
