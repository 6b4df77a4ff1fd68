-- How are all provinces spread on one component, year by year?
--
-- $index_code      varchar  the index
-- $component_code  varchar  the component
-- One row per full edition; partial ones have none, since nothing may be computed for them. Of a
-- year that is full for both fields that of the 63.
select
    year,
    series,
    n_scored,
    lowest,
    lower_quartile,
    median,
    upper_quartile,
    highest
from edition_statistic
where index_code = $index_code and component_code = $component_code
qualify field = max(field) over (partition by year)
order by year;
