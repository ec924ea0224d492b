"""The press: a template of ours and plain data become a PDF.

Nothing that people wrote is ever read as typst's language. Templates are the only source; data
comes beside it as JSON, and its strings are set as they are. The root is the folder of templates,
so that no other file can be read; and no template imports a package, which alone would make typst
ask the network for something. It works in a child with limits, which may write no file.
"""

import json
import os
import re
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.utils.translation import get_language

from ecran.papers.errors import PressFailed
from streaming.transcode.limits import Limits, leashed

TEMPLATES: Final = Path(__file__).parent / "templates"
# A dated paper is kept for ten years (Code de commerce, L123-22): the standard of archives (PDF/A),
# which wants a date. All are accessible (PDF/UA).
DATED: Final = ["a-2a", "ua-1"]
UNDATED: Final = ["ua-1"]
# Signs without a shape, or that each program reads as it likes: neither standard allows them.
SHAPELESS: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff"
    "\U000f0000-\U0010ffff]"
)
# Orders to write backwards, which turn what stands beside them too. Languages that are written
# from right to left need none: their letters are enough.
TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
SPACES: Final = re.compile("\r\n?|[\t\x0b\x0c\u2028\u2029]")

_TYPESETTER: Final = str(Path(__file__).with_name("typesetter.py"))
# Ten times what 5,000 cards were measured to take.
_LIMITS: Final = Limits(cpu=60, memory=4 * 1024**3, file=0, files=64)
_WALL: Final = 120
# Threads bring little here, and each reserves addresses: many cores would meet the limit.
_FEW_THREADS: Final = {"RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}


def printed(template: str, data: dict[str, Any], made: datetime | None = None) -> bytes:
    """Return the PDF of a template (its name without .typ) in the language that is spoken.

    `data` is what JSON can say; `made` (aware) is the document's date, in the file. The bytes
    depend on these alone, but for letters that typst's own typefaces lack (Chinese, emoji): those
    take the machine's, or a box. Raise PressFailed when the child meets a limit (60 s of CPU,
    4 GiB, 120 s in all) or a template asks for what `data` lacks.
    """
    child = subprocess.Popen(  # noqa: S603 - our own file, no shell
        leashed([sys.executable, "-I", _TYPESETTER], _LIMITS),
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", **_FEW_THREADS},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with child:
        try:
            paper, words = child.communicate(order(template, data, made), timeout=_WALL)
        except subprocess.TimeoutExpired:
            paper, words = b"", b"no answer in time"
        finally:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
    if child.returncode != 0:
        raise PressFailed(template, child.returncode, words.decode(errors="replace").strip())
    return paper


def order(template: str, data: dict[str, Any], made: datetime | None = None) -> bytes:
    """Return what the typesetter is asked for, as it reads it."""
    language = (get_language() or "en").partition("-")[0]
    return json.dumps(
        {
            "template": str(TEMPLATES / f"{template}.typ"),
            "root": str(TEMPLATES),
            "data": json.dumps(_clean({**data, "language": language})),
            "standards": DATED if made else UNDATED,
            "moment": int(made.timestamp()) if made else 0,
        }
    ).encode()


def _clean(value: Any) -> Any:
    """Return the same data, its strings without what no paper can show."""
    if isinstance(value, str):
        shown = TURNING.sub("", SPACES.sub(_space, value))
        return SHAPELESS.sub("\N{REPLACEMENT CHARACTER}", shown)
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(one) for one in value]
    return value


def _space(found: re.Match[str]) -> str:
    return " " if found[0] == "\t" else "\n"
