"""Vietnamese text without marks and case, as it is compared."""

import re
import unicodedata

# "Ð" of Icelandic and "Ɖ" of Ewe look like "Đ" and come from old Vietnamese fonts.
STROKED = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d"})


def unmarked(text: str) -> str:
    """A name with its capitals and spaces, without marks: "Ha Tay"."""
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return plain.encode("ascii", "ignore").decode("ascii")


def fold(text: str) -> str:
    """Letters and digits without marks, capitals, spaces and punctuation."""
    plain = unicodedata.normalize("NFD", text.lower().translate(STROKED))
    return re.sub(r"[^a-z0-9]", "", plain.encode("ascii", "ignore").decode("ascii"))
