-- How did provinces fare on one component over the years?
--
-- $province_codes  varchar[]  the provinces
-- $index_code      varchar    the index
-- $component_code  varchar    the component; its meaning is the one of its latest year
-- One row per province and edition in which the component means the same; where there is no score
-- missing_reason says why, also when the province has no row at all. score_run and rank_run number
-- the stretches a line may join: consecutive years of one series, none missing.
with wanted as (
    select
        component.first_year,
        component.last_year
    from component
    where
        component.index_code = $index_code
        and component.component_code = $component_code
        and component.subject = (
            select arg_max(latest.subject, latest.first_year)
            from component as latest
            where
                latest.index_code = $index_code
                and latest.component_code = $component_code
        )
),

years as (
    select
        edition.year,
        edition.series,
        edition.coverage,
        edition.absent_reason
    from edition
    inner join wanted on edition.year between wanted.first_year and wanted.last_year
    where edition.index_code = $index_code
),

result as (
    select
        years.year,
        years.series,
        years.coverage,
        province.province_code,
        province.name,
        province.name_en,
        province_rank.score,
        case
            when province_rank.score is null
                then coalesce(province_rank.missing_reason, years.absent_reason)
        end as missing_reason,
        province_rank.rank,
        province_rank.out_of,
        province_rank.rank_basis,
        province_rank.rank_change,
        province_rank.score_change,
        province_rank.source_id,
        province_rank.rank_source_id
    from years
    cross join province
    left join province_rank
        on
            province_rank.index_code = $index_code
            and province_rank.component_code = $component_code
            and years.year = province_rank.year
            and province.province_code = province_rank.province_code
    where province.province_code = any($province_codes)
),

stepped as (
    select
        *,
        year - lag(year) over province_years > 1
        or series <> lag(series) over province_years as is_new_stretch,
        score is null or lag(score) over province_years is null as is_score_gap,
        rank is null or lag(rank) over province_years is null as is_rank_gap
    from result
    window province_years as (partition by province_code order by year)
)

select
    year,
    series,
    coverage,
    province_code,
    name,
    name_en,
    score,
    missing_reason,
    rank,
    out_of,
    rank_basis,
    rank_change,
    score_change,
    source_id,
    rank_source_id,
    sum((is_new_stretch or is_score_gap)::integer) over province_years as score_run,
    sum((is_new_stretch or is_rank_gap)::integer) over province_years as rank_run
from stepped
window province_years as (partition by province_code order by year)
order by year, province_code;
