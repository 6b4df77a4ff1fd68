"""docs/example-index: what a new index needs, in rows alone. It builds and is on every page."""

import csv
import shutil
from pathlib import Path

import pytest

from dashboard import ROOT
from dashboard.briefing.template import deck
from dashboard.build import build
from dashboard.catalog.indices import edition_rows
from dashboard.store import versions
from dashboard.store.ask import ask
from tests import invented
from tests.opened import open_page, said
from tests.some import some

EXAMPLE = ROOT / "docs" / "example-index"
FILES = some(sorted(file.relative_to(EXAMPLE).as_posix() for file in EXAMPLE.rglob("*.csv")))
NAME = "Chỉ số Ví dụ"


@pytest.fixture(scope="session")
def example_version(lean: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the lean figures with the rows of the example."""
    data = Path(shutil.copytree(lean, tmp_path_factory.mktemp("example") / "data"))
    invented.add_files(EXAMPLE, data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_BUILD", str(data.parent / "build"))
        return build.build(data)


@pytest.fixture
def on_the_example(example_version: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked is answered from the version with the rows of the example."""
    monkeypatch.setenv("DASHBOARD_BUILD", str(example_version.parent))


def _header(file: Path) -> str:
    return file.read_text(encoding="utf-8").split("\n", 1)[0]


@pytest.mark.parametrize("name", FILES)
def test_the_example_has_the_header_of_the_file_it_goes_into(name: str) -> None:
    like = versions.DATA / ("papi/2020.csv" if name.startswith("vdi/") else name)
    assert _header(EXAMPLE / name) == _header(like)


def test_the_example_is_every_table_an_index_needs() -> None:
    tables = {name for name in FILES if "/20" not in name}
    assert tables == {
        "expected_rows.csv",
        "reference/component.csv",
        "reference/edition.csv",
        "reference/index.csv",
        "reference/series.csv",
        "reference/source.csv",
    }


@pytest.mark.usefixtures("on_the_example")
def test_the_example_is_an_index_like_any_other() -> None:
    editions = edition_rows("VDI")
    assert list(editions["coverage"]) == ["full", "partial"]
    rows = ask("province_history", province_codes=("62",), index_code="VDI", component_code="TOTAL")
    assert rows[["year", "score", "rank", "out_of", "rank_basis"]].to_numpy().tolist() == [
        [2022, 63.5, 3, 3, "computed"], [2023, 66.5, 12, 63, "published"],
    ]  # fmt: skip


@pytest.mark.usefixtures("on_the_example")
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("stem", "address"),
    [
        ("overview", {"year": "2023"}),
        ("trend", {"index": "VDI"}),
        ("ranking", {"index": "VDI", "year": "2022"}),
        ("ranking", {"index": "VDI", "year": "2023"}),
        ("component", {"index": "VDI", "year": "2022"}),
        ("what_if", {"index": "VDI", "year": "2022"}),
        ("source", {"index": "VDI", "year": "2022"}),
        ("method", {}),
    ],
)
def test_the_example_is_on_every_page(stem: str, address: dict[str, str], language: str) -> None:
    at = open_page(stem, language=language, province="62", **address)
    assert [item.value for item in at.warning] == []
    assert NAME in said(at)


@pytest.mark.usefixtures("on_the_example")
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_example_is_in_a_briefing(language: str) -> None:
    messages = [slide.message for slide in deck("conference", "62", 2023, language).slides]
    assert [message for message in messages if NAME in message] != []


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("reference/source.csv", "title"),
        ("reference/index.csv", "measures_en"),
        ("reference/series.csv", "label"),
        ("reference/edition.csv", "series"),
        ("reference/component.csv", "subject"),
        ("vdi/2022.csv", "source_id"),
    ],
)
def test_without_a_column_that_is_required_the_example_is_refused(
    lean: Path, tmp_path: Path, name: str, column: str
) -> None:
    data = Path(shutil.copytree(lean, tmp_path / "data"))
    example = Path(shutil.copytree(EXAMPLE, tmp_path / "example"))
    with (example / name).open(encoding="utf-8", newline="") as handle:
        rows = [row | {column: ""} for row in csv.DictReader(handle)]
    with (example / name).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    invented.add_files(example, data)
    with pytest.raises(build.BuildError, match=rf"{name.split('/')[-1]}.*{column}"):
        build.build(data)
