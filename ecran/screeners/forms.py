"""What is asked of whoever makes links, and of whoever holds one."""

import csv
import io
import re
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ecran.screeners.models import MOST_SIGNS
from ecran.screeners.services import Recipient, Terms
from ecran.screeners.validators import usual_end, validate_end
from labfilms.core.clocks import moment

MOST_ROWS = 500
MOST_BYTES = 256 * 1024
MOST_NAME = 80
# More are not read; they come when these are right.
MOST_ERRORS = 20
HEADINGS = {"nom", "name", "destinataire", "e-mail", "email", "mail", "courriel", "adresse e-mail"}
NAME_AND_ADDRESS = re.compile(r"(?P<name>[^<>]*)<(?P<email>[^<>]+)>")


class LocalMoment(forms.DateTimeField):
    """A day and an hour as somebody's clock shows them, without its zone: see `moment`."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):
            found = super().to_python(value)
        return found.replace(tzinfo=None) if found else None


class PasswordForm(forms.Form):
    """A link's password, which one reads while one types: it is passed on to somebody."""

    password = forms.CharField(
        label=gettext_lazy("Password"),
        min_length=6,
        max_length=72,
        required=False,
        help_text=gettext_lazy("Say it otherwise than with the link. Empty: none."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class TermsForm(PasswordForm):
    """Until when a link is open, how often, by which password, and where."""

    until = LocalMoment(label=gettext_lazy("Open until"))
    viewings = forms.IntegerField(
        label=gettext_lazy("Number of viewings"),
        min_value=1,
        max_value=1000,
        required=False,
        help_text=gettext_lazy("A viewing counts when the film plays. Empty: no limit."),
    )
    territory = forms.CharField(
        label=gettext_lazy("Territory"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "Countries, in words: “France, Belgium”. Whoever holds the link declares that they are"
            " there; it is not checked."
        ),
    )

    field_order = ("name", "email", "until", "viewings", "password", "territory")

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        self.fields["until"].initial = usual_end(zone)

    def clean_until(self) -> datetime:
        end = moment(self.cleaned_data["until"], self.zone)
        validate_end(end)
        return end

    def terms(self) -> Terms:
        """Return what the links have in common, once the form is valid."""
        return Terms(
            expires_at=self.cleaned_data["until"],
            zone=self.zone,
            most_viewings=self.cleaned_data["viewings"],
            password=self.cleaned_data["password"],
            territory=" ".join(self.cleaned_data["territory"].split()),
        )


class ScreenerForm(TermsForm):
    """A link for one recipient."""

    name = forms.CharField(
        label=gettext_lazy("Who is it for?"),
        max_length=MOST_NAME,
        help_text=gettext_lazy("A person, a festival, a jury. Their name stands over the picture."),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        required=False,
        help_text=gettext_lazy("To find them again in your list. Nothing is sent."),
    )

    def recipients(self) -> list[Recipient]:
        """Return the one recipient, once the form is valid."""
        return [(self.cleaned_data["name"], self.cleaned_data["email"])]


class ListForm(TermsForm):
    """A link for each line of a list, pasted or in a file; what is wrong is said line by line."""

    lines = forms.CharField(
        label=gettext_lazy("Recipients"),
        required=False,
        max_length=MOST_BYTES,
        help_text=gettext_lazy("One a line: name; e-mail. 500 lines at most."),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a CSV file"),
        required=False,
        help_text=gettext_lazy("As a spreadsheet saves it: the name, then the e-mail."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv,text/plain"}),
    )

    field_order = ("lines", "file", *TermsForm.field_order[2:])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "lines" not in data or "file" not in data:
            return data
        text = data["lines"]
        if data["file"]:
            try:
                text = read_text(data["file"])
            except ValidationError as error:
                self.add_error("file", error)
                return data
        data["recipients"], errors = read_lines(text)
        if errors:
            self._keep(text)
            self.add_error("lines", shortened(errors))
        return data

    def _keep(self, text: str) -> None:
        # A browser forgets the file that was chosen: its lines are corrected where they are read.
        self.data = {**dict(self.data.items()), "lines": text}

    def recipients(self) -> list[Recipient]:
        """Return the recipients in their order, once the form is valid."""
        found: list[Recipient] = self.cleaned_data["recipients"]
        return found


class DoorForm(forms.Form):
    """What a link asks before it opens: its password, where one is, or both."""

    password = forms.CharField(
        label=gettext_lazy("Password of the link"),
        max_length=72,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    declared = forms.BooleanField()

    def __init__(self, *args: Any, password: bool, territory: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not password:
            del self.fields["password"]
        if not territory:
            del self.fields["declared"]
        else:
            said = _("I declare that I am in: %(territory)s") % {"territory": territory}
            self.fields["declared"].label = said


class ReplyForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Your message"),
        max_length=MOST_SIGNS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ProgressForm(forms.Form):
    # A day: longer than any film that is let in.
    seconds = forms.FloatField(min_value=0, max_value=86_400)


def read_text(file: "UploadedFile[bytes]") -> str:
    """Return a file's text, in UTF-8 or as older spreadsheets write it. Raises ValidationError."""
    if (file.size or 0) > MOST_BYTES:
        raise ValidationError(_("256 kB at most: this file is no list of names."), "heavy")
    content: bytes = file.read()
    if b"\0" in content:
        said = _("This file is no text. In your spreadsheet, save the list as CSV.")
        raise ValidationError(said, "binary")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_lines(text: str) -> tuple[list[Recipient], list[str]]:
    """Return the recipients of a list, and what is wrong in it, line by line."""
    try:
        rows = cells_of(text)
    except csv.Error:
        return [], [_("This list cannot be read: a quotation mark seems never to be closed.")]
    found: list[Recipient] = []
    errors: list[str] = []
    lines: dict[str, int] = {}
    for number, said in rows:
        if not any(said) or (not found and is_heading(said)):
            continue
        name, email = recipient(said)
        wrong = fault(name, email, lines)
        if wrong:
            words = {"line": number, "error": wrong}
            errors.append(_("Line %(line)d: %(error)s") % words)
        lines.setdefault(email.lower(), number)
        found.append((name, email))
    return found, errors or of_number(len(found))


def cells_of(text: str) -> list[tuple[int, list[str]]]:
    """Return the lines of a list with their numbers, cut as the first is. Raises csv.Error."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(";\t,", key=first.count))
    return [(reader.line_num, [" ".join(cell.split()) for cell in row]) for row in reader]


def is_heading(cells: list[str]) -> bool:
    """Say whether a line names columns instead of somebody."""
    return all(cell.lower() in HEADINGS for cell in cells if cell)


def recipient(cells: list[str]) -> Recipient:
    """Return the name and e-mail of a line, in either order, or as a mail writes both."""
    whole = NAME_AND_ADDRESS.fullmatch(cells[0])
    if whole and not any(cells[1:]):
        return whole["name"].strip(' "'), whole["email"].strip()
    name, email = (*cells, "")[:2]
    return (email, name) if "@" in name and "@" not in email else (name, email)


def fault(name: str, email: str, lines: dict[str, int]) -> str:
    """Return what is wrong with a recipient, or nothing; `lines`: where each address stands."""
    if not name:
        return _("there is no name.")
    if len(name) > MOST_NAME:
        return _("this name is too long: 80 signs at most.")
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        return _("“%(email)s” is no e-mail address.") % {"email": email}
    if email.lower() in lines:
        return _("the same address as on line %(line)d.") % {"line": lines[email.lower()]}
    return ""


def of_number(count: int) -> list[str]:
    """Return what is wrong with the length of a list."""
    if not count:
        return [_("Write one recipient at least, or choose a file.")]
    if count > MOST_ROWS:
        return [_("500 lines at most: there are %(count)d.") % {"count": count}]
    return []


def shortened(errors: list[str]) -> list[str]:
    """Return the first errors, and how many more there are."""
    rest = len(errors) - MOST_ERRORS
    if rest <= 0:
        return errors
    more = ngettext("And one more line.", "And %(count)d more lines.", rest) % {"count": rest}
    return [*errors[:MOST_ERRORS], more]
