"""Drafts: kept with their file, checked by a second person, published once; rights in every act."""

import dataclasses
import hashlib
import os
import threading
import time
from collections.abc import Callable

import pytest

from dashboard.access.person import NotAllowedError, Person
from dashboard.ingest import audit_log, drafts, review
from dashboard.ingest.drafts import Draft
from dashboard.ingest.publish import RefusedError
from dashboard.store import versions
from dashboard.store.versions import version_of

CLERK = Person("an@snv.vn", frozenset({"editor"}), "oidc")
CHECKER = Person("bich@snv.vn", frozenset({"publisher"}), "oidc")
BOTH = Person("chi@snv.vn", frozenset({"editor", "publisher"}), "oidc")
NOBODY = Person("dung@snv.vn", frozenset(), "oidc")
HEADER = "index_code,year,component_code,province_code,score,source_id\n"


def _file(total: str, part: str = "6,5602", leaf: str = "1,9892") -> bytes:
    """Our template's CSV: Kon Tum in PAPI 2020 with D4.1 and what it is part of."""
    return (
        f"{HEADER}"
        f'PAPI,2020,D4.1,62,"{leaf}",mlmcdm-2020\n'
        f'PAPI,2020,D4,62,"{part}",mlmcdm-2020\n'
        f'PAPI,2020,TOTAL,62,"{total}",mlmcdm-2020\n'
    ).encode()


CORRECTED = _file("42,127")
OTHER = _file("42,227", "6,6602", "2,0892")


def _propose(person: Person = CLERK, content: bytes = CORRECTED) -> Draft:
    return review.propose(person, content, "province_score.csv", {})


def _refused(action: Callable[[], object]) -> str:
    with pytest.raises(RefusedError) as caught:
        action()
    return caught.value.problem


@pytest.mark.usefixtures("lean_folder")
def test_a_draft_keeps_the_file_and_changes_nothing() -> None:
    before = versions.current()
    draft = _propose()
    assert (draft.state, draft.made_by, draft.base) == ("draft", "an@snv.vn", version_of(before))
    assert draft.sha256 == hashlib.sha256(CORRECTED).hexdigest()
    assert drafts.original(draft.draft_id) == CORRECTED
    assert drafts.drafts() == (draft,)
    assert versions.current() == before
    (entry,) = audit_log.entries()
    assert (entry.action, entry.person) == ("drafted", "an@snv.vn")
    assert entry.facts == {
        "draft": draft.draft_id,
        "file": "province_score.csv",
        "sha256": draft.sha256,
        "version": draft.version,
    }


@pytest.mark.usefixtures("lean_folder")
def test_a_draft_is_checked_by_another_and_then_published() -> None:
    draft = _propose(BOTH)
    assert _refused(lambda: review.publish(CHECKER, draft.draft_id)) == "wrong_state"
    assert _refused(lambda: review.approve(BOTH, draft.draft_id)) == "same_person"
    checked = review.approve(CHECKER, draft.draft_id)
    assert (checked.state, checked.checked_by) == ("checked", "bich@snv.vn")
    published = review.publish(BOTH, draft.draft_id)
    assert (published.state, published.published_by) == ("published", "chi@snv.vn")
    assert version_of(versions.current()) == draft.version
    assert drafts.drafts() == (published,)
    assert [entry.action for entry in audit_log.entries()] == [
        "rows_written", "published", "publish_started", "checked", "drafted",
    ]  # fmt: skip
    for again in (review.publish, review.approve, review.withdraw):
        assert _refused(lambda act=again: act(CHECKER, draft.draft_id)) == "wrong_state"


@pytest.mark.usefixtures("lean_folder")
@pytest.mark.parametrize("person", [NOBODY, CHECKER])
def test_only_an_editor_makes_drafts(person: Person) -> None:
    with pytest.raises(NotAllowedError):
        _propose(person)
    assert drafts.drafts() == ()
    assert audit_log.entries() == ()


@pytest.mark.usefixtures("lean_folder")
@pytest.mark.parametrize("person", [NOBODY, CLERK])
def test_only_a_publisher_checks_and_publishes(person: Person) -> None:
    draft = _propose()
    before = versions.current()
    for act in (review.approve, review.publish):
        with pytest.raises(NotAllowedError):
            act(person, draft.draft_id)
    assert drafts.draft(draft.draft_id) == draft
    assert versions.current() == before


@pytest.mark.usefixtures("lean_folder")
def test_a_draft_is_withdrawn_by_its_maker_or_a_publisher_only() -> None:
    draft = _propose()
    stranger = dataclasses.replace(CLERK, name="other@snv.vn")
    with pytest.raises(NotAllowedError):
        review.withdraw(stranger, draft.draft_id)
    assert review.withdraw(CLERK, draft.draft_id).state == "withdrawn"
    again = _propose()
    assert review.withdraw(CHECKER, again.draft_id).state == "withdrawn"
    assert _refused(lambda: review.approve(CHECKER, again.draft_id)) == "wrong_state"


@pytest.mark.usefixtures("lean_folder")
def test_the_same_file_twice_is_one_draft() -> None:
    draft = _propose()
    with pytest.raises(RefusedError) as caught:
        _propose(BOTH)
    assert caught.value.problem == "same_file"
    assert caught.value.facts == {"draft": draft.draft_id, "person": "an@snv.vn"}
    assert drafts.drafts() == (draft,)


@pytest.mark.usefixtures("lean_folder")
def test_of_two_files_at_once_the_second_is_made_anew_on_the_first() -> None:
    first, second = _propose(), _propose(content=OTHER)
    for draft in (first, second):
        review.approve(CHECKER, draft.draft_id)
    review.publish(CHECKER, first.draft_id)
    with pytest.raises(RefusedError) as caught:
        review.publish(CHECKER, second.draft_id)
    assert caught.value.problem == "base_changed"
    assert caught.value.facts == {"base": second.base, "current": first.version}
    assert drafts.draft(second.draft_id).state == "checked"
    anew = _propose(content=OTHER)
    assert anew.base == first.version
    review.approve(CHECKER, anew.draft_id)
    review.publish(CHECKER, anew.draft_id)
    assert version_of(versions.current()) == anew.version


@pytest.mark.usefixtures("lean_folder")
def test_what_has_errors_or_changes_nothing_is_no_draft() -> None:
    wrong = _file("42,127").replace(b",62,", b",Kon Tm,")
    assert _refused(lambda: _propose(content=wrong)) == "has_errors"
    same = f'{HEADER}PAPI,2020,TOTAL,62,"41,626957686",mlmcdm-2020\n'.encode()
    assert _refused(lambda: _propose(content=same)) == "no_change"
    assert drafts.drafts() == ()


@pytest.mark.usefixtures("lean_folder")
def test_what_came_of_a_draft_can_be_looked_at_later() -> None:
    draft = _propose()
    review.approve(CHECKER, draft.draft_id)
    review.publish(CHECKER, draft.draft_id)
    seen = drafts.outcome(draft.draft_id)
    assert (seen.base, seen.version) == (draft.base, draft.version)
    assert [(count.table, count.owner, count.year, count.n_rows) for count in seen.counts] == [
        ("province_score", "PAPI", 2020, 3)
    ]


@pytest.mark.usefixtures("lean_folder")
@pytest.mark.parametrize("name", ["../../etc", "", "x", "20261122-100000-abcdef"])
def test_a_draft_that_is_not_there_is_told(name: str) -> None:
    for act in (drafts.draft, drafts.original):
        assert _refused(lambda act=act: act(name)) == "no_draft"
    for act in (review.approve, review.publish, review.withdraw):
        assert _refused(lambda act=act: act(CHECKER, name)) == "no_draft"


@pytest.mark.usefixtures("lean_folder")
def test_two_who_try_the_same_file_wait_for_one_attempt() -> None:
    made: list[str | None] = []
    problems: list[str] = []

    def load() -> None:
        try:
            made.append(_propose().version)
        except RefusedError as problem:
            problems.append(problem.problem)

    both = [threading.Thread(target=load) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert (len(made), problems) == (1, ["same_file"])
    assert [draft.version for draft in drafts.drafts()] == made


@pytest.mark.usefixtures("lean_folder")
def test_what_was_only_tried_yesterday_is_removed() -> None:
    old, new = drafts.tried_folder(), drafts.tried_folder()
    for place in (old, new):
        place.mkdir(parents=True)
        (place / f"dashboard-{'a' * 12}.duckdb").write_bytes(b"")
    yesterday = time.time() - 25 * 60 * 60
    os.utime(old, (yesterday, yesterday))
    drafts.tried_folder()
    assert (old.exists(), new.exists()) == (False, True)
