"""The message catalogues: every word a reader sees, by language. No page writes its own.

``words/<section>.<language>.toml`` hold nested tables; a key is the path to a text, the section
first: ``say("trend.title.rise", province="Kon Tum")``.
"""

import functools
import string
import tomllib
from collections.abc import Callable, Mapping

from dashboard import ROOT

LANGUAGES = ("vi", "en")
CATALOGUES = ROOT / "words"

Say = Callable[..., str]


# In a placeholder, before what is counted: "{count:+rank}" is "1 rank" and "2 ranks",
# "{units:+agency/agencies}" has a plural of its own.
COUNTED = ":+"


class _Counting(string.Formatter):
    """Makes every plural: a value with what it counts, in the form that the number asks for."""

    def format_field(self, value: object, format_spec: str) -> str:
        if not format_spec.startswith("+"):
            return str(super().format_field(value, format_spec))
        one, _, many = format_spec[1:].partition("/")
        is_one = str(value).lstrip("+-\u2212") == "1"
        return f"{value} {one if is_one else many or f'{one}s'}"


class WordsError(KeyError):
    """A key is not in a catalogue, or its text wants a value that was not given."""


def _flatten(table: Mapping[str, object], path: str) -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in table.items():
        key = f"{path}.{name}"
        if isinstance(value, Mapping):
            flat.update(_flatten(value, key))
        else:
            flat[key] = str(value)
    return flat


@functools.cache
def catalogue(language: str) -> dict[str, str]:
    """All texts of a language by key. Raises ``WordsError`` for a language we do not have."""
    if language not in LANGUAGES:
        raise WordsError(f"no catalogue for {language!r}; known: {', '.join(LANGUAGES)}")
    texts: dict[str, str] = {}
    for file in sorted(CATALOGUES.glob(f"*.{language}.toml")):
        section = file.name.split(".")[0]
        texts |= _flatten(tomllib.loads(file.read_text(encoding="utf-8")), section)
    return texts


@functools.cache
def words(language: str) -> Say:
    """The voice of a language: ``say(key, **values)`` gives the text with its values filled in."""
    texts = catalogue(language)
    counting = _Counting()

    def say(key: str, /, **values: object) -> str:
        if key not in texts:
            raise WordsError(f"no text {key!r} in the {language} catalogue")
        try:
            text = texts[key]
            if COUNTED in text:
                return counting.vformat(text, (), values)
            return text.format(**values)
        except (KeyError, IndexError) as error:
            raise WordsError(f"text {key!r} ({language}) wants {error}") from error

    return say
