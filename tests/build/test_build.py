"""The build: the same sources give the same version; a fault is told and changes nothing."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from dashboard import ROOT
from dashboard.build import build, version_file
from dashboard.build.build import BuildError
from dashboard.store import versions
from dashboard.store.ask import ask, current_version, forget
from dashboard.store.connection import version_connection

CHECKS = versions.DATA / "checks"
# PAPI 2020 in the lean list of editions.
EDITION_LINE = 7


@pytest.fixture
def data(lean: Path, tmp_path: Path) -> Path:
    """A copy of the lean data/ that a test may spoil."""
    return Path(shutil.copytree(lean, tmp_path / "data"))


@pytest.fixture
def folder(tmp_path: Path, world_version: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of versions in which the tiny world is current."""
    place = tmp_path / "versions"
    place.mkdir()
    shutil.copy(world_version, place)
    shutil.copy(world_version.parent / "current", place)
    monkeypatch.setenv("DASHBOARD_BUILD", str(place))
    return place


def _listing(folder: Path) -> dict[str, bytes | int]:
    """The pointer's text and every file with its size."""
    return {
        file.name: file.read_bytes() if file.name == "current" else file.stat().st_size
        for file in sorted(folder.iterdir())
    }


def _spoil(file: Path, line: int, old: str, new: str) -> None:
    """Change one cell of a line (1 is the header)."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    assert lines[line - 1].count(old) == 1, lines[line - 1]
    lines[line - 1] = lines[line - 1].replace(old, new)
    file.write_text("".join(lines), encoding="utf-8")


def _line(file: Path, start: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(at for at, line in enumerate(lines, start=1) if line.startswith(start))


def _rule(name: str) -> str:
    """How a message names a check: its file and its first line."""
    first = (CHECKS / f"{name}.sql").read_text(encoding="utf-8").splitlines()[0]
    return f"data/checks/{name}.sql: {first.removeprefix('-- ')}"


def _faults(data: Path, folder: Path) -> list[str]:
    """What a build that must fail says; it may leave nothing behind."""
    before = _listing(folder)
    with pytest.raises(BuildError) as caught:
        build.build(data)
    assert _listing(folder) == before
    assert len(ask("data_state")) == 1
    assert str(caught.value).splitlines()[0] == caught.value.faults[0].splitlines()[0]
    return caught.value.faults


def test_the_same_sources_give_the_same_version_and_no_new_file(
    real_version: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written = real_version.stat()
    monkeypatch.setenv("DASHBOARD_BUILD", str(real_version.parent))
    build.main()
    assert capsys.readouterr().out.splitlines() == [
        "data: schema",
        "data: load",
        "data: derive",
        "data: check",
        "data: write",
        f"data: {real_version.name} is current",
    ]
    again = real_version.stat()
    assert (again.st_mtime_ns, again.st_ino) == (written.st_mtime_ns, written.st_ino)
    assert versions.versions() == [real_version]
    assert re.fullmatch(r"[0-9a-f]{64}", ask("data_state")["content_hash"].item())
    assert ask("data_state")["content_hash"].item().startswith(current_version())


def test_a_new_version_stands_beside_the_old_one_and_is_current(
    lean: Path, folder: Path, capsys: pytest.CaptureFixture[str], lean_version: Path
) -> None:
    steps: list[str] = []
    # Half a file of that name, as a crash of the machine would leave it: it is written again.
    (folder / lean_version.name).write_bytes(b"half")
    file = build.build(lean, steps.append)
    assert steps == ["schema", "load", "derive", "check", "write"]
    assert versions.current() == file
    assert {left.name for left in folder.iterdir()} == {
        "current", "dashboard-0000000a11ce.duckdb", lean_version.name,
    }  # fmt: skip
    assert ask("data_state")["version"].item() == current_version()
    # A rule marked warn is printed and stops nothing.
    assert capsys.readouterr().err == (
        f"{_rule('large_change')}\n"
        "  index_code=PAPI; year=2021; province_code=74; prev_rank=57; rank=2\n"
    )


def test_another_word_gives_another_version(data: Path, folder: Path, lean_version: Path) -> None:
    _spoil(data / "reference" / "scheme.csv", 2, "PAR index", "PAR INDEX")
    assert build.build(data).name != lean_version.name


def test_a_version_made_by_another_program_is_not_outdated_once_built(
    data: Path, folder: Path, lean_version: Path
) -> None:
    shutil.copy(lean_version, folder)
    schema = data / "schema.sql"
    schema.write_text(schema.read_text(encoding="utf-8") + "\n-- a remark\n", encoding="utf-8")
    file = build.build(data)
    forget()
    found = (
        version_connection(file)
        .cursor()
        .execute("select program_hash from data_version")
        .fetchall()
    )
    assert found == [(version_file.program_hash(data),)]


def test_nothing_is_built_when_a_version_of_this_program_is_current(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _listing(folder)
    monkeypatch.setattr(sys, "argv", ["build", "--if-needed"])
    build.main()
    assert _listing(folder) == before
    # What is damaged is for a person to look at, not to be built over.
    (folder / "current").write_text("nonsense", encoding="utf-8")
    build.main()
    assert (folder / "current").read_text(encoding="utf-8") == "nonsense"
    assert capsys.readouterr().out == ""


def test_a_wrong_number_is_told_with_its_place(data: Path, folder: Path) -> None:
    line = _line(data / "papi" / "2020.csv", "62,TOTAL,")
    _spoil(data / "papi" / "2020.csv", line, "41.626957686", "41,626957686")
    assert _faults(data, folder) == [
        f"data/papi/2020.csv, line {line}, column -: found '62,TOTAL,41,626957686,,49,published,,"
        "mlmcdm-2020,seed-000', expected 9 fields"
    ]


def test_a_number_with_a_letter_is_told_with_its_place(data: Path, folder: Path) -> None:
    line = _line(data / "papi" / "2020.csv", "62,TOTAL,")
    _spoil(data / "papi" / "2020.csv", line, "41.626957686", "41.626957686a")
    assert _faults(data, folder) == [
        f"data/papi/2020.csv, line {line}, column score: found '41.626957686a',"
        " expected a number with a decimal point, or nothing"
    ]


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "1e999"])
def test_what_is_no_finite_number_is_refused(data: Path, folder: Path, number: str) -> None:
    _spoil(data / "pci" / "2020.csv", 2, "6.0557", number)
    assert _faults(data, folder) == [
        f"data/pci/2020.csv, line 2, column score: found '{number}',"
        " expected a number with a decimal point, or nothing"
    ]


def test_all_faults_of_all_files_are_told_together(data: Path, folder: Path) -> None:
    _spoil(data / "pci" / "2020.csv", 2, "6.0557", "six")
    file = data / "reference" / "edition.csv"
    _spoil(file, EDITION_LINE, "2020,63,papi-2019", "MMXX,63,papi-2019")
    _spoil(data / "reference" / "province.csv", 2, "2025-06-30", "30/6/2025")
    _spoil(data / "commitment" / "target.csv", 4, "PAPI", " PAPI")
    assert _faults(data, folder) == [
        "data/commitment/target.csv, line 4, column index_code: found ' PAPI',"
        " expected text, without spaces around it",
        "data/pci/2020.csv, line 2, column score: found 'six',"
        " expected a number with a decimal point, or nothing",
        f"data/reference/edition.csv, line {EDITION_LINE}, column year: found 'MMXX',"
        " expected a whole number, or nothing",
        "data/reference/province.csv, line 2, column valid_to: found '30/6/2025',"
        " expected a date as YYYY-MM-DD, or nothing",
    ]


def test_a_missing_header_is_told(data: Path, folder: Path) -> None:
    file = data / "pci" / "2020.csv"
    file.write_text("".join(file.read_text(encoding="utf-8").splitlines(True)[1:]), "utf-8")
    assert _faults(data, folder) == [
        "data/pci/2020.csv, line 1, column -: found '01,COMPETITION,6.0557,,,,,PANEL,', expected a"
        " header with columns of: field, component_code, first_year, province_code, score,"
        " missing_reason, published_rank, rank_basis, published_class, source_id, rank_source_id,"
        " derived_from, derived_from_en"
    ]


def test_a_file_that_is_not_utf_8_is_told(data: Path, folder: Path) -> None:
    file = data / "commitment" / "contradiction.csv"
    file.write_bytes(file.read_text(encoding="utf-8").encode("utf-16"))
    (fault,) = _faults(data, folder)
    assert fault.startswith("data/commitment/contradiction.csv, line 1, column -: found ")
    assert fault.endswith("expected a CSV file in UTF-8")


@pytest.mark.parametrize("content", [b"scheme,name\nX,B\xe1\n", b"\xff\xfes\x00"])
def test_a_broken_list_of_schemes_is_told_like_any_other(
    data: Path, folder: Path, content: bytes
) -> None:
    (data / "reference" / "scheme.csv").write_bytes(content)
    assert "data/reference/scheme.csv" in "\n".join(_faults(data, folder))


def test_a_file_of_no_table_is_told(data: Path, folder: Path) -> None:
    (data / "reference" / "notes.csv").write_text("a\n1\n", encoding="utf-8")
    assert _faults(data, folder) == [
        "data/reference/notes.csv, line 1, column -: found 'notes',"
        " expected a file named after a table of the schema"
    ]


def test_an_unknown_province_is_told_with_its_place(data: Path, folder: Path) -> None:
    line = _line(data / "papi" / "2020.csv", "62,TOTAL,")
    _spoil(data / "papi" / "2020.csv", line, "62,TOTAL", "99,TOTAL")
    assert _faults(data, folder) == [
        f"data/papi/2020.csv, line {line}, column province_code: found '99',"
        " expected one that is in province"
    ]


def test_a_component_that_was_not_valid_that_year_is_told(data: Path, folder: Path) -> None:
    line = _line(data / "papi" / "2020.csv", "62,D8.3,")
    _spoil(data / "papi" / "2020.csv", line, "D8.3", "D9")
    assert (
        f"data/papi/2020.csv, line {line}, column component_code, index_code, year:"
        " found 'D9,PAPI,2020', expected a component_code that is valid in this year"
    ) in _faults(data, folder)


def test_a_repeated_key_is_told_at_both_places(data: Path, folder: Path) -> None:
    file = data / "papi" / "2020.csv"
    first, second = _line(file, "62,TOTAL,"), _line(file, "64,TOTAL,")
    _spoil(file, second, "64,TOTAL", "62,TOTAL")
    key = (
        "column index_code, year, component_code, province_code: found 'PAPI,2020,TOTAL,62',"
        " expected a key that no other row has"
    )
    assert _faults(data, folder) == [
        f"data/papi/2020.csv, line {line}, {key}" for line in (first, second)
    ]


def test_a_score_without_its_reason_is_told(data: Path, folder: Path) -> None:
    line = _line(data / "papi" / "2021.csv", "22,TOTAL,")
    _spoil(data / "papi" / "2021.csv", line, "not_published", "")
    (fault,) = _faults(data, folder)
    assert fault.startswith(f"data/papi/2021.csv, line {line}, column score, missing_reason: ")
    assert "missing_reason IS NOT NULL" in fault


def test_a_score_out_of_its_scale_is_told_with_its_place(data: Path, folder: Path) -> None:
    file = data / "papi" / "2020.csv"
    line = _line(file, "62,D1.1,")
    value = file.read_text(encoding="utf-8").splitlines()[line - 1].split(",")[2]
    _spoil(file, line, f",{value},", ",12.5,")
    assert _faults(data, folder) == [
        f"data/papi/2020.csv, line {line}, column score, component_code, index_code, year: found"
        " '12.5,D1.1,PAPI,2020', expected a score within its component's scale of that year"
    ]


def test_the_faults_of_all_tables_are_told_at_once_and_the_same_one_together(
    data: Path, folder: Path
) -> None:
    scores = data / "pci" / "2020.csv"
    lines = scores.read_text(encoding="utf-8").splitlines(keepends=True)
    renamed = [line.replace(",PANEL,", ",PANELS,") for line in lines]
    scores.write_text("".join(renamed), encoding="utf-8")
    _spoil(data / "commitment" / "target.csv", 4, ",PAPI,", ",PAPY,")
    file = data / "reference" / "edition.csv"
    _spoil(file, EDITION_LINE, "2020,63,papi-2019", "MMXX,63,papi-2019")
    told = _faults(data, folder)
    assert told[0] == (
        "data/commitment/target.csv, line 4, column index_code: found 'PAPY',"
        " expected one that is in index"
    )
    assert told[1:5] == [
        *(
            f"data/pci/2020.csv, line {line}, column source_id: found 'PANELS',"
            " expected one that is in source"
            for line in (2, 3, 4)
        ),
        f"data/pci/2020.csv, column source_id: the same fault in {len(lines) - 4} more lines:"
        f" {', '.join(map(str, range(5, 25)))}, ...",
    ]
    # The edition that could not be read is not missed by its rows as well.
    assert told[5:] == [
        f"data/reference/edition.csv, line {EDITION_LINE}, column year: found 'MMXX',"
        " expected a whole number, or nothing"
    ]


def test_a_rank_that_contradicts_the_scores_stops_at_the_check(data: Path, folder: Path) -> None:
    line = _line(data / "papi" / "2020.csv", "62,TOTAL,")
    _spoil(data / "papi" / "2020.csv", line, ",49,", ",48,")
    assert _faults(data, folder) == [
        f"{_rule('rank_reproduced')}\n  index_code=PAPI; year=2020;"
        " component_code=TOTAL; province_code=62; score=41.626957686; published_rank=48;"
        " computed_rank=49"
    ]


def test_rows_nobody_accepted_stop_at_the_check(data: Path, folder: Path) -> None:
    file = data / "expected_rows.csv"
    lines = file.read_text(encoding="utf-8").splitlines(True)
    file.write_text("".join(line for line in lines if not line.startswith("PCI,2021,")), "utf-8")
    assert _faults(data, folder) == [
        f"{_rule('expected_rows')}\n  index_code=PCI; year=2021; expected=None; found=693"
    ]


def test_a_column_without_words_stops_the_build(data: Path, folder: Path) -> None:
    file = data / "dictionary.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^highest = .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert _faults(data, folder) == [
        f"data/dictionary.toml: no words for {table}.highest"
        for table in ("merged_year", "edition_statistic")
    ]


# One fault for each rule, planted in a copy of the real tables without their keys.
PLANTED = {
    "component_years": "update component set last_year = 2030 where index_code = 'PAPI'"
    " and component_code = 'D2.1' and first_year = 2011",
    "edition_counts": "update edition set n_scored = 62 where (index_code, year) = ('PAPI', 2020)",
    "expected_rows": "delete from province_score where (index_code, year, component_code,"
    " province_code) = ('PAPI', 2020, 'D1', '62')",
    "large_change": "update province_result set rank_change = -51 where (index_code, year,"
    " component_code, province_code) = ('PAPI', 2020, 'TOTAL', '62')",
    "province_alias_unique": "insert into province_alias values ('64', 'KONTUM')",
    "province_eras": "update province set successor_code = 'n99' where province_code = '62'",
    "rank_exception_used": "update rank_exception set published_rank = published_rank + 1"
    " where (index_code, year, province_code) = ('PCI', 2006, '67')",
    "rank_reproduced": "update province_result set published_rank = 48 where (index_code, year,"
    " component_code, province_code) = ('PAPI', 2020, 'TOTAL', '62')",
    "rank_revision_used": "update rank_revision set former_rank = 36 where (index_code, year,"
    " component_code, province_code) = ('PAPI', 2020, 'D1.1', '80')",
    "series_of_index": "update edition set series = 'papi-2018'"
    " where (index_code, year) = ('PAPI', 2020)",
    "sum_of_parts": "update province_score set score = score + 0.002 where (index_code, year,"
    " component_code, province_code) = ('PAPI', 2020, 'TOTAL', '62')",
    "theme_component_known": "update theme_component set subject = 'unheard_of'"
    " where index_code = 'PAPI'",
    "theme_instruments": "delete from theme_reason where index_code = 'PAPI'",
    "unit_class_total": "update unit_block_statistic set n_counted = 21 where (scheme, year,"
    " province_code, block) = ('PAR_UNIT', 2023, '62', 'department')",
    "unit_rank_reproduced": "update unit_result set published_rank = 3"
    " where (year, unit_id) = (2021, 'hue.so-tu-phap')",
    "unit_succession": "update unit set valid_from = '2025-03-01'"
    " where unit_id = 'daknong.so-noi-vu-2025'",
    "weight_known": "update component set weight = null where (index_code, component_code,"
    " first_year) = ('PCI', 'LAND', 2013)",
}


@pytest.fixture(scope="module")
def tables(real_version: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real tables without keys and constraints, so that any fault can be planted."""
    copy = Path(shutil.copy(real_version, tmp_path_factory.mktemp("copy")))
    plain = copy.with_name("plain.duckdb")
    with duckdb.connect(plain) as connection:
        connection.execute(f"attach '{copy}' as real (read_only)")
        names = connection.execute(
            "select table_name from duckdb_tables() where database_name = 'real'"
        ).fetchall()
        for (name,) in names:
            connection.execute(f'create table "{name}" as select * from real."{name}"')
    return plain


@pytest.mark.parametrize("rule", sorted(file.stem for file in CHECKS.glob("*.sql")))
def test_a_check_finds_a_planted_fault_and_none_without(tables: Path, rule: str) -> None:
    sql = (CHECKS / f"{rule}.sql").read_text(encoding="utf-8")
    assert re.match(r"-- (fail|warn): \S", sql)
    with duckdb.connect(tables) as connection:
        before = connection.execute(sql).fetchall()
        connection.execute("begin")
        connection.execute(PLANTED[rule])
        after = connection.execute(sql).fetchall()
        connection.execute("rollback")
    assert before == [] or sql.startswith("-- warn")
    assert len(after) > len(before)


def test_every_planted_fault_belongs_to_a_check() -> None:
    assert sorted(PLANTED) == sorted(file.stem for file in CHECKS.glob("*.sql"))


# By a plain sum, by weights, by parts of parts, beyond a known exception, and for want of a part:
# what offends is the whole and what it was taken from.
WRONG_SUMS = {
    ("PAPI", 2020, "TOTAL", "score + 0.0015"): [("TOTAL", "lowest parts"), ("TOTAL", "parts")],
    ("PAPI", 2020, "D1.1", "score + 0.0015"): [
        ("D1", "lowest parts"), ("D1", "parts"), ("TOTAL", "lowest parts"),
    ],
    ("PAPI", 2020, "D1", "score - 0.0015"): [
        ("D1", "lowest parts"), ("D1", "parts"), ("TOTAL", "parts"),
    ],
    ("PAPI", 2020, "D1", "null"): [("TOTAL", "parts")],
    ("PAPI", 2020, "D1.1", "null"): [
        ("D1", "lowest parts"), ("D1", "parts"), ("TOTAL", "lowest parts"),
    ],
    ("PCI", 2020, "TOTAL", "score + 0.0012"): [("TOTAL", "lowest parts"), ("TOTAL", "parts")],
    ("PCI", 2020, "LAND", "score + 0.04"): [("TOTAL", "lowest parts"), ("TOTAL", "parts")],
    ("PCI", 2020, "LAND", "null"): [("TOTAL", "lowest parts"), ("TOTAL", "parts")],
    ("PCI", 2011, "TOTAL", "score + 0.6"): [("TOTAL", "lowest parts"), ("TOTAL", "parts")],
    # What documents name of a partial edition need not be whole.
    ("PCI", 2023, "LAND", "null"): [],
}  # fmt: skip


@pytest.mark.parametrize(("index_code", "year", "code", "score"), WRONG_SUMS)
def test_a_score_that_its_parts_do_not_give_is_found_by_whatever_rule(
    tables: Path, index_code: str, year: int, code: str, score: str
) -> None:
    sql = (CHECKS / "sum_of_parts.sql").read_text(encoding="utf-8")
    with duckdb.connect(tables) as connection:
        connection.execute("begin")
        connection.execute(
            f"update province_score set score = {score} where (index_code, year, component_code,"
            f" province_code) = ('{index_code}', {year}, '{code}', '62')"
        )
        found = connection.execute(sql).fetchall()
        connection.execute("rollback")
    assert {row[:2] + row[3:4] for row in found} <= {(index_code, year, "62")}
    assert [(row[2], row[4]) for row in found] == WRONG_SUMS[index_code, year, code, score]


# Stops at each step until it is told to go on, so that a kill falls into the step that is meant.
STEPWISE = """
import sys
from pathlib import Path
from dashboard.build import build

def progress(step):
    print(step, flush=True)
    sys.stdin.readline()

build.build(Path(sys.argv[1]), progress)
"""


def _kill(lean: Path, last: str) -> int:
    """Begin a build in another process and kill it in the step ``last``; its process id."""
    with subprocess.Popen(
        [sys.executable, "-c", STEPWISE, str(lean)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as command:
        assert command.stdin is not None
        assert command.stdout is not None
        for line in command.stdout:
            command.stdin.write("\n")
            command.stdin.flush()
            if line.strip() == last:
                command.send_signal(signal.SIGKILL)
                break
    assert command.returncode == -signal.SIGKILL
    return command.pid


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
@pytest.mark.parametrize("last", ["schema", "load", "derive", "check", "write"])
def test_a_build_killed_in_a_step_leaves_the_old_version_current(
    folder: Path, lean: Path, last: str
) -> None:
    before = _listing(folder)
    draft = f".draft.{_kill(lean, last)}-"
    after = {name: held for name, held in _listing(folder).items() if not name.startswith(draft)}
    assert after == before
    assert ask("data_state")["version"].item() == "0000000a11ce"


@pytest.mark.skipif(os.name == "nt", reason="no such signal there")
def test_the_next_build_cleans_up_after_one_that_was_killed(
    folder: Path, lean: Path, lean_version: Path
) -> None:
    draft = f".draft.{_kill(lean, 'check')}-"
    assert any(name.startswith(draft) for name in _listing(folder))
    # This process's parent is alive, so its draft is a build that is going on.
    running = folder / f".draft.{os.getppid()}-1.building"
    running.write_bytes(b"")
    build.build(lean)
    assert set(_listing(folder)) == {
        "current", "dashboard-0000000a11ce.duckdb", lean_version.name, running.name,
    }  # fmt: skip


def test_the_next_build_removes_a_pointer_that_was_never_switched(folder: Path, lean: Path) -> None:
    # No process has this number: it is above what the system gives out.
    left = folder / ".current.99999999-1.building"
    left.write_text("dashboard-", encoding="utf-8")
    build.build(lean)
    assert not left.exists()


def test_the_command_says_what_is_wrong_and_fails(
    data: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _spoil(data / "pci" / "2020.csv", 2, "6.0557", "six")
    monkeypatch.setattr(build.build, "__defaults__", (data, lambda _: None))
    with pytest.raises(SystemExit) as caught:
        build.main()
    assert caught.value.code == (
        "The data were not built; the current version stays.\n"
        "data/pci/2020.csv, line 2, column score: found 'six',"
        " expected a number with a decimal point, or nothing"
    )
