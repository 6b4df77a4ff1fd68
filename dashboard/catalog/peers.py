"""Ready-made groups of provinces: whom a province is held against, itself left out."""

from dataclasses import dataclass

from dashboard.store.ask import ask, per_version
from dashboard.text.names import in_language
from dashboard.text.rows import records


@dataclass(frozen=True)
class Peers:
    """The others of a province in one kind of group, and who is in such a group in words."""

    kind: str
    name: str
    rule: str
    codes: tuple[str, ...]


@per_version
def peers_of(province_code: str, language: str) -> dict[str, Peers]:
    """The groups in which a province has others, by kind, in their order."""
    return {
        str(row["kind"]): Peers(
            kind=str(row["kind"]),
            name=in_language(row, "name", language),
            rule=in_language(row, "rule", language),
            codes=tuple(str(code) for code in row["peer_codes"]),
        )
        for row in records(ask("peer_list", province_code=province_code))
    }
