"""No visible word stands outside the catalogues: what is written plainly has one language."""

import ast
import re

import pytest

from labfilms.operations import catalogues
from tests.architecture import house

# Names, and what is the same in both languages.
SAME = {"LabFilms", "SIREN", "RNA"}
# Sample data of the page of components: for those who work on LabFilms, and in one language.
SAMPLES = {"ui/showcase.html"}
# Shown to nobody as they are: what members wrote, data by language, words that are searched for.
DATA = re.compile(
    r"\.(data|words_en|samples|migrations|demo)(\.|$)"
    r"|^labfilms\.search\.words$|^labfilms\.operations\.catalogues$"
)
# Names of the house, of rows that an administration alone shows, and a letter that is folded.
NAMES = {"Écran", "Réunion Creole", "Réunion time", "Les pôles régionaux", "Pôle ", "œ"}
HIDDEN = [
    re.compile(pattern, re.DOTALL)
    for pattern in (
        r"{%-?\s*blocktrans(?:late)?\b.*?{%-?\s*endblocktrans(?:late)?\s*-?%}",
        r"{%-?\s*comment\b.*?{%-?\s*endcomment\s*-?%}",
        r"{#.*?#}",
        r"{%-?\s*block light\b.*?{%-?\s*endblock\b.*?%}",
        r"<(script|style|code)\b.*?</\1>",
        r"{%.*?%}",
        r"{{.*?}}",
    )
]
ATTRIBUTE = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')
WORD = re.compile(r"[^\W\d_]{3,}")
FRENCH = re.compile(r"[àâäçéèêëîïôöùûüÿœÀÂÇÉÈÊÎÔÛŒ«»]")
STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|`[^`]*`')


def visible(text: str) -> str:
    """Return what a reader sees of a template beside its messages and values."""
    for pattern in HIDDEN:
        text = pattern.sub(" ", text)
    attributes = " ".join(ATTRIBUTE.findall(text))
    return f"{re.sub(r'<[^>]*>', ' ', text)} {attributes}"


def template_id(path) -> str:
    return path.relative_to(house.ROOT / "templates").as_posix()


@pytest.mark.parametrize("path", house.templates(), ids=template_id)
def test_a_template_says_nothing_but_messages(path):
    if template_id(path) in SAMPLES:
        return
    words = re.sub(r"&\w+;", " ", visible(path.read_text(encoding="utf-8")))
    assert set(WORD.findall(words)) - SAME == set()


@pytest.mark.parametrize("path", house.modules(), ids=house.dotted)
def test_a_module_holds_no_french(path):
    name = house.dotted(path)
    if DATA.search(name):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    said = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
        and FRENCH.search(node.value)
        and node.value not in NAMES
    ]
    assert said == []


SCRIPTS = sorted((house.ROOT / "static" / "js").glob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_holds_no_french(path):
    text = re.sub(
        r"/\*.*?\*/|(?m:^\s*//.*$)", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    assert [said for said in STRING.findall(text) if FRENCH.search(said)] == []


def at_import(node):
    """Give what runs when a module is read: all but the bodies of its functions."""
    yield node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
        return
    for child in ast.iter_child_nodes(node):
        yield from at_import(child)


def is_message(node) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in catalogues.NAMES


@pytest.mark.parametrize("path", house.modules(), ids=house.dotted)
def test_no_message_is_filled_when_a_module_is_read(path):
    """Filled then, it stays in the language of that moment for everyone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    filled = [
        node.lineno
        for node in at_import(tree)
        if (isinstance(node, ast.BinOp) and is_message(node.left))
        or (isinstance(node, ast.FormattedValue) and is_message(node.value))
        or (
            isinstance(node, ast.Call)
            and getattr(node.func, "id", "") == "str"
            and any(is_message(argument) for argument in node.args)
        )
    ]
    assert filled == []
