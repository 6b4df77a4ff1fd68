"""What the template says besides its columns: how to fill it in, and what every column means."""

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.ingest.template.lists import list_of
from dashboard.ingest.template.tables import sheet_columns
from dashboard.store.ask import current_version
from dashboard.text.messages import words

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
