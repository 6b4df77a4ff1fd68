-- Every province of an edition's field on every component of that year, why there is no score, and
-- the stretches a line may join: consecutive years of one series and subject, none missing.
insert into province_year by name
with latest as (
    select
        index_code,
        component_code,
        arg_max(subject, first_year) as subject
    from component
    group by index_code, component_code
),

measured as (
    select distinct
        index_code,
        component_code
    from province_score
),

grid as (
    select
        edition.index_code,
        edition.year,
        edition.field,
        edition.series,
        edition.coverage,
        edition.absent_reason,
        component_in_year.component_code,
        component_in_year.subject,
        component_in_year.subject = latest.subject as is_latest_subject,
        province.province_code
    from edition
    inner join component_in_year
        on
            edition.index_code = component_in_year.index_code
            and edition.year = component_in_year.year
    inner join measured
        on
            component_in_year.index_code = measured.index_code
            and component_in_year.component_code = measured.component_code
    inner join latest
        on
            component_in_year.index_code = latest.index_code
            and component_in_year.component_code = latest.component_code
    inner join province
        on edition.field = field_of(province.valid_to)
),

result as (
    select
        grid.*,
        found.score,
        case
            when found.score is null
                then coalesce(found.missing_reason, grid.absent_reason)
        end as missing_reason,
        found.rank,
        found.out_of,
        found.rank_basis,
        found.published_rank,
        found.computed_rank,
        coalesce(
            found.rank_basis = 'computed'
            and count(*) over (
                partition by
                    grid.index_code, grid.year, grid.field, grid.component_code,
                    found.computed_rank
            ) > 1,
            false
        ) as is_tied,
        found.prev_rank,
        found.prev_out_of,
        found.rank_change,
        found.common_change,
        found.score_change,
        coalesce(found.comparable, false) as comparable,
        found.quartile,
        confidence_interval.ci95_low,
        confidence_interval.ci95_high,
        found.derived_from,
        found.derived_from_en,
        found.source_id,
        found.rank_source_id
    from grid
    left join province_result as found
        on
            grid.index_code = found.index_code
            and grid.year = found.year
            and grid.component_code = found.component_code
            and grid.province_code = found.province_code
    left join confidence_interval
        on
            grid.index_code = confidence_interval.index_code
            and grid.year = confidence_interval.year
            and grid.component_code = confidence_interval.component_code
            and grid.province_code = confidence_interval.province_code
),

stepped as (
    select
        *,
        coalesce(
            year - lag(year) over history > 1
            or series <> lag(series) over history
            or subject <> lag(subject) over history,
            true
        ) as is_new_stretch,
        score is null or lag(score) over history is null as is_score_gap,
        rank is null or lag(rank) over history is null as is_rank_gap
    from result
    window history as (partition by index_code, component_code, province_code order by year)
)

select
    * exclude (absent_reason, is_new_stretch, is_score_gap, is_rank_gap),
    sum((is_new_stretch or is_score_gap)::integer) over history as score_run,
    sum((is_new_stretch or is_rank_gap)::integer) over history as rank_run
from stepped
window history as (partition by index_code, component_code, province_code order by year)
order by index_code, year, component_code, province_code;
