-- How did every province fare on the parts of an index, or of one component, in one edition?
--
-- $index_code   varchar  the index
-- $year         integer  the edition
-- $parent_code  varchar  what the parts are parts of; TOTAL for the index itself
-- One row per province of that year's map and part, with the name and scale of that year; the share
-- of the scale is null where the scale's end is not on record.
select
    province_year.component_code,
    component_in_year.name,
    component_in_year.name_en,
    province_year.province_code,
    province_year.coverage,
    province_year.score,
    component_in_year.min_score,
    component_in_year.max_score,
    scale_share(province_year.score, component_in_year.min_score, component_in_year.max_score)
        as scale_share,
    province_year.rank,
    province_year.out_of,
    province_year.rank_basis,
    province_year.missing_reason,
    province_year.source_id,
    province_year.rank_source_id
from province_year
inner join component_in_year
    on
        province_year.index_code = component_in_year.index_code
        and province_year.year = component_in_year.year
        and province_year.component_code = component_in_year.component_code
where
    province_year.index_code = $index_code
    and province_year.year = $year
    and component_in_year.parent_code = $parent_code
order by province_year.component_code, province_year.province_code;
