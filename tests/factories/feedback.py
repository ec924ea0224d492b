from ecran.feedback.enums import RegardState
from ecran.feedback.models import Regard
from network.people.enums import Situation
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.people import make_profile, trade


def make_professional(name="Nadia Ferhat", **fields):
    profile = make_profile(
        make_user(name), situation=Situation.PROFESSIONAL, trades=("editor",), **fields
    )
    return profile.user


def make_regard(film=None, author=None, *, state=RegardState.SHOWN, text="On entend la pluie."):
    return Regard.objects.create(
        film=film or make_film(),
        author=author or make_professional(),
        trade=trade("editor"),
        text=text,
        state=state,
    )
