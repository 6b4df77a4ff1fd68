"""Files are taken where a page asks for one, up to its size, and no more than memory has room."""

import pytest

from dashboard.serve import uploads as layer
from dashboard.serve.uploads import AROUND, MEGABYTE, Uploads
from dashboard.ui.controls import uploads
from tests.serve.test_serve import ask


async def _inside(scope, receive, send):
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body", "body": b"inside"})


def put(session, length, method="PUT"):
    told = {} if length is None else {"content_length": str(length)}
    path = f"/_stcore/upload_file/{session}/file"
    return ask(Uploads(_inside, base=""), path, method=method, **told).status


@pytest.fixture
def run_of(monkeypatch):
    """Runs of sessions: which one is at work now."""
    now = []
    monkeypatch.setattr(uploads, "_session", lambda: now[-1])
    return now.append


def test_a_session_whose_page_asks_for_no_file_gives_none(run_of):
    assert put("nobody", 10) == 403
    run_of("reader")
    uploads.settle()
    assert put("reader", 10) == 403
    assert put("reader", 10, method="OPTIONS") == 299
    assert put("reader", 10, method="DELETE") == 299


def test_a_page_that_asks_takes_files_until_another_is_opened(run_of):
    run_of("clerk")
    uploads.expect(MEGABYTE)
    # While the run still goes on, too.
    assert put("clerk", MEGABYTE) == 299
    uploads.settle()
    assert put("clerk", MEGABYTE) == 299
    assert put("other", MEGABYTE) == 403
    uploads.settle()
    assert put("clerk", MEGABYTE) == 403


def test_a_file_has_the_size_that_its_place_takes(run_of):
    run_of("reader-of-scenarios")
    uploads.expect(MEGABYTE)
    uploads.settle()
    assert put("reader-of-scenarios", MEGABYTE + AROUND) == 299
    assert put("reader-of-scenarios", MEGABYTE + AROUND + 1) == 413
    assert put("reader-of-scenarios", None) == 411


@pytest.mark.parametrize(
    ("own", "every", "status"),
    [
        (0, 0, 299),
        (MEGABYTE, MEGABYTE, 299),
        (2 * MEGABYTE, 2 * MEGABYTE, 503),
        (0, layer.ALL_BYTES - 1, 503),
    ],
)
def test_sessions_together_and_each_have_so_much_room(monkeypatch, run_of, own, every, status):
    monkeypatch.setattr(layer, "_held", lambda _session: (own, every))
    run_of("many")
    uploads.expect(MEGABYTE)
    assert put("many", MEGABYTE) == status


def test_ended_sessions_are_forgotten(run_of, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_SESSIONS", 2)
    for name in ("a", "b", "c"):
        run_of(name)
        uploads.expect(MEGABYTE)
        uploads.settle()
    assert [uploads.most_bytes(name) > 0 for name in ("a", "b", "c")] == [False, True, True]
