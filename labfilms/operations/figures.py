"""Figures of the whole site, read from its rows at the moment they are asked.

Rows are the truth, so whichever process answers says the same. What is told about the past is
told of the last hour or day, since a film that is removed takes its rows with it: a counter made
of rows would fall.
"""

import math
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Count, Min, Sum
from django.utils import timezone
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from labfilms.notify.models import Letter, Notification
from labfilms.operations import health
from streaming.intake.enums import UploadState
from streaming.intake.models import Upload
from streaming.packages.models import Package
from streaming.transcode.enums import JobKind, JobState
from streaming.transcode.models import Job

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
# An upload that sent a chunk this lately is under way; the others wait for their person.
_MOVES = timedelta(minutes=5)
_QUANTILES = (0.5, 0.9, 1.0)
# The newest films are enough to say how fast a film can be played.
_FILMS = 1000


def gauge(
    name: str,
    words: str,
    labels: Sequence[str] = (),
    rows: Iterable[tuple[Sequence[str], float]] = (),
) -> GaugeMetricFamily:
    family = GaugeMetricFamily(f"labfilms_{name}", words, labels=labels)
    for values, figure in rows:
        family.add_metric(values, figure)
    return family


def jobs(now: datetime) -> Iterator[GaugeMetricFamily]:
    """Count the jobs in each state, and say since when the oldest of each kind waits."""
    counted = {
        (row["kind"], row["state"]): row["n"]
        for row in Job.objects.order_by().values("kind", "state").annotate(n=Count("pk"))
    }
    pairs = [(kind.value, state.value) for kind in JobKind for state in JobState]
    yield gauge(
        "jobs",
        "Jobs by kind and state, from their rows",
        ["kind", "state"],
        ((pair, counted.get(pair, 0)) for pair in pairs),
    )
    waiting = Job.objects.filter(state=JobState.WAITING).order_by().values("kind")
    since = {row["kind"]: row["since"] for row in waiting.annotate(since=Min("created_at"))}
    yield gauge(
        "job_oldest_waiting_seconds",
        "Age of the oldest job that waits, by kind; 0 when none does",
        ["kind"],
        (((kind.value,), age(now, since.get(kind))) for kind in JobKind),
    )
    yield gauge(
        "jobs_abandoned",
        "Jobs whose worker no longer renews its lease",
        rows=[((), Job.objects.abandoned(now).count())],
    )


def work(now: datetime) -> Iterator[GaugeMetricFamily]:
    """Tell what ended in the last hour, and the processor time that it took."""
    ended = Job.objects.filter(ended_at__gt=now - _HOUR).order_by()
    taken = ended.values("kind").annotate(figure=Sum("cpu_seconds"))
    seconds = {row["kind"]: row["figure"] for row in taken}
    counted = {
        (row["kind"], row["state"]): row["n"]
        for row in ended.values("kind", "state").annotate(n=Count("pk"))
    }
    yield gauge(
        "ffmpeg_cpu_seconds_last_hour",
        "Processor seconds of ffmpeg for the jobs that ended in the last hour, by kind",
        ["kind"],
        (((kind.value,), seconds.get(kind, 0)) for kind in JobKind),
    )
    ends = (JobState.DONE, JobState.FAILED)
    pairs = [(kind.value, end.value) for kind in JobKind for end in ends]
    yield gauge(
        "jobs_ended_last_hour",
        "Jobs that ended in the last hour, by kind and end",
        ["kind", "state"],
        ((pair, counted.get(pair, 0)) for pair in pairs),
    )


def first_play(now: datetime) -> Iterator[GaugeMetricFamily]:
    """Seconds from a film's last byte to its first play, of the films of the last day.

    The last byte is when its upload was complete; the seal, the examination and the wait for a
    worker are all in it. A film prepared a second time is left out: it played already.
    """
    fresh = Package.objects.filter(playable_at__gt=now - _DAY, asset__upload__isnull=False)
    first = fresh.annotate(packages=Count("asset__packages")).filter(packages=1)
    moments = first.values_list("playable_at", "asset__upload__updated_at")[:_FILMS]
    waits = sorted(
        max(0.0, (playable - sent).total_seconds()) for playable, sent in moments if playable
    )
    yield gauge(
        "first_play_films",
        "Films that played for the first time in the last day",
        rows=[((), len(waits))],
    )
    yield gauge(
        "first_play_seconds",
        "Seconds from a film's last byte to its first play, films of the last day",
        ["quantile"],
        (((str(part),), waits[math.ceil(part * len(waits)) - 1]) for part in _QUANTILES if waits),
    )


def uploads(now: datetime) -> Iterator[GaugeMetricFamily]:
    """Count uploads that are not whole: those that move, and those that wait for their person."""
    left = Upload.objects.filter(state=UploadState.RECEIVING)
    moving = left.filter(updated_at__gt=now - _MOVES).count()
    yield gauge(
        "uploads_open",
        "Uploads that are not whole",
        ["moving"],
        [(("yes",), moving), (("no",), left.count() - moving)],
    )


def mail(now: datetime) -> Iterator[GaugeMetricFamily]:
    """Mails that wait to leave, and since when."""
    news = Notification.objects.filter(wants_mail=True, mailed_at=None)
    letters = Letter.objects.filter(sent_at=None)
    facts = {
        kind: waiting.order_by().aggregate(n=Count("pk"), since=Min("at"))
        for kind, waiting in (("news", news), ("letter", letters))
    }
    yield gauge(
        "mail_waiting",
        "Mails that have not left yet",
        ["kind"],
        (((kind,), found["n"]) for kind, found in facts.items()),
    )
    yield gauge(
        "mail_oldest_waiting_seconds",
        "Age of the oldest mail that has not left; 0 when none waits",
        ["kind"],
        (((kind,), age(now, found["since"])) for kind, found in facts.items()),
    )


def place(_now: datetime) -> Iterator[GaugeMetricFamily]:
    """Room on the disks, and whether the parts answer."""
    folders = {"films": settings.FILMS_ROOT, "media": settings.MEDIA_ROOT, "var": settings.VAR}
    free = {name: shutil.disk_usage(health.nearest(path)) for name, path in folders.items()}
    yield gauge(
        "disk_free_bytes",
        "Free room where each folder lies",
        ["folder"],
        (((name,), usage.free) for name, usage in free.items()),
    )
    yield gauge(
        "disk_size_bytes",
        "Size of the disk where each folder lies",
        ["folder"],
        (((name,), usage.total) for name, usage in free.items()),
    )
    yield gauge(
        "up",
        "Whether a part that the site leans on answers",
        ["part"],
        (((name,), float(answers())) for name, answers in (health.NEEDED | health.MISSED).items()),
    )


def age(now: datetime, since: datetime | None) -> float:
    return max(0.0, (now - since).total_seconds()) if since else 0.0


FIGURES: tuple[Callable[[datetime], Iterator[GaugeMetricFamily]], ...] = (
    jobs,
    work,
    first_play,
    uploads,
    mail,
    place,
)


class SiteCollector(Collector):
    """All figures of the site, in the shape that Prometheus's client writes."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        now = timezone.now()
        for figures in FIGURES:
            yield from figures(now)
