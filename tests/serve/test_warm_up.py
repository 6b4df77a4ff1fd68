"""What is made ahead for home provinces never makes a reader wait."""

import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest

from dashboard.catalog.indices import edition_rows, index_rows
from dashboard.catalog.provinces import provinces_by_code
from dashboard.figures.target.request import provinces
from dashboard.serve import warm_up
from dashboard.store import readers
from dashboard.store.ask import ahead, current_version, pinned


def test_nothing_is_made_while_somebody_reads(world_version, monkeypatch) -> None:
    monkeypatch.setenv("DASHBOARD_BUILD", str(world_version.parent))
    taken: list[str] = []

    def steps() -> Iterator[None]:
        for _ in range(3):
            taken.append(current_version())
            yield

    with pinned():
        worker = threading.Thread(target=warm_up.in_quiet, args=(steps(),), daemon=True)
        worker.start()
        worker.join(3 * warm_up.WAIT_SECONDS)
        while_reading = list(taken)
    just_after = list(taken)
    worker.join(20)
    assert while_reading == []
    assert just_after == []
    assert taken == [world_version.stem.removeprefix("dashboard-")] * 3
    assert not worker.is_alive()


def test_a_run_of_a_reader_is_counted_and_what_is_made_ahead_is_not(
    world_version, monkeypatch
) -> None:
    monkeypatch.setenv("DASHBOARD_BUILD", str(world_version.parent))
    time.sleep(readers.QUIET_SECONDS)
    with ahead():
        assert readers.is_quiet()
    with pinned():
        assert not readers.is_quiet()
    assert not readers.is_quiet()


@pytest.mark.usefixtures("real")
def test_a_page_of_a_home_province_is_made_ahead_once() -> None:
    made = [(page.stem, request) for page, request in warm_up.home_requests()]
    years = {
        year
        for code in index_rows().index
        for year in edition_rows(str(code))["year"].nlargest(warm_up.NEWEST)
    }
    assert len(made) == len(set(made))
    # The editions of 2025 are of the 34 alone: a province of before reads its own of 2024.
    assert years == {2022, 2023, 2024, 2025}
    former = [code for code in provinces() if not provinces_by_code("vi")[code].is_current]
    of_34 = [code for code in provinces() if code not in former]
    expected = len(former) * len(years - {2025}) + len(of_34) * len(years)
    assert Counter(stem for stem, _ in made)["overview"] == expected
