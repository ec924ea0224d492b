"""Mail in development: shown on the console and kept as files."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.console import EmailBackend as Console
from django.core.mail.backends.filebased import EmailBackend as Files


class ConsoleAndFiles(Files):
    """Write each message to `EMAIL_FILE_PATH` and to the console, so that links are at hand."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        Console().send_messages(email_messages)
        return super().send_messages(email_messages)
