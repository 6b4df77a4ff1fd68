"""Vietnamese text without marks and case, as it is compared."""

import re
import unicodedata


def fold(text: str) -> str:
    """Letters and digits without marks, capitals, spaces and punctuation."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", plain.encode("ascii", "ignore").decode("ascii"))
