from datetime import timedelta

from django.utils import timezone

from labfilms.core import jobs
from labfilms.notify import services
from labfilms.notify.models import Letter, Notification

# Long enough for a worker to take a task that was queued on commit.
_WAITED = timedelta(minutes=2)


@jobs.task("notify.send_mail")
def send_mail(pk: int) -> None:
    """Mail one piece of news."""
    services.send_mail_of(pk=pk)


@jobs.task("notify.send_letter")
def send_letter(pk: int) -> None:
    """Send one letter."""
    services.send_letter(pk=pk)


@jobs.task("notify.sweep")
def sweep() -> None:
    """Queue again the mails that a lost queue or a mail server that was away left behind."""
    waiting = Notification.objects.filter(
        wants_mail=True, mailed_at=None, at__lt=timezone.now() - _WAITED
    )
    for pk in waiting.values_list("pk", flat=True)[:500]:
        jobs.queue("notify.send_mail", pk)
    late = Letter.objects.filter(sent_at=None, at__lt=timezone.now() - _WAITED)
    for pk in late.values_list("pk", flat=True)[:500]:
        jobs.queue("notify.send_letter", pk)
    services.forget_letters()
