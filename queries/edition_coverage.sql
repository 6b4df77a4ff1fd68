-- What do we hold of every edition?
--
-- One row per edition: provinces with a headline score, with a published headline rank, and
-- components beside the headline.
select
    index_code,
    year,
    field,
    coverage,
    n_provinces,
    n_scored,
    n_ranked,
    n_components,
    series
from edition_holding
order by index_code, year, field;
