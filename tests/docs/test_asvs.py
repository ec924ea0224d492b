"""The checklist of ASVS: each line is whole, and what it names exists."""

import re

import pytest

from tests.architecture import house

PAGE = house.ROOT / "docs" / "reference" / "asvs.md"
LINE = re.compile(r"^\| (\d+\.\d+\.\d+) \| (.+?) \| (yes|partly|no|—) \| (.+) \|$", re.MULTILINE)
LINES = LINE.findall(PAGE.read_text(encoding="utf-8"))
TOPS = "labfilms|network|projects|ecran|labels|regions|streaming|tests|templates|static|deploy|docs"
FILE = re.compile(rf"`((?:{TOPS})/[\w./-]+|SECURITY\.md)`")


def test_every_line_is_read():
    rows = re.findall(r"^\| \d.*$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) == len(LINES)


def test_lines_stand_once_and_in_order():
    numbers = [tuple(int(part) for part in number.split(".")) for number, *_rest in LINES]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0])
def test_what_a_line_names_exists(line):
    named = FILE.findall(line[3])
    assert [name for name in named if not (house.ROOT / name).exists()] == []


def test_every_chapter_stands():
    chapters = re.findall(r"^## V(\d+) ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert chapters == [str(number) for number in range(1, 18)]
