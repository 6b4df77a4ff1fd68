"""/ready: told apart from health, and false where readers would see errors."""

import os
import resource
import subprocess
import sys

import pytest

from dashboard import ROOT
from dashboard.serve import lifespan, readiness
from dashboard.serve.readiness import Readiness
from dashboard.store import versions
from tests.serve.test_serve import ask


async def _inside(scope, receive, send):
    await send({"type": "http.response.start", "status": 299, "headers": []})
    await send({"type": "http.response.body", "body": b"inside"})


LAYER = Readiness(_inside, base="")


def test_a_server_whose_data_answer_is_ready(lean_folder):
    answer = ask(LAYER, "/ready")
    assert (answer.status, answer.body) == (200, b"ready")
    assert answer.headers["cache-control"] == "no-store"
    assert ask(Readiness(_inside, base="so-lieu"), "/so-lieu/ready").status == 200
    assert ask(LAYER, "/ready", method="HEAD").body == b""


@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/ready/x", "/xready"])
def test_everything_else_goes_on(lean_folder, path):
    assert ask(LAYER, path).status == 299


def test_without_data_it_is_not_ready(tmp_path, monkeypatch):
    monkeypatch.setenv("DASHBOARD_BUILD", str(tmp_path))
    answer = ask(LAYER, "/ready")
    assert (answer.status, answer.body) == (503, b"no_data")
    assert answer.headers["retry-after"] == "5"


def test_a_file_that_is_gone_or_cut_short_is_not_ready(lean_folder):
    file = versions.current()
    assert readiness.unready() == ""
    os.truncate(file, 4096)
    assert readiness.unready() == "file_unreadable"
    file.unlink()
    assert readiness.unready() == "file_missing"


EXHAUSTED = """
import os, resource
from dashboard.serve import readiness
assert readiness.unready() == "", readiness.unready()
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
held = []
try:
    while True:
        held.append(os.open(os.devnull, os.O_RDONLY))
except OSError:
    pass
print(readiness.unready())
"""


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
def test_a_server_that_can_open_no_file_is_not_ready(lean_folder):
    ended = subprocess.run(
        [sys.executable, "-c", EXHAUSTED], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (ended.stdout, ended.returncode) == ("files\n", 0), ended.stderr


@pytest.mark.skipif(os.name == "nt", reason="no such limit there")
def test_the_limit_of_open_files_is_raised_at_the_start():
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert most > 256
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, most))
        lifespan.raise_limit_of_files()
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == min(most, lifespan.MOST_FILES)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (now, most))
