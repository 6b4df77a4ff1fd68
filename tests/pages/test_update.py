"""Page update through the frame: who sees it, and a file on its way to readers, in two hands."""

import io
import shutil
import time
from pathlib import Path

import duckdb
import pytest
from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from dashboard.catalog.provinces import provinces_by_code
from dashboard.ingest import audit_log, drafts, dry_run
from dashboard.ingest.grid import Value
from dashboard.ingest.publish import RefusedError
from dashboard.ingest.template.files import held, template_xlsx
from dashboard.store import versions
from dashboard.store.ask import ask, current_version
from dashboard.text.markdown import unlinked
from dashboard.text.messages import words
from dashboard.ui.update import template_view, texts
from tests import opened
from tests.opened import run

SECRETS = {
    "auth": {
        "redirect_uri": "http://127.0.0.1:8501/oauth2callback",
        "cookie_secret": "only for this test",
        "client_id": "dashboard",
        "client_secret": "only for this test",
        "server_metadata_url": "http://127.0.0.1:1/.well-known/openid-configuration",
    },
    "update": {
        "editors": ["editor@example.vn", "both@example.vn"],
        "publishers": ["publisher@example.vn", "both@example.vn"],
    },
}
EDITOR, PUBLISHER, BOTH = "editor@example.vn", "publisher@example.vn", "both@example.vn"
say = words("vi")


@pytest.fixture(autouse=True)
def own_folders(
    real: duckdb.DuckDBPyConnection,
    real_version: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The real figures in folders of this test: what it publishes touches nothing else."""
    build, rows = tmp_path / "build", tmp_path / "rows"
    build.mkdir()
    shutil.copy(real_version, build)
    shutil.copytree(versions.DATA, rows, ignore=shutil.ignore_patterns("build"))
    monkeypatch.setenv("DASHBOARD_BUILD", str(build))
    monkeypatch.setenv("DASHBOARD_ROWS", str(rows))
    versions.switch(build / real_version.name)


def open_as(email: str | None, language: str = "vi", **address: str) -> AppTest:
    """The page, for somebody who signed in a minute ago or (None) for anybody."""
    at = opened.at_page("update", language=language, **address)
    at.secrets = SECRETS
    made = int(time.time()) - 60
    at.user = {"is_logged_in": False}
    if email is not None:
        at.user = {"is_logged_in": True, "provider": "default", "email": email, "iat": made}
    return run(at)


def keys(at: AppTest) -> set[str]:
    """The buttons that change something."""
    return {str(button.key).split("-")[0] for button in at.button}


def press(at: AppTest, name: str) -> AppTest:
    """Press the button whose key begins so."""
    button = next(one for one in at.button if str(one.key).startswith(name))
    button.click()
    return run(at)


def scores(gain: float = 0.5) -> list[dict[str, Value]]:
    """Kon Tum's PAPI 2020 with a part, its dimension and the total larger than they are held."""
    changed = ("TOTAL", "D1", "D1.1")
    rows = [
        row
        for row in held("PAPI", 2020)["province_score"]
        if row["province_code"] == "62" and row["component_code"] in changed
    ]
    return [{**row, "score": round(float(str(row["score"])) + gain, 9)} for row in rows]


def workbook(gain: float = 0.5) -> bytes:
    return template_xlsx("vi", {"province_score": scores(gain)})


def give(at: AppTest, content: bytes, name: str = "kon-tum.xlsx") -> AppTest:
    at.file_uploader[0].set_value((name, content, "application/octet-stream"))
    return run(at)


def total() -> float:
    """Kon Tum's total of PAPI 2020 in the current version."""
    frame = ask("edition_score", index_code="PAPI", year=2020)
    own = frame[(frame["province_code"] == "62") & (frame["component_code"] == "TOTAL")]
    return round(float(own["score"].iloc[0]), 3)


# Who sees what


def test_without_secrets_the_page_is_not_there() -> None:
    at = opened.at_page("update")
    at.user = {"is_logged_in": True, "provider": "default", "email": BOTH, "iat": int(time.time())}
    run(at)
    assert "Cập nhật số liệu" not in opened.texts(at, "title")
    assert (keys(at), len(at.file_uploader)) == (set(), 0)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_anybody_finds_the_way_in_and_the_template_and_nothing_else(language: str) -> None:
    at = open_as(None, language)
    assert opened.texts(at, "title") == [words(language)("update.title")]
    assert opened.texts(at, "info") == [words(language)("update.sign.signed_out")]
    assert keys(at) == {"sign"}
    assert len(at.file_uploader) == 0
    assert [one.label for one in at.get("download_button")] == [
        words(language)("update.template.xlsx"),
        words(language)("update.template.csv"),
    ]


def test_somebody_without_a_role_can_do_nothing() -> None:
    at = open_as("stranger@example.vn")
    assert opened.texts(at, "warning") == [say("update.sign.no_role")]
    assert (keys(at), len(at.file_uploader)) == ({"sign"}, 0)


def test_an_old_sign_in_must_be_renewed() -> None:
    at = open_as(BOTH)
    assert len(at.file_uploader) == 1
    at.user = {**at.user, "iat": int(time.time()) - 13 * 3600}
    run(at)
    assert opened.texts(at, "info") == [say("update.sign.expired")]
    assert (keys(at), len(at.file_uploader)) == ({"sign"}, 0)


def test_a_publisher_brings_in_nothing() -> None:
    # They begin with what there is to check, and cannot give a file where files are given.
    assert say("update.drafts.none") in opened.texts(open_as(PUBLISHER), "info")
    at = open_as(PUBLISHER, view_update="file")
    assert len(at.file_uploader) == 0
    assert say("load_attempt.role.editor") in opened.texts(at, "info")


@pytest.mark.parametrize("view", ["file", "drafts", "versions", "log"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_view_opens_before_anything_was_done(view: str, language: str) -> None:
    at = open_as(BOTH, language, view_update=view)
    assert opened.texts(at, "error") == []


# A file on its way


def test_a_file_is_checked_by_another_person_published_and_taken_back() -> None:
    before = current_version()
    at = give(open_as(EDITOR), workbook())
    assert opened.texts(at, "error") == []
    assert f"{say('update.recognised.heading', count=4)}" in [one.label for one in at.expander]
    press(at, "keep-draft")
    assert say("update.done.drafted") in opened.texts(at, "success")
    assert total() == 41.627

    mine = open_as(EDITOR, view_update="drafts")
    assert say("update.drafts.wait_check") in opened.texts(mine, "info")
    assert keys(mine) == {"sign", "withdraw"}

    at = open_as(PUBLISHER, view_update="drafts")
    assert keys(at) == {"sign", "approve", "withdraw"}
    press(at, "approve")
    assert total() == 41.627
    press(at, "publish")
    assert say("update.done.publish") in opened.texts(at, "success")
    assert total() == 42.127
    assert keys(at) == {"sign"}

    at = open_as(PUBLISHER, view_update="versions")
    press(at, f"back-{before}")
    assert total() == 41.627
    actions = [entry.action for entry in audit_log.entries()]
    assert [name for name in actions if name in ("drafted", "checked", "published")] == [
        "published",
        "checked",
        "drafted",
    ]
    assert audit_log.is_intact()
    at = open_as(EDITOR, view_update="log")
    assert say("update.log.intact") in opened.texts(at, "success")


def test_the_maker_sees_why_somebody_else_must_check() -> None:
    press(give(open_as(BOTH), workbook()), "keep-draft")
    at = open_as(BOTH, view_update="drafts")
    assert say("update.drafts.own") in opened.texts(at, "info")
    assert keys(at) == {"sign", "withdraw"}
    press(at, "withdraw")
    assert drafts.drafts()[0].state == "withdrawn"


def test_a_draft_on_an_older_version_must_be_made_anew() -> None:
    for gain in (0.5, 0.25):
        press(give(open_as(EDITOR), workbook(gain)), "keep-draft")
    newest, older = drafts.drafts()
    at = open_as(PUBLISHER, view_update="drafts", draft=newest.draft_id)
    press(press(at, "approve"), "publish")
    at = open_as(PUBLISHER, view_update="drafts", draft=older.draft_id)
    assert say("update.drafts.base_changed") in opened.texts(at, "info")
    assert keys(at) == {"sign", "withdraw"}


def test_the_same_file_twice_is_told() -> None:
    at = press(give(open_as(EDITOR), workbook()), "keep-draft")
    (draft,) = drafts.drafts()
    # In the place of the button, also for somebody else who gives the same file.
    for seen in (at, give(open_as(BOTH), workbook())):
        assert "keep-draft" not in keys(seen)
        assert any(
            draft.draft_id in text.replace("\\", "") for text in opened.texts(seen, "success")
        )


def test_a_file_that_changes_nothing_cannot_be_kept() -> None:
    at = give(open_as(EDITOR), workbook(0.0))
    assert say("update.file.no_change") in opened.texts(at, "info")
    assert "keep" not in keys(at)


def test_a_document_without_figures_cannot_be_kept() -> None:
    document = {"source_id": "pci-wb-2026", "title": "PCI 2026", "reliability": "official"}
    at = give(open_as(EDITOR), template_xlsx("vi", {"source": [document]}))
    assert say("update.file.has_errors", count=1) in opened.texts(at, "warning")
    assert "keep" not in keys(at)


def test_a_draft_without_figures_from_before_is_not_published(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = {"source_id": "pci-wb-2026", "title": "PCI 2026", "reliability": "official"}
    with monkeypatch.context() as patch:
        patch.setattr(dry_run, "adds_only_documents", lambda *_: False)
        press(give(open_as(EDITOR), template_xlsx("vi", {"source": [document]})), "keep-draft")
    (draft,) = drafts.drafts()
    before = versions.current()
    at = press(open_as(PUBLISHER, view_update="drafts", draft=draft.draft_id), "approve")
    at = press(at, "publish")
    assert say("load_attempt.refused.no_figures") in opened.texts(at, "error")
    assert versions.current() == before


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04broken", b"\x00" * 100])
def test_a_file_that_is_none_is_refused_in_words(content: bytes) -> None:
    at = give(open_as(EDITOR), content, "**../../x** <b>.xlsx")
    assert len(opened.texts(at, "error")) == 1
    assert "keep" not in keys(at)


def official() -> bytes:
    """A sheet as PAPI's publisher makes them: provinces in rows, a column for each dimension."""
    rows = [row for row in held("PAPI", 2020)["province_score"] if row["score"] is not None]
    codes = ["TOTAL", *(f"D{number}" for number in range(1, 9))]
    by_place = {(row["province_code"], row["component_code"]): row["score"] for row in rows}
    names = {code: one.name for code, one in provinces_by_code("vi").items()}
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Province", "PAPI 2020", *(f"Dimension {code[1]}" for code in codes[1:])])
    for place in dict.fromkeys(row["province_code"] for row in rows):
        sheet.append([names[str(place)], *(by_place.get((place, code)) for code in codes)])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_what_a_file_does_not_say_is_asked_with_what_was_taken_for_true() -> None:
    at = give(open_as(EDITOR), official(), "papi_2020.xlsx")
    labels = [box.label for box in at.selectbox]
    assert say("load_recognise.question.year") in labels
    year = next(box for box in at.selectbox if box.label == say("load_recognise.question.year"))
    assert year.value == "2020"


# What is told


@pytest.mark.parametrize(
    ("at", "vi", "en"),
    [
        ("2026-11-22T16:59:30+00:00", "22/11/2026 23:59", "22 November 2026 23:59"),
        ("2026-11-22T17:00:00+00:00", "23/11/2026 00:00", "23 November 2026 00:00"),
        ("yesterday", "yesterday", "yesterday"),
        ("", "–", "–"),
    ],
)
def test_times_are_those_of_vietnam(at: str, vi: str, en: str) -> None:
    assert (texts.moment(at, "vi"), texts.moment(at, "en")) == (vi, en)


def test_what_a_file_says_is_plain_in_a_sentence() -> None:
    told = texts.problem(RefusedError("no_draft", draft="[x](http://a) **b**"), "vi")
    assert "\\[x\\](http\u2060\\://a) \\*\\*b\\*\\*" in told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://evil.example/a", "http\u2060s\\://evil.example/a"),
        ("HTTP://evil.example", "HTTP\u2060\\://evil.example"),
        ("see www.evil.example", "see www\u2060.evil.example"),
        ("awww. so", "awww. so"),
    ],
)
def test_no_address_in_a_file_becomes_a_link(text: str, shown: str) -> None:
    assert unlinked(text) == shown


def test_every_edition_can_be_taken_out_to_be_corrected() -> None:
    options = template_view.held_editions("vi")
    assert options["index:PAPI:2020"] == "PAPI 2020"
    assert [key for key in options if key.startswith("units:") and key.endswith(":62")]
    assert len(options) == len(set(options.values()))


@pytest.mark.parametrize("key", ["index:PAPI:2020", "units"])
def test_an_edition_comes_back_as_it_is_held(key: str) -> None:
    options = template_view.held_editions("vi")
    chosen = next(one for one in options if one.startswith(key))
    at = give(open_as(EDITOR), template_view.held_workbook(chosen, "vi"))
    assert say("update.file.no_change") in opened.texts(at, "info")
