"""Bring to the team what people write from the contact page."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.core import languages, limits
from labfilms.notify import services as notify
from regions.editorial.errors import MessageRefused

# An hour, from one account or one network address.
MOST_MESSAGES = 5


@dataclass(frozen=True, slots=True)
class Message:
    """What someone writes to the team."""

    name: str
    email: str
    subject: str
    text: str


def write_to_team(*, message: Message, source: str, sender: User | None = None) -> None:
    """Mail a message to the site's team, which answers by mail; nothing of it is kept elsewhere.

    `source` is counted. Raises MessageRefused above 5 an hour.
    """
    if not limits.take("contact", source, most=MOST_MESSAGES):
        raise MessageRefused(
            _("That is a lot for one hour. Your message is kept below: send it later."), "often"
        )
    context = {
        "message": message,
        "sender": sender,
        "site": settings.SITE_ADDRESS,
        "language": get_language_info(languages.current())["name_local"],
    }
    # The team reads the site's first language, and must know in which one to answer.
    with translation.override(settings.LANGUAGE_CODE):
        text = render_to_string("regions/editorial/contact_mail.txt", context)
    notify.write(
        to=settings.TEAM_EMAIL,
        subject=f"{message.subject} ({message.name})",
        text=text,
        reply_to=message.email,
    )
