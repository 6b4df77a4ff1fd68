"""Documents that cannot rot: each says what the files say, or a test here fails."""

import re
from pathlib import Path

import duckdb
import pytest

from dashboard import navigation
from dashboard.build import data_dictionary
from dashboard.store import queries, versions
from tests import house
from tests.some import some

ROOT = Path(__file__).resolve().parents[1]


def test_the_data_dictionary_is_up_to_date(real: duckdb.DuckDBPyConnection) -> None:
    written = data_dictionary.DOCUMENT.read_text(encoding="utf-8")
    assert written == data_dictionary.document(real), "run `python -m dashboard.dictionary`"


def test_the_command_writes_the_dictionary(
    real: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(data_dictionary, "ROOT", tmp_path)
    monkeypatch.setattr(data_dictionary, "DOCUMENT", tmp_path / "docs" / "data-dictionary.md")
    data_dictionary.main()
    assert data_dictionary.DOCUMENT.read_text(encoding="utf-8") == data_dictionary.document(real)
    assert capsys.readouterr().out == "written: docs/data-dictionary.md\n"


@pytest.mark.parametrize("kind", ["table", "view", "column"])
def test_everything_in_the_file_has_words(real: duckdb.DuckDBPyConnection, kind: str) -> None:
    with real.cursor() as cursor:
        silent = cursor.execute(
            f"select {kind}_name from duckdb_{kind}s() where not internal"
            " and schema_name = 'main' and coalesce(trim(comment), '') = ''"
        ).fetchall()
    assert silent == []


def test_the_words_of_tables_are_sentences(real: duckdb.DuckDBPyConnection) -> None:
    document = data_dictionary.document(real)
    meanings = re.findall(r"^\| `\w+` \| [^|]+ \| (.*) \|$", document, flags=re.MULTILINE)
    assert len(meanings) == document.count("\n| `")
    assert [text for text in meanings if not text.endswith(".")] == []


def test_the_menu_is_the_pages_on_disk() -> None:
    on_disk = {file.relative_to(ROOT) for file in (ROOT / "pages").rglob("*.py")}
    assert {page.file.relative_to(ROOT) for page in navigation.PAGES} == on_disk
    assert len(navigation.PAGES) == len(on_disk)


def test_addresses_of_pages_are_unique_ascii_nouns() -> None:
    stems = [page.stem for page in navigation.PAGES]
    assert len(set(stems)) == len(stems)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", stem) for stem in some(stems))
    assert stems[0] == "overview"


def test_queries_are_explained_with_every_question() -> None:
    written = (queries.QUERIES / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| (.+) \|$", written, flags=re.MULTILINE)
    asked = [
        (name, queries.load(name).sql.splitlines()[0].removeprefix("-- "))
        for name in queries.names()
    ]
    assert told == asked


@pytest.mark.parametrize("document", ["queries/README.md", "data/README.md"])
def test_a_document_names_real_paths(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    named = {
        path
        for path in re.findall(r"`([\w./-]+/[\w./*-]*)`", text)
        if not re.search(r"[<>*]", path) and not path.startswith("data/build")
    }
    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_the_data_document_names_every_folder_of_data() -> None:
    text = (versions.DATA / "README.md").read_text(encoding="utf-8")
    folders = {path.name for path in versions.DATA.iterdir() if path.is_dir()}
    assert {name for name in folders if f"`data/{name}/`" not in text} == set()


def test_the_drawing_of_the_house_names_every_room_and_no_file_that_is_not_there() -> None:
    drawn = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:dashboard|pages|queries|data|words|docs|tests)/[\w/.]+\.\w+)`", drawn)
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).exists()] == []
    assert [room for room in house.LAYERS if room not in drawn] == []
