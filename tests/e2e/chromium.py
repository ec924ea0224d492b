"""Which Chromium the browser tests start, and how."""

import os
import shutil

CHROMIUM = (
    os.environ.get("LABFILMS_CHROMIUM")
    or shutil.which("chromium")
    or shutil.which("chromium-browser")
)
MISSING = "no Chromium: install it (apt install chromium) or name one with LABFILMS_CHROMIUM"

# No sandbox: tests run as root in CI, on our own pages alone. The rest keeps it from calling home.
ARGUMENTS = [
    "--no-sandbox",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
