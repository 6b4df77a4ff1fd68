"""The catalogues: both languages say the same things, and every key the code asks for is there."""

import ast
import re
import string
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import ROOT
from dashboard.text.messages import CATALOGUES, LANGUAGES, WordsError, catalogue, words
from tests.some import some

CODE = sorted([*(ROOT / "dashboard").rglob("*.py"), *(ROOT / "pages").rglob("*.py")])
# English words that slip into Vietnamese texts untranslated. Names of indices and files stay.
ENGLISH = {
    "and", "are", "below", "by", "change", "chart", "component", "data", "download", "edition",
    "error", "for", "from", "has", "index", "is", "language", "missing", "no", "none", "not",
    "note", "of", "or", "page", "place", "places", "province", "rank", "ranking", "result",
    "score", "scores", "source", "table", "target", "the", "total", "trend", "unit", "with",
    "year", "years",
}  # fmt: skip
# Proper names that have no English form.
NAMES = ("Hoàng Sa", "Trường Sa", "Hà Nội", "Hà Tây", "Kon Tum", "Tiếng Việt")
LETTERS = {"ă", "â", "đ", "ê", "ô", "ơ", "ư"}


def _fields(text: str) -> set[str]:
    """The placeholders of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _is_vietnamese(text: str) -> bool:
    plain = unicodedata.normalize("NFD", text.lower())
    return any(letter in LETTERS for letter in text.lower()) or any(
        unicodedata.combining(letter) for letter in plain
    )


def test_every_section_is_there_in_every_language() -> None:
    sections = {
        language: sorted(file.name.split(".")[0] for file in CATALOGUES.glob(f"*.{language}.toml"))
        for language in LANGUAGES
    }
    assert sections["vi"] == sections["en"]
    assert sorted(file.suffixes for file in CATALOGUES.iterdir()) == sorted(
        [f".{language}", ".toml"] for language in LANGUAGES for _ in sections[language]
    )


def test_both_languages_have_the_same_keys() -> None:
    assert sorted(catalogue("vi")) == sorted(catalogue("en"))


def test_both_languages_take_the_same_values() -> None:
    english = catalogue("en")
    # English counts one thing apart where Vietnamese does not.
    differing = {
        key: (_fields(text), _fields(english[key]))
        for key, text in catalogue("vi").items()
        if _fields(text) != _fields(english[key]) and not key.endswith("_one")
    }
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_has_double_spaces(language: str) -> None:
    texts = catalogue(language).items()
    assert {key: text for key, text in texts if not text.strip() or "  " in text} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_composed_letters(language: str) -> None:
    """A decomposed letter looks the same, sorts elsewhere and is not found by search."""
    wrong = [
        key
        for key, text in catalogue(language).items()
        if not unicodedata.is_normalized("NFC", text)
    ]
    assert wrong == []


def test_vietnamese_texts_hold_no_english() -> None:
    wrong: dict[str, set[str]] = {}
    for key, text in catalogue("vi").items():
        plain = re.sub(r"PAR INDEX|\{.*?\}|`.*?`", " ", text)
        found = ENGLISH & set(re.findall(r"\w+", plain.lower()))
        # The name of the other language is written in that language.
        if found and key != "controls.language_name":
            wrong[key] = found
    assert wrong == {}


def test_english_texts_hold_no_vietnamese_but_names() -> None:
    names = re.compile("|".join(NAMES))
    wrong = {
        key: text for key, text in catalogue("en").items() if _is_vietnamese(names.sub("", text))
    }
    assert wrong == {}


def _pattern(node: ast.JoinedStr) -> str:
    """An f-string as a pattern: what is filled in may be anything."""
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w*"
        for part in node.values
    )


def _asked(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every key the code may ask for, as a pattern: in ``say(...)`` and wherever one is written."""
    sections = "|".join({key.split(".")[0] for key in catalogue("vi")})
    looks_like_key = re.compile(rf"({sections})(\.[a-z0-9_]+)+")
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in ast.walk(node)
    }
    for node in ast.walk(tree):
        if (
            id(node) not in inside
            and isinstance(node, ast.Constant)
            and isinstance(node.value, str)
        ):
            if looks_like_key.fullmatch(node.value) and not node.value.endswith(".py"):
                # Also the path to several texts, which the code completes.
                yield node.lineno, re.escape(node.value) + r"(\..+)?"
        elif isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else None
            name = node.func.id if isinstance(node.func, ast.Name) else name
            for part in ast.walk(node.args[0]) if name == "say" and node.args else ():
                if isinstance(part, ast.JoinedStr):
                    yield node.lineno, _pattern(part)
                elif isinstance(part, ast.Constant) and part is node.args[0]:
                    yield node.lineno, re.escape(str(part.value))


@pytest.mark.parametrize("file", CODE, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_key_that_is_asked_for_exists(file: Path) -> None:
    keys = catalogue("vi")
    tree = ast.parse(file.read_text(encoding="utf-8"))
    unknown = [
        (line, pattern)
        for line, pattern in _asked(tree)
        if not any(re.fullmatch(pattern, key) for key in keys)
    ]
    assert unknown == []


ANYTHING = r"([\w -]*)"


def _written() -> tuple[set[str], list[re.Pattern[str]]]:
    """The strings of the code and the names of the schema; and f-strings, what is filled in kept.

    An f-string with hardly a letter of its own could be anything and is left out.
    """
    strings = set(re.findall(r"[\w-]+", (ROOT / "data" / "schema.sql").read_text("utf-8")))
    patterns: set[str] = set()
    for file in [ROOT / "app.py", *CODE]:
        nodes = [*ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
        joined = [node for node in nodes if isinstance(node, ast.JoinedStr)]
        parts = {id(part) for node in joined for part in node.values}
        strings |= {
            node.value
            for node in nodes
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in parts
        }
        for node in joined:
            pattern = "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else ANYTHING
                for part in node.values
            )
            patterns.add(pattern.replace(2 * ANYTHING, ANYTHING))
    own = re.compile(r"\\.|" + re.escape(ANYTHING))
    return strings, [re.compile(one) for one in patterns if len(own.sub("", one)) > 1]


def test_every_text_is_asked_for() -> None:
    """Written out, as an f-string, or as a table of texts and the names in it."""
    strings, patterns = _written()
    # A rule of rows is named by its file: data/rules/<table>.<rule>.sql.
    strings |= {file.stem.partition(".")[2] for file in (ROOT / "data" / "rules").glob("*.sql")}

    def fits(text: str) -> bool:
        """Whether code can make a text of what is written in it, in one piece or two."""
        return (
            text in strings | {""}
            or any(text[:at] in strings and text[at:] in strings for at in range(1, len(text)))
            or any(all(part in strings for part in found) for found in _fillings(patterns, text))
        )

    def is_asked_for(key: str) -> bool:
        path = key.split(".")
        tables = [(".".join(path[:at]), path[at:]) for at in range(1, len(path))]
        return (
            key in strings
            or any(all(map(fits, found)) for found in _fillings(patterns, key))
            or any(table in strings and all(map(fits, names)) for table, names in tables)
            # Named by a file that is read: any text of the table.
            or any(f"{table}." in strings for table, _ in tables)
        )

    assert [key for key in catalogue("vi") if not is_asked_for(key)] == []


def _fillings(patterns: list[re.Pattern[str]], text: str) -> Iterator[tuple[str, ...]]:
    """What a text would fill into each f-string that can become it."""
    return (found.groups() for one in patterns if (found := one.fullmatch(text)))


def test_every_text_can_be_filled_in() -> None:
    for language in some(LANGUAGES):
        say = words(language)
        for key, text in some(catalogue(language).items()):
            assert say(key, **dict.fromkeys(_fields(text), 1))


def test_an_unknown_key_or_language_or_a_missing_value_is_an_error() -> None:
    with pytest.raises(WordsError, match=r"no text 'nothing\.here' in the vi catalogue"):
        words("vi")("nothing.here")
    with pytest.raises(WordsError, match=r"text 'findings\.no_result' \(en\) wants"):
        words("en")("findings.no_result", index="PAPI")
    with pytest.raises(WordsError, match=r"no catalogue for 'fr'; known: vi, en"):
        words("fr")
