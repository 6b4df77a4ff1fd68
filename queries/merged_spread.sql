-- How are the provinces of today spread on one component, year by year, computed from their parts?
--
-- $index_code      varchar  the index
-- $component_code  varchar  the component
-- One row per full edition published for the 63, of years without one for the 34; columns as in
-- edition_spread.
select
    year,
    any_value(series) as series,
    count(score) as n_scored,
    min(score) as lowest,
    quantile_cont(score, 0.25) as lower_quartile,
    median(score) as median,
    quantile_cont(score, 0.75) as upper_quartile,
    max(score) as highest
from merged_year
where
    index_code = $index_code
    and component_code = $component_code
    and coverage = 'full'
    and year not in (
        select edition.year
        from edition
        where edition.index_code = $index_code and edition.field = 34
    )
    and score is not null
group by year
order by year;
