-- How did a province of today fare on every main component of an index, by its parts?
--
-- $province_code  varchar  a province of today
-- $index_code     varchar  the index
-- One row per component under the total and edition published for the 63 that has a score of one of
-- its parts; means and medians of means computed by us. Columns as in province_component_history.
with spread as (
    select
        index_code,
        year,
        component_code,
        case when any_value(coverage) = 'full' then median(score) end as median
    from merged_year
    where index_code = $index_code
    group by index_code, year, component_code
)

select
    merged_year.component_code,
    component_in_year.name,
    component_in_year.name_en,
    merged_year.year,
    merged_year.series,
    merged_year.score,
    merged_year.lowest,
    merged_year.highest,
    merged_year.rank,
    merged_year.out_of,
    component_in_year.min_score,
    component_in_year.max_score,
    spread.median,
    merged_year.missing_reason,
    merged_year.missing_codes,
    merged_year.missing_reasons,
    merged_year.source_ids,
    scale_share(merged_year.score, component_in_year.min_score, component_in_year.max_score)
        as scale_share,
    scale_share(spread.median, component_in_year.min_score, component_in_year.max_score)
        as median_share,
    merged_year.score_run
from merged_year
inner join component_in_year
    on
        merged_year.index_code = component_in_year.index_code
        and merged_year.year = component_in_year.year
        and merged_year.component_code = component_in_year.component_code
inner join spread
    on
        merged_year.index_code = spread.index_code
        and merged_year.year = spread.year
        and merged_year.component_code = spread.component_code
where
    merged_year.index_code = $index_code
    and merged_year.province_code = $province_code
    and component_in_year.parent_code = 'TOTAL'
    and merged_year.n_scored > 0
order by merged_year.component_code, merged_year.year;
