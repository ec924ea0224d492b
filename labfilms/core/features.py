"""Load a wing room by room.

A wing (one Django app) is made of rooms: sub-packages that hold one subject whole. Django
discovers `models.py` and `admin.py` at the app's root only; `FeatureAppConfig` imports the
rest of each room's furniture once every model is loaded.
"""

from importlib import import_module
from typing import ClassVar

from django.apps import AppConfig
from django.utils.module_loading import module_has_submodule

# In this order: a receiver may import a task, a slot may import both.
FURNITURE = (
    "notices",
    "signals",
    "tasks",
    "receivers",
    "search",
    "slots",
    "reports",
    "follows",
    "verified",
    "topics",
    "export",
    "admin",
)


class FeatureAppConfig(AppConfig):
    """An app whose rooms are named in `features`, lowest first; an app without rooms is its own."""

    features: ClassVar[tuple[str, ...]] = ()
    # Django looks for one config in `apps.py`, and would count this imported one as a second.
    default: ClassVar[bool] = False  # type: ignore[misc]  # read on the class

    def __init_subclass__(cls, **rest: object) -> None:
        super().__init_subclass__(**rest)
        cls.default = True

    def ready(self) -> None:
        for room in self.features or ("",):
            package = import_module(f"{self.name}.{room}" if room else self.name)
            for module in FURNITURE:
                if module_has_submodule(package, module):
                    import_module(f"{package.__name__}.{module}")
