"""A province beside a ready-made group of others: their median, which leaves it out, in words."""

from dashboard.catalog.indices import change_text, score_text
from dashboard.catalog.labels import Voice
from dashboard.catalog.peers import Peers
from dashboard.store.ask import ask


def median_of(
    peers: Peers, index_code: str, component_code: str, year: int
) -> tuple[float, int] | None:
    """The median of the others in a full edition, and of how many; None where there is none."""
    rows = ask(
        "peer_spread",
        index_code=index_code,
        component_code=component_code,
        province_codes=peers.codes,
    )
    own = rows[rows["year"] == year]
    return None if own.empty else (float(own["median"].iloc[0]), int(own["n_scored"].iloc[0]))


def told(
    peers: Peers,
    voice: Voice,
    province: str,
    median: tuple[float, int] | None,
    score: float | None,
    index_code: str,
) -> str:
    """Who is in the group, the median of the others, and how far the province is from it."""
    say = voice.say
    lines = [say("peers.rule", name=peers.name, rule=peers.rule, count=len(peers.codes))]
    if median is None:
        lines.append(say("peers.no_median"))
    else:
        value, count = median
        given = {"province": province, "count": count}
        shown = score_text(index_code, value, voice.language)
        lines.append(say("peers.median", median=shown, **given))
        if score is not None:
            points = change_text(index_code, score - value, voice.language)
            lines.append(say("peers.apart", points=points, **given))
    return " ".join(lines)
