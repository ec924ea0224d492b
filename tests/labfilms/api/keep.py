"""The API's description as it is kept: run by hand once a change of it is meant."""

import json
import os
from pathlib import Path

import django

KEPT = Path(__file__).parent / "openapi.json"


def schema():
    """Return the description, as plain JSON."""
    from labfilms.api.routes import api  # noqa: PLC0415 - settings first

    return json.loads(json.dumps(api.get_openapi_schema(path_prefix="api/v1/"), default=str))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    words = json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True)
    KEPT.write_text(f"{words}\n", encoding="utf-8")
