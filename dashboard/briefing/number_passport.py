"""The passport of a slide's numbers: what each row of them is, its documents, the way to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from dashboard.briefing.slide import Fact, Slide
from dashboard.text.citation import cited
from dashboard.text.messages import words
from dashboard.text.source import Source

MOST_CITED = 2
# What an address says of a number besides the passport's own choices (pages/data/source.py).
SLIDE, NUMBER, VERSION = "slide", "number", "data"
# Numbers that are this edition's less those of the year before.
CHANGES = frozenset({"rank_change", "score_change"})
# Signs that stand in an address as they are.
UNQUOTED = ":,/"


@dataclass(frozen=True)
class NumberPassport:
    """The numbers of a slide that one row of the data gave.

    ``key`` names the row in addresses, ``subject`` is what readers call it, ``values`` are what
    each number is with the number as printed; ``is_computed`` where no document prints them;
    ``base_year`` is the edition that changes are counted from, None where there is none.
    """

    key: str
    subject: str
    values: tuple[tuple[str, str], ...]
    documents: tuple[Source, ...]
    is_computed: bool
    base_year: int | None
    choices: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """ "Thứ hạng 49/63; thay đổi bậc 4"."""
        return "; ".join(f"{what} {value}" for what, value in self.values)

    def address(self, version: str) -> dict[str, str]:
        """The parameters of the page of passports that show it on a data version."""
        return {"view_source": "passport", **dict(self.choices), VERSION: version}


def passports(slide: Slide, language: str) -> tuple[NumberPassport, ...]:
    """One for each row of the data that the slide prints numbers of, in their order."""
    rows: dict[str, list[Fact]] = {}
    for fact in slide.facts:
        rows.setdefault(_row_key(fact), []).append(fact)
    return tuple(_passport(key, facts, slide, language) for key, facts in rows.items())


def notes(slide: Slide, language: str, version: str) -> tuple[str, ...]:
    """The numbers for the speaker: what they are, by which documents, and where to look."""
    say = words(language)
    return tuple(
        say(
            "present.number_note",
            subject=one.subject,
            text=one.text,
            documents=cited(one.documents, language, MOST_CITED),
            address=f"/source?{urlencode(one.address(version), safe=UNQUOTED)}",
        )
        for one in passports(slide, language)
    )


def _row_key(fact: Fact) -> str:
    return ":".join([fact.table, *(str(value) for _, value in fact.key)])


def _passport(key: str, facts: Iterable[Fact], slide: Slide, language: str) -> NumberPassport:
    facts = tuple(facts)
    known = {source.source_id: source for source in slide.sources}
    named = dict.fromkeys(name for fact in facts for name in fact.source_ids if name in known)
    say, first = words(language), facts[0]
    return NumberPassport(
        key=key,
        subject=first.subject,
        values=tuple((say(f"present.number.{fact.column}"), fact.text) for fact in facts),
        documents=tuple(known[name] for name in named) or slide.sources,
        is_computed=first.table.startswith("computed."),
        base_year=_base_year(facts),
        choices=_choices(key, first, slide),
    )


def _base_year(facts: tuple[Fact, ...]) -> int | None:
    row = dict(facts[0].key)
    is_change = any(fact.column in CHANGES for fact in facts)
    return int(row["year"]) - 1 if is_change and "index_code" in row else None


def _choices(key: str, fact: Fact, slide: Slide) -> tuple[tuple[str, str], ...]:
    """The edition whose passport stands below the number's, then the slide and the number."""
    row, shown = dict(fact.key), dict(slide.choices)
    chosen = {
        "province": str(row.get("province_code", shown.get("province", ""))),
        "index": str(row.get("index_code", shown.get("index", ""))),
        "year": str(row.get("year", shown.get("year", ""))),
    }
    made_by = ",".join([slide.kind, *(f"{name}:{value}" for name, value in slide.choices)])
    return (*(pair for pair in chosen.items() if pair[1]), (SLIDE, made_by), (NUMBER, key))
