-- One row per score or rank on record, with its place, its change and its quartile.
--
-- Ranks are computed from unrounded scores (ties share the better place) and only where the
-- edition is full; a published rank goes before a computed one. Changes of score are formed only
-- inside one series and one subject; changes of rank cross a series but never a change of subject
-- (a code that names another thing than the year before). Quartiles cut the field by place as
-- PAPI's own classes do: 16, 16, 16 and 15 of 63 provinces.
insert into province_result by name
with placed as (
    select
        province_score.*,
        component.subject,
        edition.series,
        edition.coverage,
        edition.n_provinces,
        case
            when edition.coverage = 'full' and province_score.score is not null
                then rank() over (
                    partition by
                        province_score.index_code,
                        province_score.year,
                        province_score.field,
                        province_score.component_code
                    order by province_score.score desc nulls last
                )
        end as computed_rank,
        count(province_score.score) over (
            partition by
                province_score.index_code,
                province_score.year,
                province_score.field,
                province_score.component_code
        ) as n_scored
    from province_score
    inner join edition
        on
            province_score.index_code = edition.index_code
            and province_score.year = edition.year
            and province_score.field = edition.field
    inner join component
        on
            province_score.index_code = component.index_code
            and province_score.component_code = component.component_code
            and province_score.first_year = component.first_year
),

ranked as (
    select
        *,
        coalesce(published_rank, computed_rank) as rank,
        case
            when published_rank is not null then n_provinces
            when computed_rank is not null then n_scored
        end as out_of,
        case
            when published_rank is not null then rank_basis
            when computed_rank is not null then 'computed'
        end as shown_basis
    from placed
)

select
    now.index_code,
    now.year,
    now.field,
    now.province_code,
    now.component_code,
    now.series,
    now.coverage,
    now.score,
    now.missing_reason,
    now.rank,
    now.out_of,
    now.shown_basis as rank_basis,
    now.published_rank,
    now.computed_rank,
    before.score as prev_score,
    before.rank as prev_rank,
    before.out_of as prev_out_of,
    ranks_gained(before.rank, before.out_of, now.rank, now.out_of) as rank_change,
    case
        when now.series = before.series
            then round(now.score - before.score, 6)
    end as score_change,
    coalesce(now.series = before.series, false) as comparable,
    (floor(4.0 * (now.computed_rank - 1) / now.n_scored) + 1)::integer as quartile,
    now.published_class,
    rank_exception.reason as difference_reason,
    now.derived_from,
    now.derived_from_en,
    now.source_id,
    now.rank_source_id
from ranked as now
left join ranked as before
    on
        now.index_code = before.index_code
        and now.component_code = before.component_code
        and now.province_code = before.province_code
        and now.subject = before.subject
        and now.year - 1 = before.year
left join rank_exception
    on
        now.index_code = rank_exception.index_code
        and now.year = rank_exception.year
        and now.component_code = rank_exception.component_code
        and now.province_code = rank_exception.province_code
order by now.index_code, now.year, now.component_code, now.province_code;
