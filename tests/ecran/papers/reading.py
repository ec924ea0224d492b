"""Read what typst prints: the pages of a PDF and the text that is drawn on them.

As much of PDF as typst writes: a plain table of objects, streams that are deflated or not, fonts
whose signs are two bytes with a table to Unicode (ISO 32000-1, 7.5 and 9.10.3).
"""

import re
import zlib
from functools import cached_property

_FONT = re.compile(rb"/(f\d+) (\d+) 0 R")
_PAIR = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>")
_TOKEN = re.compile(
    rb"(?P<word>/ActualText|\b(?:BT|ET|EMC)\b)|/(?P<font>f\d+) [\d.]+ Tf"
    rb"|(?P<string>\()|<(?P<hex>[0-9A-Fa-f]*)>"
)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Paper:
    def __init__(self, data: bytes) -> None:
        assert data.startswith(b"%PDF-1.7")
        start = int(re.search(rb"startxref\s+(\d+)", data)[1])
        entries = re.findall(rb"(\d{10}) \d{5} ([nf])", data[start:])
        self.data = data
        self.offsets = {
            number: int(offset) for number, (offset, use) in enumerate(entries) if use == b"n"
        }

    def object(self, number: int) -> bytes:
        """Return an object's own words, up to its stream or its end."""
        offset = self.offsets[number]
        end = re.compile(rb"\bstream\r?\n|\bendobj\b").search(self.data, offset)
        return self.data[offset : end.start()]

    def stream(self, number: int) -> bytes:
        head = self.object(number)
        start = self.data.index(b"stream", self.offsets[number] + len(head)) + len(b"stream")
        start += 2 if self.data[start : start + 2] == b"\r\n" else 1
        raw = self.data[start : start + int(re.search(rb"/Length (\d+)", head)[1])]
        return zlib.decompress(raw) if b"/FlateDecode" in head else raw

    @cached_property
    def pages(self) -> list[list[str]]:
        """Return each page as its runs of text, in the order in which they are drawn."""
        (tree,) = [number for number in self.offsets if b"/Type/Pages" in self.object(number)]
        kids = re.search(rb"/Kids\[([^]]*)\]", self.object(tree))[1]
        return [self._runs(int(number)) for number in re.findall(rb"(\d+) 0 R", kids)]

    @property
    def text(self) -> str:
        """Return the whole text, without the places where a long word may be cut."""
        return "\n".join("\n".join(page) for page in self.pages).replace("\u200b", "")

    @cached_property
    def metadata(self) -> str:
        (number,) = [one for one in self.offsets if b"/Type/Metadata" in self.object(one)]
        return self.stream(number).decode()

    @cached_property
    def catalogue(self) -> bytes:
        (number,) = [one for one in self.offsets if b"/Type/Catalog" in self.object(one)]
        return self.object(number)

    def _runs(self, page: int) -> list[str]:
        head = self.object(page)
        resources = re.search(rb"/Resources (\d+) 0 R", head)
        fonts = {
            name: self._signs(int(number))
            for name, number in _FONT.findall(self.object(int(resources[1])) if resources else head)
        }
        content = self.stream(int(re.search(rb"/Contents (\d+) 0 R", head)[1]))
        return list(_drawn(content, fonts))

    def _signs(self, font: int) -> dict[int, str]:
        table = self.stream(int(re.search(rb"/ToUnicode (\d+) 0 R", self.object(font))[1]))
        signs = {}
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
            for sign, letters in _PAIR.findall(block):
                signs[int(sign, 16)] = bytes.fromhex(letters.decode()).decode("utf-16-be")
        for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
            for first, last, letter in _RANGE.findall(block):
                for step in range(int(last, 16) - int(first, 16) + 1):
                    signs[int(first, 16) + step] = chr(int(letter, 16) + step)
        return signs


def _drawn(content: bytes, fonts: dict[bytes, dict[int, str]]):
    """Give what each text object says: by its signs, or by the actual text written beside them."""
    signs, run, place = {}, None, 0
    actual = hidden = False
    while token := _TOKEN.search(content, place):
        place = token.end()
        if token["word"] == b"BT":
            run = ""
        elif run is None:
            place = _string(content, place)[1] if token["string"] else place
        elif token["word"] == b"ET":
            yield run
            run = None
        elif token["word"]:
            actual, hidden = token["word"] == b"/ActualText", False
        elif token["font"]:
            signs = fonts[token["font"]]
        else:
            raw, place = (
                _string(content, place)
                if token["string"]
                else (bytes.fromhex(token["hex"].decode()), place)
            )
            if actual:
                run += _said(raw)
                actual, hidden = False, True
            elif not hidden:
                codes = zip(raw[::2], raw[1::2], strict=True)
                run += "".join(signs.get(high << 8 | low, "\ufffd") for high, low in codes)


def _said(raw: bytes) -> str:
    return raw.decode("utf-16" if raw.startswith(b"\xfe\xff") else "latin-1")


def _string(content: bytes, place: int) -> tuple[bytes, int]:
    """Return the string that begins here, and where it ends; balanced parentheses are its own."""
    found, depth = bytearray(), 1
    while True:
        sign = content[place : place + 1]
        place += 1
        if sign == b"\\":
            octal = re.compile(rb"[0-7]{1,3}").match(content, place)
            said = octal[0] if octal else content[place : place + 1]
            found += bytes([int(said, 8) & 255]) if octal else _LETTERS.get(said, said)
            place += len(said)
            continue
        depth += {b"(": 1, b")": -1}.get(sign, 0)
        if depth == 0:
            return bytes(found), place
        found += sign
