"""The people and things that the rows of the table speak of; each is made when first asked for."""

import shutil
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from ecran.codes import services as codes
from ecran.films.enums import CreditState, Reason, Visibility
from ecran.films.models import Entitlement, Film
from ecran.offers import services as selling
from labels.identities import services as identities
from labels.identities.enums import CuratorRole
from labels.identities.models import Curator, Label
from labels.laurels.selectors import given_to
from labels.placements import services as placements
from labels.selections.enums import Visibility as SelectionVisibility
from labfilms.keys import services as keys
from labfilms.moderation import services as moderation
from labfilms.pictures import selectors as pictures
from network.organisations import services as organisations
from network.organisations.enums import MembershipState
from projects.space.enums import MemberState
from projects.space.models import Project
from regions.hubs import services as hubs
from regions.territory.models import RegionTeam
from streaming.delivery import services as delivery
from streaming.intake import services as intake
from streaming.intake.enums import AssetState
from streaming.intake.models import Asset
from streaming.packages.enums import PackageState
from streaming.packages.models import Package
from tests.factories.accounts import make_user
from tests.factories.calls import make_application, make_call, make_invitation
from tests.factories.catalogue import make_collection
from tests.factories.codes import make_batch
from tests.factories.feedback import make_regard
from tests.factories.films import credit, make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.messages import make_conversation
from tests.factories.moderation import make_decision, make_notice, make_staff, make_team
from tests.factories.notify import make_news
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_profile, region, trade
from tests.factories.pictures import make_picture
from tests.factories.projects import make_member as make_team_member
from tests.factories.projects import make_need, make_project
from tests.factories.screeners import end, make_screener
from tests.factories.shops import (
    make_order,
    make_paid_order,
    make_shop,
    make_sold_film,
    offer_of,
)
from tests.factories.statements import make_books, paid_out


class World:
    """`author` owns every thing below, `member` is anyone signed in."""

    @cached_property
    def author(self):
        return make_user("Inès Ollier")

    @cached_property
    def member(self):
        return make_user("Karim Bensaïd")

    @cached_property
    def team(self):
        return make_user("Lucie Hoarau")

    @cached_property
    def curator(self):
        return make_user("Nadia Ferhat")

    @cached_property
    def region_team(self):
        return make_team()

    @cached_property
    def other_team(self):
        return make_team("bretagne")

    @cached_property
    def staff(self):
        return make_staff()

    @cached_property
    def juror(self):
        return make_user("Omar Diallo")

    @cached_property
    def former_juror(self):
        return make_user("Rose Hénin")

    def give_roles(self) -> None:
        """Put each role beside the things that the author has made so far."""
        for project in Project.objects.filter(members__person=self.author):
            make_team_member(project, self.team)
        for label in Label.objects.filter(curators__user=self.author):
            Curator.objects.create(label=label, user=self.curator, role=CuratorRole.EDITOR)
        for film in Film.objects.filter(owner=self.author):
            film.entitlements.create(person=self.juror, reason=Reason.JURY)
            film.entitlements.create(
                person=self.former_juror, reason=Reason.JURY, ends_at=timezone.now()
            )

    def person(self, role: str):
        return AnonymousUser() if role == "stranger" else getattr(self, role)

    # --- people --------------------------------------------------------------------------------

    @cached_property
    def profile(self):
        return make_profile(self.author)

    @cached_property
    def hidden_profile(self):
        return make_profile(self.author, public=False)

    @cached_property
    def profile_of_each(self):
        """A profile for everyone, so that addresses about “my profile” have one."""
        roles = (
            "author", "member", "team", "curator", "region_team", "other_team", "staff",
            "juror", "former_juror",
        )  # fmt: skip
        return [make_profile(self.person(role)) for role in roles]

    @cached_property
    def key(self):
        return keys.create(person=self.author, name="Mon site", scope="read")[0]

    # --- structures ----------------------------------------------------------------------------

    @cached_property
    def organisation(self):
        return make_organisation(self.author)

    @cached_property
    def network(self):
        return make_organisation()

    @cached_property
    def collection(self):
        return make_collection(self.organisation, self.public_film)

    @cached_property
    def shop(self):
        return make_shop(self.organisation)

    @cached_property
    def sold_film(self):
        return make_sold_film(self.shop, rental=300)

    @cached_property
    def offer(self):
        return offer_of(self.sold_film)

    @cached_property
    def passed_collection(self):
        made = make_collection(self.organisation, self.sold_film, make_sold_film(self.shop))
        selling.sell_pass(collection=made, shop=self.shop, cents=400, days=None)
        return made

    @cached_property
    def sold_order(self):
        """What somebody ordered from the author's shop."""
        return make_order(self.sold_film, make_user())

    @cached_property
    def own_order(self):
        """What the author ordered from another shop."""
        return make_order(make_sold_film(), self.author)

    @cached_property
    def own_paid_order(self):
        return make_paid_order(make_sold_film(), self.author)

    @cached_property
    def guest_order(self):
        return make_order(make_sold_film())

    @cached_property
    def guest_access(self):
        made = make_paid_order(make_sold_film())
        return Entitlement.objects.get(origin=made.origin)

    @cached_property
    def batch(self):
        return make_batch(self.shop, quantity=2, films=(self.sold_film,))

    @cached_property
    def gift(self):
        """The code of a gift that the author's shop sold."""
        offer = offer_of(self.sold_film)
        return codes.make_gift(shop=self.shop, offer=offer, key="order-1")

    @cached_property
    def holder(self):
        """Somebody who earns half of a film that the author's shop sold."""
        return make_books(self.shop)

    @cached_property
    def payout(self):
        return paid_out(self.holder, 100)

    @cached_property
    def place_offered(self):
        """A place that waits for the author's word."""
        return make_member(make_organisation(), self.author, state=MembershipState.INVITED)

    @cached_property
    def place_held(self):
        """Another's place in the author's structure."""
        return make_member(self.organisation)

    @cached_property
    def adhesion_asked(self):
        asker = make_user()
        return organisations.ask_adhesion(
            member=make_organisation(asker), network=self.organisation, actor=asker
        )

    # --- crew calls ----------------------------------------------------------------------------

    @cached_property
    def call(self):
        return make_call(self.author)

    @cached_property
    def position(self):
        return self.call.positions.get()

    @cached_property
    def draft_call(self):
        return make_call(self.author, published=False)

    @cached_property
    def draft_position(self):
        return self.draft_call.positions.get()

    @cached_property
    def application_received(self):
        return make_application(self.position)

    @cached_property
    def application_sent(self):
        return make_application(person=make_profile(self.author).user)

    @cached_property
    def invitation_sent(self):
        return make_invitation(self.position)

    @cached_property
    def invitation_received(self):
        return make_invitation(person=make_profile(self.author).user)

    # --- messages ------------------------------------------------------------------------------

    @cached_property
    def conversation(self):
        return make_conversation(self.author)

    @cached_property
    def message(self):
        return self.conversation.messages.get()

    @cached_property
    def somebody(self):
        return make_profile()

    @cached_property
    def recluse(self):
        return make_profile(contact="nobody")

    # --- projects ------------------------------------------------------------------------------

    @cached_property
    def project(self):
        return make_project(self.author)

    @cached_property
    def team_project(self):
        return make_project(self.author, visibility="team")

    @cached_property
    def need(self):
        return make_need(self.team_project)

    @cached_property
    def team_offered(self):
        """A place in a team that waits for the author's word."""
        return make_team_member(make_project(), self.author, state=MemberState.INVITED)

    @cached_property
    def team_member(self):
        """Another's place in the author's team."""
        return make_team_member(self.project)

    # --- news ----------------------------------------------------------------------------------

    @cached_property
    def news(self):
        return make_news(self.author, address="/films/")

    # --- films ---------------------------------------------------------------------------------

    def film(self, visibility: str, **fields):
        return make_film(self.author, visibility=visibility, **{"region": region()} | fields)

    @cached_property
    def public_film(self):
        return self.film(Visibility.PUBLIC)

    @cached_property
    def unlisted_film(self):
        return self.film(Visibility.UNLISTED)

    @cached_property
    def private_film(self):
        return self.film(Visibility.PRIVATE)

    @cached_property
    def access(self):
        return self.private_film.entitlements.create(person=make_user(), reason=Reason.PRESS)

    @cached_property
    def draft_film(self):
        return self.film(Visibility.DRAFT, playable=False, title="")

    @cached_property
    def credit_of_author(self):
        return credit(self.public_film, self.author, state=CreditState.PROPOSED)

    @cached_property
    def draft_credit(self):
        return credit(self.draft_film, make_user())

    @cached_property
    def credit_asked(self):
        asked = credit(self.public_film, make_user(), state=CreditState.ASKED)
        asked.wanted = trade("editor")
        asked.save()
        return asked

    @cached_property
    def regard(self):
        return make_regard(self.public_film)

    @cached_property
    def screened_film(self):
        return self.with_file(self.film(Visibility.DRAFT, rights_declared=True), offered=False)

    @cached_property
    def screener(self):
        return make_screener(self.screened_film)

    @cached_property
    def locked_screener(self):
        return make_screener(self.screened_film, password="sel de nuit")

    def ended_screener(self, how):
        return end(make_screener(self.screened_film), how)

    # --- files ---------------------------------------------------------------------------------

    def with_file(self, film, offered):
        """Give a film a source that has arrived, which its owner offers or not; return the film."""
        film = self.with_package(film)
        film.asset.arrived_at = timezone.now()
        film.asset.save()
        film.playable, film.file_offered = True, offered
        film.save()
        return film

    def with_package(self, film):
        """Give a film a source and a package on disk; return the film."""
        asset = Asset.objects.create(
            owner=self.author, state=AssetState.READY, filename="film.mp4", size=4
        )
        asset.folder.mkdir(parents=True)
        asset.source.write_bytes(b"film")
        package = Package.objects.create(
            asset=asset, state=PackageState.PUBLISHED, duration=4, has_stills=True
        )
        shutil.rmtree(package.folder, ignore_errors=True)
        (package.folder / "720p").mkdir(parents=True)
        (package.folder / "master.m3u8").write_text("#EXTM3U\n")
        (package.folder / "720p" / "playlist.m3u8").write_text("#EXTM3U\n")
        (package.folder / "720p" / "00000.m4s").write_bytes(b"segment")
        for name in ("poster.jpg", "preview.mp4", "storyboard.jpg", "storyboard.vtt"):
            (package.folder / name).write_bytes(b"poster")
        film.asset = asset
        film.save(update_fields=["asset"])
        return film

    def grant(self, film, *, public: bool, viewer=None) -> tuple[str, str]:
        """Return the grant and the package's name in the addresses that `viewer` was given."""
        film = self.with_package(film)
        playback = delivery.playback(film.asset, viewer=viewer or self.author, public=public)
        return tuple(playback.master.strip("/").split("/")[1:3])

    def original_grant(self, film, viewer=None) -> tuple[str]:
        film = self.with_package(film)
        address = delivery.original_address(film.asset, viewer=viewer or self.author)
        return (address.strip("/").split("/")[1],)

    @cached_property
    def upload(self):
        return intake.create_upload(
            owner=self.author, filename="film.mp4", size=10, fingerprint="10-0-0"
        )

    @cached_property
    def public_picture(self):
        return make_picture(self.author, public=True)

    @cached_property
    def private_picture(self):
        return make_picture(self.author)

    @cached_property
    def granted_picture(self) -> tuple[str, str]:
        """Return the grant and the file's name of the address that the author was shown."""
        return tuple(pictures.source(self.private_picture).src.strip("/").split("/")[2:4])

    # --- moderation ----------------------------------------------------------------------------

    @cached_property
    def notice(self):
        """What a stranger wrote about the author's film."""
        return make_notice(self.public_film)

    @cached_property
    def decision(self):
        return make_decision(make_film(self.author))

    @cached_property
    def appeal(self):
        return moderation.appeal(decision=self.decision, text="Je conteste.")

    @cached_property
    def suspension(self):
        return moderation.suspend(
            person=make_user(), by=make_staff(), reason="Menaces écrites.", days=7
        )

    @cached_property
    def block(self):
        moderation.block(by=self.author, of=make_user())
        return self.author.blocks.get()

    # --- labels --------------------------------------------------------------------------------

    @cached_property
    def label(self):
        """A label that has published."""
        return self.public_selection.label

    @cached_property
    def silent_label(self):
        return make_label(self.author)

    def selection(self, visibility: str):
        label = make_label(self.author)
        return make_selection(label, [self.public_film], visibility=visibility)

    @cached_property
    def public_selection(self):
        return self.selection(SelectionVisibility.PUBLIC)

    @cached_property
    def unlisted_selection(self):
        return self.selection(SelectionVisibility.UNLISTED)

    @cached_property
    def private_selection(self):
        return self.selection(SelectionVisibility.PRIVATE)

    @cached_property
    def entry(self):
        return self.private_selection.entries.get()

    # --- regions -------------------------------------------------------------------------------

    @cached_property
    def hub(self):
        return hubs.open_hub(region=region())

    @cached_property
    def version(self):
        return self.public_selection.versions.get()

    @cached_property
    def inviting_label(self):
        label = make_label(self.member)
        identities.invite(label=label, person=self.author, role="editor", by=self.member)
        return label

    @cached_property
    def laurel(self):
        film = make_film(self.author)
        make_selection(make_label(self.member, verified=True), [film])
        (given,) = given_to([film])[film.pk]
        return given.address.strip("/").split("/")[1]

    @cached_property
    def own_region(self):
        """A region whose team the author is of."""
        found = region()
        RegionTeam.objects.create(region=found, user=self.author)
        return found

    @cached_property
    def placement(self):
        return placements.place(
            selection=self.public_selection, region=self.own_region, by=self.author
        )
