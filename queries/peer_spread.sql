-- How are some provinces spread on one component, year by year?
--
-- $index_code      varchar    the index
-- $component_code  varchar    the component
-- $province_codes  varchar[]  the provinces, those of today by the means of their parts
-- One row per full edition in which one of them has a score; columns as in edition_spread. A year
-- that was published for the 34 is of the 34 as published.
with known as (
    select
        year,
        series,
        score
    from province_year
    where
        index_code = $index_code
        and component_code = $component_code
        and coverage = 'full'
        and score is not null
        and province_code = any($province_codes)
    union all
    select
        year,
        series,
        score
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
        and province_code = any($province_codes)
)

select
    year,
    any_value(series) as series,
    count(score) as n_scored,
    min(score) as lowest,
    quantile_cont(score, 0.25) as lower_quartile,
    median(score) as median,
    quantile_cont(score, 0.75) as upper_quartile,
    max(score) as highest
from known
group by year
order by year;
