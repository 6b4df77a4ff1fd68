-- Which figures are held of one component of an index, for every province and year?
--
-- $index_code      varchar  the index
-- $component_code  varchar  the component; a total of a pilot edition is PILOT_TOTAL
-- One row per province and edition with a score or a place; out_of is the field of the place,
-- former_rank what was once computed. Nothing is left out for being partial.
select
    province_year.year,
    province_year.province_code,
    province_year.field,
    province_year.series,
    province_year.score,
    province_year.rank,
    province_year.out_of,
    province_year.rank_basis,
    province_year.published_rank,
    province_year.computed_rank,
    rank_revision.former_rank,
    province_year.rank_change,
    province_year.common_change,
    province_year.score_change,
    province_year.source_id,
    province_year.rank_source_id
from province_year
left join rank_revision
    on
        province_year.index_code = rank_revision.index_code
        and province_year.year = rank_revision.year
        and province_year.component_code = rank_revision.component_code
        and province_year.province_code = rank_revision.province_code
where
    province_year.index_code = $index_code
    and province_year.component_code = $component_code
    and (province_year.score is not null or province_year.rank is not null)
order by province_year.year, province_year.province_code, province_year.field;
