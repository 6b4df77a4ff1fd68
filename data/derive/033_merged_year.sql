-- What an edition published for the 63 says of the 34 of today: computed by us, never published.
--
-- The score of a province of today is the mean of its parts' scores, weighted by their newest
-- population on record; lowest and highest are the range of the parts that have one. Where a part
-- has no score, or no population, there is no mean, and missing_reason says why. Ranks are among
-- the provinces with a mean, ties share the better one, only where the edition is full. Changes and
-- runs as in province_year.
insert into merged_year by name
with weight as (
    select
        province.province_code,
        province.successor_code,
        arg_max(population.population_thousand, population.year) as population_thousand,
        arg_max(population.source_id, population.year) as population_source_id
    from province
    left join population on province.province_code = population.province_code
    where province.successor_code is not null
    group by province.province_code, province.successor_code
),

merged as (
    select
        province_year.index_code,
        province_year.year,
        province_year.component_code,
        province_year.series,
        province_year.coverage,
        province_year.subject,
        province_year.is_latest_subject,
        weight.successor_code as province_code,
        count(*) as n_parts,
        count(province_year.score) as n_scored,
        min(province_year.score) as lowest,
        max(province_year.score) as highest,
        case
            when count(province_year.score * weight.population_thousand) = count(*)
                then
                    sum(province_year.score * weight.population_thousand)
                    / sum(weight.population_thousand)
        end as score,
        coalesce(min(province_year.missing_reason), 'not_found') as any_reason,
        coalesce(
            list(province_year.province_code order by province_year.province_code)
            filter (where province_year.score is null),
            []
        ) as missing_codes,
        coalesce(
            list(province_year.missing_reason order by province_year.province_code)
            filter (where province_year.score is null),
            []
        ) as missing_reasons,
        list_sort(
            list_distinct(
                list(province_year.source_id)
                || if(count(*) > 1, list(weight.population_source_id), [])
            )
        ) as source_ids
    from province_year
    inner join weight on province_year.province_code = weight.province_code
    where province_year.field = 63
    group by all
),

ranked as (
    select
        * exclude (any_reason),
        case when score is null then any_reason end as missing_reason,
        case
            when coverage = 'full' and score is not null
                then rank() over (edition_wide order by round(score, 9) desc nulls last)
        end as rank,
        count(score) over (edition_wide) as n_ranked
    from merged
    window edition_wide as (partition by index_code, year, component_code)
),

stepped as (
    select
        *,
        case when rank is not null then n_ranked end as out_of,
        (floor(4.0 * (rank - 1) / n_ranked) + 1)::integer as quartile,
        count(rank) over (partition by index_code, year, component_code, rank) > 1 as is_tied,
        year - 1 = lag(year) over history and subject = lag(subject) over history as is_next,
        coalesce(series = lag(series) over history, false) as is_one_series,
        lag(score) over history as prev_score,
        lag(rank) over history as prev_rank,
        lag(n_ranked) over history as prev_out_of
    from ranked
    window history as (partition by index_code, component_code, province_code order by year)
)

select
    * exclude (n_ranked, is_next, is_one_series, prev_score, prev_rank, prev_out_of),
    case when is_next then ranks_gained(prev_rank, prev_out_of, rank, out_of) end as rank_change,
    case when is_next and is_one_series then round(score - prev_score, 6) end as score_change,
    sum(
        (not coalesce(is_next and is_one_series, false) or score is null or prev_score is null)
        ::integer
    ) over history as score_run,
    sum(
        (not coalesce(is_next and is_one_series, false) or rank is null or prev_rank is null)
        ::integer
    ) over history as rank_run
from stepped
window history as (partition by index_code, component_code, province_code order by year)
order by index_code, year, component_code, province_code;
