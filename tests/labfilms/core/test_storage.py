import re

from django.core.files.storage import FileSystemStorage

from labfilms.core.storage import StaticFiles


def test_modules_import_each_other_by_the_names_that_production_gives_them(tmp_path):
    sources = {
        "js/player.js": 'import { keys } from "./keys.js";\nexport { menu } from "./menu.js";\n',
        "js/keys.js": "export const keys = [];\n" + "// " + "long " * 200 + "\n",
        "js/menu.js": "export const menu = {};\n",
    }
    for name, text in sources.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    here = FileSystemStorage(tmp_path)
    storage = StaticFiles(location=tmp_path, base_url="/static/")
    processed = list(storage.post_process({name: (here, name) for name in sources}))
    made = {name: hashed for name, hashed, _ in processed if not hashed.endswith(".gz")}
    player = (tmp_path / made["js/player.js"]).read_text()
    for name in ("js/keys.js", "js/menu.js"):
        assert re.fullmatch(r"js/\w+\.[0-9a-f]{12}\.js", made[name])
        assert made[name].removeprefix("js/") in player
    assert storage.url("js/keys.js") == f"/static/{made['js/keys.js']}"
    assert (tmp_path / f"{made['js/keys.js']}.gz").is_file()
