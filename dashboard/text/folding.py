"""Vietnamese text without marks and case, as it is compared."""

import re
import unicodedata

# "Ð" of Icelandic and "Ɖ" of Ewe look like "Đ" and come from old Vietnamese fonts.
STROKED = str.maketrans({"đ": "d", "ð": "d", "ɖ": "d", "Đ": "D", "Ð": "D", "Ɖ": "D"})


def unmarked(text: str) -> str:
    """The same in ASCII, letters without their marks: "Ha Tay"."""
    apart = unicodedata.normalize("NFD", text.translate(STROKED))
    return apart.encode("ascii", "ignore").decode("ascii")


def fold(text: str) -> str:
    """Letters and digits without marks, capitals, spaces and punctuation."""
    return re.sub(r"[^a-z0-9]", "", unmarked(text.lower()))


def file_name(*parts: object) -> str:
    """ "Kon-Tum-2024-hoi-nghi": what a file is about, in ASCII, as people read it."""
    return "-".join(filter(None, re.split(r"[^A-Za-z0-9]+", unmarked("-".join(map(str, parts))))))
