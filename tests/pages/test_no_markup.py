"""Names that come from the data are letters on every page: no link, picture, formula of theirs."""

import csv
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.build import build
from dashboard.store import versions
from tests import opened

MARK = "[x](http://evil.example) ![i](http://evil.example/i.png) $y^2$ "
# What a browser would make a link, a picture or a formula of: not so where a sign stands before.
LIVE = re.compile(r"(?<!\\)\[[xi](?<!\\)\]\(|(?<!\\)\$y")
NAMED = {
    "unit/unit.csv": ("name", "name_en"),
    "commitment/milestone.csv": ("what",),
    "commitment/target.csv": ("indicator", "indicator_en", "issued_by", "remark", "remark_en"),
    "commitment/responsibility.csv": ("duty", "topic"),
    "reference/source.csv": ("title", "title_en", "publisher"),
}
PAGES = {
    "overview": {"province": "62"},
    "unit_ranking": {"province": "62"},
    "my_unit": {"unit": "kontum.so-noi-vu"},
    "target": {"province": "62", "view_target": "all"},
    "component": {"province": "62", "index": "PAPI", "year": "2020"},
    "source": {"view_source": "documents"},
    "trend": {"province": "62", "index": "PAPI"},
    "ranking": {"province": "62", "index": "PAPI", "year": "2020"},
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The real figures, every name of a unit, milestone, document and target with markup in it."""
    folder = tmp_path_factory.mktemp("hostile")
    data = Path(
        shutil.copytree(versions.DATA, folder / "data", ignore=shutil.ignore_patterns("build"))
    )
    for place, columns in NAMED.items():
        with (data / place).open(encoding="utf-8", newline="") as handle:
            rows = list(csv.DictReader(handle))
        for row in rows:
            row |= {name: MARK + row[name] for name in columns if row[name]}
        with (data / place).open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_BUILD", str(folder / "versions"))
        build.build(data)
        st.cache_resource.clear()
        yield folder
    st.cache_resource.clear()


def _read_as_markdown(at: AppTest) -> Iterator[str]:
    """Every text of a page that Streamlit reads as markdown."""
    yield from opened.texts(at)
    yield from (str(node.label) for node in at.get("expander"))
    yield from (str(node.label) for node in at.get("button"))
    for kind in ("page_link", "metric", "link_button"):
        yield from (str(node.proto.label) for node in at.get(kind))
    for node in at.get("table"):
        yield node.value.to_csv()


@pytest.mark.parametrize("stem", PAGES)
@pytest.mark.usefixtures("hostile")
def test_no_name_of_the_data_becomes_markup(stem: str) -> None:
    at = opened.run(opened.at_page(stem, **PAGES[stem]))
    said = [*_read_as_markdown(at)]
    assert [text[:300] for text in said if LIVE.search(text)] == []
    assert any("evil" in text for text in said) or stem in ("trend", "ranking")
