-- How did a province fare on every main component of an index over the years?
--
-- $province_code  varchar  the province
-- $index_code     varchar  the index
-- One row per component under the total and edition, with the name valid in that year and the
-- median where the edition is full; the share of the scale makes components of one index alike.
-- score_run numbers the stretches a line may join: consecutive years of one series and subject.
with result as (
    select
        province_rank.component_code,
        component.name,
        component.name_en,
        component.subject,
        province_rank.year,
        province_rank.series,
        province_rank.score,
        province_rank.rank,
        province_rank.out_of,
        component.min_score,
        component.max_score,
        edition_statistic.median,
        province_rank.missing_reason,
        province_rank.source_id
    from province_rank
    inner join component
        on
            province_rank.index_code = component.index_code
            and province_rank.component_code = component.component_code
            and province_rank.year between component.first_year and component.last_year
    left join edition_statistic
        on
            province_rank.index_code = edition_statistic.index_code
            and province_rank.year = edition_statistic.year
            and province_rank.component_code = edition_statistic.component_code
    where
        province_rank.index_code = $index_code
        and province_rank.province_code = $province_code
        and component.parent_code = 'TOTAL'
),

stepped as (
    select
        *,
        year - lag(year) over component_years > 1
        or series <> lag(series) over component_years
        or subject <> lag(subject) over component_years
        or score is null
        or lag(score) over component_years is null as is_new_stretch
    from result
    window component_years as (partition by component_code order by year)
)

select
    component_code,
    name,
    name_en,
    year,
    series,
    score,
    rank,
    out_of,
    min_score,
    max_score,
    median,
    missing_reason,
    source_id,
    (score - min_score) / (max_score - min_score) as scale_share,
    (median - min_score) / (max_score - min_score) as median_share,
    sum(is_new_stretch::integer) over (
        partition by component_code order by year
    ) as score_run
from stepped
order by component_code, year;
