"""Settings with one app of ours and the floors below it: LABFILMS_ALONE names the app."""

import os

from tests.architecture import house
from tests.settings import *  # noqa: F403
from tests.settings import INSTALLED_APPS

ALONE = os.environ["LABFILMS_ALONE"]
INSTALLED_APPS = [
    name
    for name in INSTALLED_APPS
    if (app := house.app_of(name)) is None or house.is_below(app, ALONE)
]
ROOT_URLCONF = "tests.alone_urls"
