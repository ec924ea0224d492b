"""Settings with one app of ours and the floors below it: LABFILMS_ALONE names the app."""

import os
from copy import deepcopy

from tests.architecture import house
from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

ALONE = os.environ["LABFILMS_ALONE"]


def standing(names: list[str]) -> list[str]:
    """Keep what is not of ours, and of ours what stands on these floors."""
    apps = {name: house.app_of(name) for name in names}
    return [name for name in names if apps[name] is None or house.is_below(apps[name], ALONE)]


INSTALLED_APPS = standing(INSTALLED_APPS)
MIDDLEWARE = standing(MIDDLEWARE)
TEMPLATES = deepcopy(TEMPLATES)
TEMPLATES[0]["OPTIONS"]["context_processors"] = standing(
    TEMPLATES[0]["OPTIONS"]["context_processors"]
)
ROOT_URLCONF = "tests.alone_urls"
