-- How did provinces of today fare on one component, before the merger by their parts?
--
-- $province_codes  varchar[]  provinces of today; null for all
-- $index_code      varchar    the index
-- $component_code  varchar    the component; its meaning is the one of its latest year
-- One row per province and edition: what was published for the 34 where there is such an edition,
-- else the mean of its parts weighted by population (rank_basis "merged", computed by us), with the
-- range of the parts. A line joins neither across a series nor from the one to the other: their
-- runs are numbered apart. Columns as in province_history.
with known as (
    select
        year,
        series,
        coverage,
        province_code,
        score,
        lowest,
        highest,
        missing_reason,
        rank,
        out_of,
        if(rank is null, null, 'merged') as rank_basis,
        rank_change,
        score_change,
        source_ids,
        missing_codes,
        missing_reasons,
        score_run,
        rank_run,
        false as is_published
    from merged_year
    where
        index_code = $index_code
        and component_code = $component_code
        and is_latest_subject
        and ($province_codes is null or province_code = any($province_codes))
    union all
    select
        year,
        series,
        coverage,
        province_code,
        score,
        null as lowest,
        null as highest,
        missing_reason,
        rank,
        out_of,
        rank_basis,
        rank_change,
        score_change,
        list_sort(list_distinct([source_id, rank_source_id])) as source_ids,
        [] as missing_codes,
        [] as missing_reasons,
        -score_run as score_run,
        -rank_run as rank_run,
        true as is_published
    from province_year
    where
        field = 34
        and index_code = $index_code
        and component_code = $component_code
        and is_latest_subject
        and ($province_codes is null or province_code = any($province_codes))
)

select
    known.year,
    known.series,
    known.coverage,
    known.province_code,
    province.name,
    province.name_en,
    known.score,
    known.lowest,
    known.highest,
    known.missing_reason,
    known.missing_codes,
    known.missing_reasons,
    known.rank,
    known.out_of,
    known.rank_basis,
    known.rank_change,
    known.score_change,
    known.source_ids,
    known.is_published,
    known.score_run,
    known.rank_run
from known
inner join province on known.province_code = province.province_code
qualify
    known.is_published = bool_or(known.is_published)
        over (
            partition by known.year, known.province_code
        )
order by known.year, known.province_code;
