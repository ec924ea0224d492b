import polib
import pytest

from labfilms.operations import catalogues
from labfilms.operations.catalogues import Message

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "ecran").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "ecran" / "views.py").write_text(
        'a = _("Film")\nb = ngettext("%(n)s film", "%(n)s films", n)\nc = pgettext_lazy("hire", "Location")\n'
    )
    (tmp_path / "templates" / "page.html").write_text(
        '{% translate "Watch" %} {% blocktranslate count n=x trimmed %}\n  One\n  thing\n'
        '{% plural %}\n  {{ n }} things\n{% endblocktranslate %} {{ _("Aside") }} {% button label=_("Go on") %}'
    )
    return tmp_path


def french(checkout, text):
    path = checkout / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + text, encoding="utf-8")
    return path


def test_messages_of_code_and_templates_are_collected(checkout):
    assert set(catalogues.collect(checkout)) == {
        Message("", "Film", ""),
        Message("", "%(n)s film", "%(n)s films"),
        Message("hire", "Location", ""),
        Message("", "Watch", ""),
        Message("", "One thing", "%(n)s things"),
        Message("", "Aside", ""),
        Message("", "Go on", ""),
    }


def test_a_message_that_is_computed_is_refused(checkout):
    (checkout / "ecran" / "views.py").write_text('a = _(f"Film {n}")')
    with pytest.raises(catalogues.CatalogueError, match=r"ecran/views\.py:1"):
        catalogues.collect(checkout)


def test_a_function_under_a_name_of_its_own_is_refused(checkout):
    text = "from django.utils.translation import gettext as _t"
    (checkout / "ecran" / "views.py").write_text(text)
    with pytest.raises(catalogues.CatalogueError, match=r"ecran/views\.py:1: import gettext"):
        catalogues.collect(checkout)


def test_update_keeps_what_is_said_and_forgets_what_is_gone(checkout):
    path = french(checkout, 'msgid "Film"\nmsgstr "Filme"\n\nmsgid "Gone"\nmsgstr "Parti"\n')
    catalogues.update(checkout, path)
    entries = {entry.msgid: entry for entry in polib.pofile(str(path))}
    assert entries["Film"].msgstr == "Filme"
    assert "Gone" not in entries
    assert entries["Watch"].msgstr == ""


def test_a_complete_catalogue_has_no_problem(checkout):
    (checkout / "templates" / "page.html").unlink()
    path = french(
        checkout,
        'msgid "Film"\nmsgstr "Film"\n\n'
        'msgid "%(n)s film"\nmsgid_plural "%(n)s films"\nmsgstr[0] "%(n)s film"\nmsgstr[1] "%(n)s films"\n\n'
        'msgctxt "hire"\nmsgid "Location"\nmsgstr "Louer"\n',
    )
    assert catalogues.problems(checkout, path) == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('msgid "A"\nmsgstr ""\n', "not translated: “A”"),
        ('#, fuzzy\nmsgid "A"\nmsgstr "B"\n', "to be read again (fuzzy): “A”"),
        ('msgid "A %(n)s"\nmsgstr "B"\n', "a placeholder is lost: “A %(n)s”"),
        ('msgid "A"\nmsgstr "B %(n)s"\n', "a placeholder that the message does not have: “A”"),
        ('msgid "A"\nmsgstr "l\'ami"\n', "French typography at “l'a”: “A”"),
        ('msgid "A"\nmsgstr "Vraiment ?"\n', "French typography at “ ?”: “A”"),
        ('msgid "A"\nmsgstr "Vraiment\u00a0?"\n', ""),
        ('msgid "A"\nmsgstr "Vraiment?"\n', "French typography at “t?”: “A”"),
        ('msgid "A"\nmsgstr "«\u00a0Oui»"\n', "French typography at “»”: “A”"),
        ('msgid "A"\nmsgstr "Voici: ceci"\n', "French typography at “i:”: “A”"),
        ('msgid "A"\nmsgstr "Attendez..."\n', "French typography at “...”: “A”"),
        ('msgid "A"\nmsgstr "<a href=\\"https://a.fr/?b\\">Ici</a>"\n', ""),
    ],
)
def test_an_entry_that_is_wrong_is_named(entry, problem):
    found = [
        words
        for item in polib.pofile(HEADER + entry)
        for words in catalogues.entry_problems(item, catalogues.BAD_FRENCH)
    ]
    assert found == ([problem] if problem else [])


def test_missing_and_unused_messages_are_named(checkout):
    path = french(checkout, 'msgid "Gone"\nmsgstr "Parti"\n')
    found = catalogues.problems(checkout, path)
    assert "no longer used: “Gone”" in found
    assert "not in the catalogue: “Location” (hire) (ecran/views.py)" in found


def test_a_missing_catalogue_is_named(checkout):
    assert catalogues.problems(checkout, checkout / "no.po") == [f"{checkout / 'no.po'} is missing"]


def test_catalogues_are_compiled_once(checkout):
    path = french(checkout, 'msgid "Film"\nmsgstr "Filme"\n')
    target = path.with_suffix(".mo")
    assert catalogues.compile_all(checkout / "locale") == [target]
    assert polib.mofile(str(target))[0].msgstr == "Filme"
    assert catalogues.compile_all(checkout / "locale") == []


def english(checkout, text):
    path = checkout / "locale" / "en" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("code", "entry", "problem"),
    [
        ('a = _("It’s here: look!")', "", ""),
        ('a = _("It\'s here")', "", "English typography at “'”: “It's here”"),
        ('a = _("It\'s here")', 'msgid "It\'s here"\nmsgstr "It’s here"\n', ""),
        ('a = _("Look :")', "", "English typography at “k :”: “Look :”"),
        ('a = _("Film")', 'msgid "Film"\nmsgstr "Film"\n', "says what its message says: “Film”"),
        ('a = _("Film")', 'msgid "Gone"\nmsgstr "Away"\n', "no longer used: “Gone”"),
        ('a = _("A %(n)s")', 'msgid "A %(n)s"\nmsgstr "B"\n', "a placeholder is lost: “A %(n)s”"),
        ('a = _("A")', '#, fuzzy\nmsgid "A"\nmsgstr "B"\n', "to be read again (fuzzy): “A”"),
    ],
)
def test_the_english_that_people_read_is_checked(checkout, code, entry, problem):
    (checkout / "templates" / "page.html").unlink()
    (checkout / "ecran" / "views.py").write_text(code, encoding="utf-8")
    found = catalogues.problems_of_english(checkout, english(checkout, entry))
    assert found == ([problem] if problem else [])
