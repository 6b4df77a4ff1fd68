"""How far a long piece of work is."""

import pytest

from dashboard.ui.progress import Progress


def test_a_share_runs_from_nothing_to_the_whole_and_work_that_fails_has_ended_too() -> None:
    progress = Progress()
    assert (progress.begun, progress.share) == (None, 0.0)
    progress.begin()
    progress.tell(3, 4)
    assert progress.share == pytest.approx(0.75)
    assert progress.begun is not None
    with pytest.raises(ZeroDivisionError):
        progress.finishing(lambda: 1 // 0)()
    assert progress.begun is None
    progress.begin()
    assert progress.share == pytest.approx(0.0)
