"""The catalogues of translations: collected, checked and compiled in Python alone.

gettext's own tools are not on every machine, so nothing here starts them. Messages are found in
Python by its syntax tree, in templates by Django's own reading of them (`templatize`).
"""

import ast
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polib
from django.utils.translation.template import templatize

WINGS = ("labfilms", "network", "projects", "ecran", "labels", "regions", "streaming")
# What each function's constant arguments are: (context, singular, plural), None where it has none.
FUNCTIONS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
NAMES = {
    f"{name}{ending}": places
    for name, places in FUNCTIONS.items()
    for ending in ("", "_lazy", "_noop")
}
CALL = re.compile(r"\b(?:n?p?gettext|_)\(")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
# French wants no-break spaces at high punctuation and guillemets, curled quotes, one sign for “…”.
BAD_FRENCH = re.compile(
    r"[a-zà-ÿ]'[a-zà-ÿ]| [?!:;»]|« |«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»|[\w)»”][?!;]"
    r"|[^\W\d]:(?!//)|\.\.\.|\"",
    re.IGNORECASE,
)
# English wants curled quotes, nothing before punctuation, one sign for “…”.
BAD_ENGLISH = re.compile(r"'|\"|\w +[?!:;,.](?=\s|$)|\.\.\.|\u00a0[?!:;]")
# What no reader sees as such, or reads as no language.
UNSEEN = re.compile(r"<code>.*?</code>|<[^>]+>|%\(\w+\)[sd]|\{\w+\}|https?://\S*")


@dataclass(frozen=True, order=True)
class Message:
    context: str
    singular: str
    plural: str

    def __str__(self) -> str:
        return f"“{self.singular}”" + (f" ({self.context})" if self.context else "")


class CatalogueError(Exception):
    """A message that cannot be collected; the text says where and why."""


def compile_all(folder: Path) -> list[Path]:
    """Compile each catalogue below `folder` that is newer than its binary; return those."""
    compiled = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        compile_one(source, target)
        compiled.append(target)
    return compiled


def compile_one(source: Path, target: Path) -> None:
    # Whole or not at all: another process may be reading it.
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".tmp", delete=False) as file:
        file.write(polib.pofile(str(source)).to_binary())
    Path(file.name).chmod(0o644)
    Path(file.name).replace(target)


def collect(root: Path) -> dict[Message, set[str]]:
    """Return every message of the checkout, with the files where it stands (relative paths)."""
    found: dict[Message, set[str]] = {}
    for path in sources(root):
        relative = path.relative_to(root).as_posix()
        read = in_python if path.suffix == ".py" else in_template
        for message in read(path.read_text(encoding="utf-8"), relative):
            found.setdefault(message, set()).add(relative)
    return found


def sources(root: Path) -> Iterator[Path]:
    for wing in WINGS:
        for path in sorted((root / wing).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path
    yield from sorted((root / "templates").rglob("*.html"))
    yield from sorted((root / "templates").rglob("*.txt"))


def in_python(text: str, where: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and called_name(node) in NAMES:
            yield in_call(node, where)
        elif isinstance(node, ast.ImportFrom):
            refuse_other_names(node, where)


def refuse_other_names(node: ast.ImportFrom, where: str) -> None:
    """Let gettext's functions have no name under which their messages would not be found."""
    for name in node.names:
        if name.name in NAMES and name.asname and name.asname not in NAMES:
            raise CatalogueError(f"{where}:{node.lineno}: import {name.name} as itself or as “_”")


def in_template(text: str, where: str) -> Iterator[Message]:
    """Read a template by way of the pseudo-Python that Django makes of it for xgettext."""
    code = templatize(text, origin=where)
    for match in CALL.finditer(code):
        node = ast.parse(balanced(code, match.start()), mode="eval").body
        if isinstance(node, ast.Call):
            yield in_call(node, where)


def balanced(code: str, start: int) -> str:
    """Return the call that begins at `start`, up to the bracket that closes it."""
    end = code.index(")", start)
    while True:
        try:
            ast.parse(code[start : end + 1], mode="eval")
        except SyntaxError:
            end = code.index(")", end + 1)
        else:
            return code[start : end + 1]


def called_name(node: ast.Call) -> str:
    if isinstance(node.func, ast.Name):
        return node.func.id
    return node.func.attr if isinstance(node.func, ast.Attribute) else ""


def in_call(node: ast.Call, where: str) -> Message:
    context, singular, plural = NAMES[called_name(node)]

    def text(place: int | None) -> str:
        if place is None:
            return ""
        argument = node.args[place] if place < len(node.args) else None
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            return argument.value
        raise CatalogueError(f"{where}:{node.lineno}: a message must be a plain, constant text")

    return Message(text(context), text(singular), text(plural))


def update(root: Path, path: Path) -> polib.POFile:
    """Bring the catalogue at `path` to the checkout's messages: add, forget, keep what is said."""
    catalogue = polib.pofile(str(path), wrapwidth=98) if path.exists() else new_catalogue()
    said = {key(entry): entry for entry in catalogue if not entry.obsolete}
    catalogue.clear()
    for message, files in sorted(collect(root).items(), key=lambda pair: (min(pair[1]), pair[0])):
        entry = said.get(message) or new_entry(message)
        entry.occurrences = [(file, "") for file in sorted(files)]
        catalogue.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return catalogue


def new_catalogue() -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=98)
    catalogue.metadata = {
        "Project-Id-Version": "LabFilms",
        "Language": "fr",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n > 1);",
    }
    return catalogue


def new_entry(message: Message) -> polib.POEntry:
    flags = ["python-format"] if "%(" in message.singular else []
    entry = polib.POEntry(msgid=message.singular, msgctxt=message.context or None, flags=flags)
    if message.plural:
        entry.msgid_plural, entry.msgstr_plural = message.plural, {0: "", 1: ""}
    return entry


def key(entry: polib.POEntry) -> Message:
    return Message(entry.msgctxt or "", entry.msgid, entry.msgid_plural or "")


def problems(root: Path, path: Path) -> list[str]:
    """Return what is wrong with a whole catalogue, a sentence each; empty when it is complete."""
    if not path.exists():
        return [f"{path} is missing"]
    messages = collect(root)
    entries = known(path)
    missing = [
        f"not in the catalogue: {m} ({min(messages[m])})" for m in messages if m not in entries
    ]
    wrong = [words for entry in entries.values() for words in entry_problems(entry, BAD_FRENCH)]
    return [*sorted(missing), *unused(messages, entries), *wrong]


def problems_of_english(root: Path, path: Path) -> list[str]:
    """Return what is wrong with the English that people read, a sentence each.

    The messages are English: the catalogue holds those alone that people read otherwise.
    """
    messages = collect(root)
    entries = known(path) if path.exists() else {}
    wrong = [words for entry in entries.values() for words in entry_problems(entry, BAD_ENGLISH)]
    same = [
        f"says what its message says: {key(e)}" for e in entries.values() if e.msgstr == e.msgid
    ]
    as_they_are = [
        words
        for message in sorted(messages.keys() - entries.keys())
        for words in typography(message, (message.singular, message.plural), BAD_ENGLISH)
    ]
    return [*unused(messages, entries), *wrong, *same, *as_they_are]


def known(path: Path) -> dict[Message, polib.POEntry]:
    return {key(entry): entry for entry in polib.pofile(str(path)) if not entry.obsolete}


def unused(messages: Mapping[Message, Any], entries: Mapping[Message, Any]) -> list[str]:
    return sorted(f"no longer used: {message}" for message in entries if message not in messages)


def typography(name: Message, texts: Iterable[str], bad: re.Pattern[str]) -> Iterator[str]:
    language = "French" if bad is BAD_FRENCH else "English"
    for text in texts:
        if match := bad.search(UNSEEN.sub("0", text)):
            yield f"{language} typography at “{match.group()}”: {name}"


def entry_problems(entry: polib.POEntry, bad: re.Pattern[str]) -> Iterator[str]:
    name = key(entry)
    translations = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not all(translations):
        yield f"not translated: {name}"
    if entry.fuzzy:
        yield f"to be read again (fuzzy): {name}"
    wanted = set(PLACEHOLDER.findall(entry.msgid + (entry.msgid_plural or "")))
    for text in filter(None, translations):
        if not set(PLACEHOLDER.findall(text)) <= wanted:
            yield f"a placeholder that the message does not have: {name}"
    yield from typography(name, filter(None, translations), bad)
    if translations[-1] and not set(PLACEHOLDER.findall(translations[-1])) >= wanted:
        yield f"a placeholder is lost: {name}"
