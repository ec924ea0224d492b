from django.db import models
from django.utils.translation import gettext_lazy as _


class JobKind(models.TextChoices):
    PROBE = "probe", _("examination")
    ENCODE = "encode", _("preparation")
    STILLS = "stills", _("storyboard and preview")


class JobState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")


class Step(models.TextChoices):
    """What a worker is doing, in the words that the owner reads."""

    EXAMINING = "examining", _("Looking at the file…")
    OPENING = "opening", _("Preparing the first pictures…")
    ENCODING = "encoding", _("Preparing the film…")
    CHECKING = "checking", _("Checking the film…")


class Reason(models.TextChoices):
    """Why a file is refused or its preparation has failed: one sentence that says what to do.

    A sentence with `%(name)s` is filled from the details that go with the code.
    """

    NOT_A_FILM = "not_a_film", _("This file is not a film.")
    EMPTY = "empty", _("This file is empty.")
    NO_PICTURE = "no_picture", _("This file has no picture: it holds only sound.")
    TOO_SHORT = "too_short", _("This film lasts less than half a second.")
    INCOMPLETE = (
        "incomplete",
        _("This file is incomplete: it holds %(found)s of %(claimed)s. Send it whole again."),
    )
    CUT = "cut", _("This file is incomplete: its end never arrived. Send it whole again.")
    UNREADABLE = "unreadable", _("This file is damaged: nothing in it can be read.")
    UNKNOWN_CODEC = (
        "unknown_codec",
        _("We cannot read these pictures (format: %(codec)s). Export the film in H.264."),
    )
    ENCRYPTED = "encrypted", _("This film is locked by its seller: we cannot read it.")
    TOO_LONG = "too_long", _("This film is too long to be a short: the limit is %(limit)s.")
    TOO_LARGE = "too_large", _("The pictures are too large: the limit is %(limit)s px a side.")
    TOO_FAST = "too_fast", _("There are too many pictures a second: the limit is %(limit)s.")
    TOO_SPARSE = "too_sparse", _("There are too few pictures for the length that the file claims.")
    TOO_MANY_TRACKS = "too_many_tracks", _("This file holds more than %(limit)s tracks.")
    TOO_HEAVY = "too_heavy", _("This file asks for more than we can give to look at it.")
    DAMAGED = (
        "damaged",
        _("Part of this film cannot be read: %(lost)s of %(claimed)s. Export it again."),
    )
    GONE = "gone", _("The file is no longer here. Send it again.")
    DISK_FULL = "disk_full", _("We are out of room. The film is kept; try again later.")
    ENGINE = "engine", _("The preparation has failed. The film is kept; try again.")
    STALLED = "stalled", _("The preparation took too long. The film is kept; try again.")
    INTERRUPTED = "interrupted", _("The preparation was interrupted too often. Try again.")


class Finding(models.TextChoices):
    """What is worth saying about a file that is accepted."""

    SILENT = "silent", _("This film has no sound.")
    UNREADABLE_SOUND = (
        "unreadable_sound",
        _("The sound is in a format that we cannot read: the film will be silent."),
    )
    SEVERAL_SOUNDS = "several_sounds", _("Of several sound tracks, the main one is kept.")
    DOWNMIXED = "downmixed", _("The sound of %(channels)s channels is brought to stereo.")
    ROTATED = "rotated", _("The pictures were stored lying down: they are set upright.")
    VARIABLE_RATE = (
        "variable_rate",
        _("The number of pictures a second varies: it becomes %(rate)s, in sync with the sound."),
    )
    RATE_LIMITED = "rate_limited", _("The film is brought to %(rate)s pictures a second.")
    INTERLACED = "interlaced", _("The pictures are interlaced: they are made progressive.")
    HDR = "hdr", _("The colours are HDR: they are brought to the range of every screen.")
    NON_SQUARE = "non_square", _("The pixels are not square: the proportions are restored.")
    REDUCED = "reduced", _("The pictures are larger than 1080p: the film is shown in 1080p.")
    SOUND_ENDS_EARLY = "sound_ends_early", _("The sound stops before the pictures.")
    BLEMISHED = "blemished", _("A few pictures cannot be read: %(lost)s in all.")
    ONLY_SOURCE = "only_source", _("Only the original quality could be prepared.")
