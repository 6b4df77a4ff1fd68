"""What may be chosen in the template's drop-down lists, and the codes behind the choices."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dashboard.catalog.provinces import provinces_by_code
from dashboard.catalog.units import units
from dashboard.ingest.grid import Value
from dashboard.ingest.template.tables import REMOVE, REMOVED, Column, columns, rows, sheet_columns
from dashboard.store.ask import current_version, per_version
from dashboard.text.messages import LANGUAGES, words

# Columns whose values are keys of another table.
KEYS = {
    "province_code": "province",
    "unit_id": "unit",
    "successor_id": "unit",
    "index_code": "index",
    "component_code": "component",
    "series": "series",
    "scheme": "scheme",
    "source_id": "source",
    "rank_source_id": "source",
    "other_source_id": "source",
    "class": "unit_class",
    "published_class": "unit_class",
}
# Columns that bring new keys, and the classes of an index, which are its publisher's own words.
FREE = {
    ("unit", "unit_id"),
    ("index", "index_code"),
    ("component", "component_code"),
    ("series", "series"),
    ("scheme", "scheme"),
    ("source", "source_id"),
    ("unit_class", "class"),
    ("province_score", "published_class"),
}
# Columns without a list of their own in the schema take that of the table they refer to.
BORROWED = {
    ("unit_block_summary", "block"): ("unit_edition", "block"),
    ("unit_class_summary", "block"): ("unit_edition", "block"),
}
# Lists whose choices are written as names, with the code behind them.
NAMED = frozenset({"province", "unit"})


@dataclass(frozen=True)
class Choice:
    """What a list shows and the code it stands for.

    ``about`` is said beside it; ``name`` is what it is called without its code. Both may be "".
    """

    label: str
    code: str
    about: str = ""
    name: str = ""


def list_of(column: Column) -> str:
    """The key of a column's list; "" for a column into which anything may be written."""
    if column.code == REMOVE:
        return REMOVE
    lender = BORROWED.get((column.table, column.code))
    if lender:
        column = next(lent for lent in columns(lender[0]) if lent.code == lender[1])
    if column.allowed:
        return "|".join((column.code, *column.allowed))
    return "" if (column.table, column.code) in FREE else KEYS.get(column.code, "")


@per_version
def choices(listed: str, language: str) -> tuple[Choice, ...]:
    """The choices of a list by its key, in the order they are offered."""
    if listed == REMOVE:
        return (Choice(REMOVED, REMOVED),)
    if "|" in listed:
        return tuple(_valued(*listed.split("|"), language=language))
    if listed in NAMED:
        return tuple(_named(listed, language))
    if listed == "component":
        return tuple(_components(language))
    return tuple(_keyed(listed, language))


def _valued(column: str, *codes: str, language: str) -> Iterator[Choice]:
    say = words(language)
    for code in codes:
        name = say(f"load_template.value.{column}.{code}")
        label = say("load_template.list_label", name=name, code=code)
        yield Choice(label, code, name=name)


def _named(listed: str, language: str) -> Iterator[Choice]:
    names = (
        {code: province.name for code, province in provinces_by_code(language).items()}
        if listed == "province"
        else {code: unit.name for code, unit in sorted(units(language).items())}
    )
    for code, name in names.items():
        yield Choice(words(language)("load_template.list_label", name=name, code=code), code)


ABOUT = {
    "index": "title",
    "series": "label",
    "scheme": "name",
    "source": "title",
    "unit_class": "class",
}


def _keyed(listed: str, language: str) -> Iterator[Choice]:
    code_column, about = (
        next(code for code, table in KEYS.items() if table == listed),
        ABOUT[listed],
    )
    for row in rows(listed):
        code = str(row[code_column])
        text = row[about] if language == "vi" else row.get(f"{about}_en") or row.get("name_en")
        yield Choice(code, code, "" if about == code_column else str(text or row[about]))


def _components(language: str) -> Iterator[Choice]:
    """Each code once, with what it names in every index, by its newest meaning."""
    names: dict[str, dict[str, str]] = {}
    for row in rows("component"):
        name = row["name"] if language == "vi" else row["name_en"]
        names.setdefault(str(row["component_code"]), {})[str(row["index_code"])] = str(name)
    for code, by_index in names.items():
        about = "; ".join(f"{index}: {name}" for index, name in by_index.items())
        yield Choice(code, code, about)


def codes(column: Column) -> Mapping[str, str]:
    """The codes behind what may be chosen in a column, by the choice in small letters.

    Choices are known in every language, those of fixed values also without the code behind them;
    what is written as its code needs no entry.
    """
    listed = list_of(column)
    return _codes(listed) if listed else {}


def labels(column: Column, language: str) -> Mapping[Value, str]:
    """What a column's list shows, by code; empty where it has no list."""
    listed = list_of(column)
    return {choice.code: choice.label for choice in choices(listed, language)} if listed else {}


@per_version
def _codes(listed: str) -> dict[str, str]:
    return {
        text.casefold(): choice.code
        for language in LANGUAGES
        for choice in choices(listed, language)
        for text in (choice.label, choice.name)
        if text and text != choice.code
    }


# Headings and what stands below each, in the order they are read.
TEXTS = (
    ("purpose", ("purpose",)),
    ("fill", ("fill_sheet", "fill_row", "fill_required", "fill_list", "fill_formula")),
    ("numbers", ("numbers", "dates")),
    ("missing", ("blank", "no_result")),
    ("correction", ("correction", "removal")),
    ("sources", ("sources",)),
    ("new", ("new",)),
    ("send", ("send",)),
)
CSV = ("csv", ("csv", "csv_excel"))
# How a workbook is filled in; a CSV file has no rows above its codes and no lists.
OF_WORKBOOK = frozenset({"fill_row", "fill_list"})


@dataclass(frozen=True)
class Explained:
    """A column in words."""

    code: str
    label: str
    need: str
    kind: str
    meaning: str


def instructions(language: str, *, is_csv: bool = False) -> Iterator[tuple[str, str]]:
    """The lines of the instructions, each with its part: "title", "heading" or "text"."""
    say = words(language)
    yield "title", say("load_template.title")
    version = current_version()
    for part, texts in (*TEXTS, CSV) if is_csv else TEXTS:
        yield "heading", say(f"load_template.instruction.{part}_heading")
        for text in texts:
            if not (is_csv and text in OF_WORKBOOK):
                yield "text", say(f"load_template.instruction.{text}")
    yield "text", say("load_template.made_from", version=version)


def explained(table: str, language: str) -> Iterator[Explained]:
    """The columns of a table's sheet in words, in their order."""
    say = words(language)
    for column in sheet_columns(table):
        kind = "list" if list_of(column) else column.kind
        need = "obligatory" if column.is_required else "optional"
        yield Explained(
            column.code,
            column.label(language),
            say(f"load_template.{need}"),
            say(f"load_template.kind.{kind}"),
            column.meaning(language),
        )
