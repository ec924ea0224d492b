import re
from email import message_from_bytes, policy

import django
import pytest


class Mailbox:
    """The letters that stand in var/mail, oldest first."""

    def __init__(self, folder) -> None:
        self.folder = folder

    def letters(self):
        files = sorted(self.folder.glob("*.log"), key=lambda path: path.stat().st_mtime_ns)
        parts = [
            part
            for file in files
            for part in re.split(rb"^-{79}\n", file.read_bytes(), flags=re.MULTILINE)
        ]
        return [message_from_bytes(part, policy=policy.default) for part in parts if part.strip()]

    def to(self, address):
        return [letter for letter in self.letters() if letter["To"] == address]

    def link(self, address):
        """Return the path of the link in the newest letter to an address."""
        body = self.to(address)[-1].get_body(("plain",)).get_content()
        return re.search(r"https?://testserver(/\S+)", body)[1]


@pytest.fixture
def mailbox(settings, tmp_path):
    """Send letters as development does, to a folder of the test's own."""
    folder = tmp_path / "mail"
    if django.VERSION >= (6, 1):
        mailer = {"BACKEND": settings.MAIL_BACKEND, "OPTIONS": {"file_path": folder}}
        settings.MAILERS = {"default": mailer}
    else:
        settings.EMAIL_BACKEND = settings.MAIL_BACKEND
        settings.EMAIL_FILE_PATH = folder
    return Mailbox(folder)
