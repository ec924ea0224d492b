"""What moderation writes to people: letters that no preference switches off, and the bell.

The statement of reasons is that of article 17 of the Digital Services Act: what is decided, on what
facts and ground, that no machine decided, and how to contest it.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from labfilms.accounts.models import User
from labfilms.core import languages
from labfilms.moderation import notices
from labfilms.moderation.models import APPEALS_FOR, Appeal, Decision, Notice, Suspension
from labfilms.notify import kinds
from labfilms.notify import services as notify


def receipt(notice: Notice) -> None:
    """Confirm that a report arrived, with the address where it is followed (article 16 (4))."""
    if not notice.email:
        return
    with translation.override(notice.language):
        subject = _("We have received your report on “%(thing)s”") % {"thing": notice.thing_name}
        _write(notice.email, subject, "receipt", notice=notice, path=notice.get_absolute_url())


def answer_reporter(notice: Notice, decision: Decision) -> None:
    """Tell whoever reported a thing what was decided, and why (article 16 (5))."""
    path = notice.get_absolute_url()
    _ring(notice.reporter, notices.DECIDED_FOR_REPORTER, decision, path)
    if not notice.email:
        return
    with translation.override(notice.language):
        subject = _("Your report on “%(thing)s”: our answer") % {"thing": notice.thing_name}
        _write(notice.email, subject, "answer", notice=notice, decision=decision, path=path)


def tell_owner(decision: Decision, owner: User) -> None:
    """Tell an owner what was decided of their thing, why, and how to contest it (article 17)."""
    path = decision.get_absolute_url()
    _ring(owner, notices.DECIDED_FOR_OWNER, decision, path)
    with translation.override(owner.language):
        subject = _("A decision about “%(thing)s”") % {"thing": decision.thing_name}
        _write(owner.email, subject, "decision", decision=decision, person=owner, path=path)


def suspended(suspension: Suspension) -> None:
    """Tell a person that their account is closed, why, until when, and how to contest it."""
    person, decision = suspension.person, suspension.decision
    with translation.override(person.language):
        path = decision.get_absolute_url() if decision else ""
        subject = _("Your account is suspended")
        _write(person.email, subject, "suspension", suspension=suspension, path=path)


def reopened(suspension: Suspension) -> None:
    """Tell a person that their account is open again."""
    person = suspension.person
    with translation.override(person.language):
        _write(person.email, _("Your account is open again"), "reopened", person=person)


def answer_appeal(appeal: Appeal, holds: Decision, owners: Sequence[User]) -> None:
    """Tell whoever appealed what became of it, and the other side when something changed.

    Owners of a thing whose decision changed were told of the new one already.
    """
    changed = holds != appeal.decision
    if appeal.notice is not None:
        _appeal_letter(appeal, appeal.notice.reporter, appeal.notice)
    elif not changed:
        for owner in owners:
            _appeal_letter(appeal, owner, None)
    for notice in appeal.decision.notices.all() if changed else ():
        if notice != appeal.notice:
            answer_reporter(notice, holds)


def _appeal_letter(appeal: Appeal, person: User | None, notice: Notice | None) -> None:
    path = (notice or appeal.decision).get_absolute_url()
    _ring(person, notices.APPEAL_ANSWERED, appeal.decision, path)
    to = notice.email if notice else person.email if person else ""
    with translation.override(notice.language if notice else person.language if person else None):
        subject = _("Your appeal about “%(thing)s”") % {"thing": appeal.decision.thing_name}
        if to:
            _write(to, subject, "appeal", appeal=appeal, path=path)


def _ring(person: User | None, kind: kinds.Kind, what: Decision, path: str) -> None:
    if person is not None:
        notify.notify(person=person, kind=kind, words={"thing": what.thing_name}, address=path)


def _write(to: str, subject: str, template: str, **words: Any) -> None:
    words["path"] = languages.here(words.get("path", ""))
    context = words | {"site": settings.SITE_ADDRESS, "days": APPEALS_FOR.days}
    text = render_to_string(f"moderation/mail/{template}.txt", context)
    notify.write(to=to, subject=subject, text=text)
