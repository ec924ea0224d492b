"""Reports and teams, as tests need them."""

from labfilms.moderation import services
from labfilms.moderation.enums import Measure, Reason
from labfilms.moderation.models import Decision, Notice
from regions.territory.models import RegionTeam
from tests.factories.accounts import make_user
from tests.factories.people import region

WORDS = "Ma voisine apparaît à la deuxième minute et n’a rien signé."


def make_staff(name="Nora, de l’équipe"):
    return make_user(name, is_staff=True)


def make_team(slug="la-reunion"):
    """Return someone of a region's team."""
    user = make_user()
    RegionTeam.objects.create(region=region(slug), user=user)
    return user


def make_notice(thing, reporter=None, **words) -> Notice:
    words = {
        "reason": Reason.IMAGE,
        "explanation": WORDS,
        "address": "http://testserver/films/",
        "name": "Jeanne Voisine",
        "email": "voisine@exemple.fr",
    } | words
    return services.report(thing=thing, reporter=reporter, words=services.ReportWords(**words))


def make_decision(thing, *, by=None, measure=Measure.HIDDEN, reporter=None, **verdict) -> Decision:
    verdict = {"reason": "Elle n’a pas donné son accord."} | verdict
    return services.decide(
        notice=make_notice(thing, reporter),
        by=by or make_staff(),
        verdict=services.Verdict(measure=measure, **verdict),
    )
