"""Set one paper, and leave: typst, alone in a process of its own.

Run as a file with `python -I typesetter.py`, never imported by the site: an order comes as JSON on
the standard input, the PDF leaves on the standard output. Alone, because typst keeps some 500 MB
of what it worked out for 5,000 cards, and because its threads do not outlive a fork: a worker that
had printed and then forked would leave its children waiting for them for ever.
"""

import json
import sys
from typing import Any, Final

from typst import Fonts, TypstError
from typst import compile as typeset

# How typst names, in words alone, what the standards refuse to leave undrawn.
LACKING: Final = "could not be displayed with font"


def main(order: dict[str, Any]) -> bytes:  # pragma: no cover - seen from outside, in its tests
    """Return the PDF of an order: `template`, `root` (paths), `data`, `standards`, `moment` (s).

    Letters that typst's own typefaces lack take the machine's; where it has none either, a box is
    drawn, and the file claims no standard. Raise TypstError for what no template should do.
    """
    # The site's own typefaces come from npm as woff2, compressed and variable, which typst cannot
    # read; made into what it reads they would be something built, with two packages to build it.
    for machine in (False, True):
        try:
            return _set(order, machine=machine, standards=order["standards"])
        except TypstError as error:
            if LACKING not in error.message:
                raise
    return _set(order, machine=True, standards=[])


def _set(  # pragma: no cover
    order: dict[str, Any], *, machine: bool, standards: list[Any]
) -> bytes:
    return typeset(
        order["template"],
        root=order["root"],
        font_paths=Fonts(include_system_fonts=machine),
        sys_inputs={"data": order["data"]},
        pdf_standards=standards,
        timestamp=order["moment"],
    )


if __name__ == "__main__":  # pragma: no cover - the child calls main
    try:
        sys.stdout.buffer.write(main(json.load(sys.stdin)))
    except RuntimeError as refused:  # typst's own errors among them
        sys.exit(str(refused))
