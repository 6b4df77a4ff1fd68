"""How provinces fared on one component over the years."""

import pandas as pd

from dashboard.catalog.indices import PUBLISHED, TODAY
from dashboard.store.ask import ask

TOTAL = "TOTAL"


def history(
    province_codes: tuple[str, ...],
    index_code: str,
    component_code: str = TOTAL,
    borders: str = PUBLISHED,
) -> pd.DataFrame:
    """One row per province and edition in which the component means the same, by year.

    In the borders of today editions for the 63 are computed from the parts of each of the 34, with
    the range of the parts (queries/merged_history.sql).

    Columns: ``score``, ``rank`` of ``out_of`` and what they moved since the year before, each
    missing where it is not known (``missing_reason``); ``score_run`` and ``rank_run`` number the
    stretches that a line may join (queries/province_history.sql).
    """
    rows = ask(
        "merged_history" if borders == TODAY else "province_history",
        province_codes=None,
        index_code=index_code,
        component_code=component_code,
    )
    return rows[rows["province_code"].isin(province_codes)].reset_index(drop=True)
