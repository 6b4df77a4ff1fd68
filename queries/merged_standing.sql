-- How would every province of today fare on the parts of an index, or of one component?
--
-- $index_code   varchar  the index
-- $year         integer  the edition, published for the 63
-- $parent_code  varchar  what the parts are parts of; TOTAL for the index itself
-- One row per province of today and part, computed by us from the provinces that went into it;
-- columns as in part_standing.
select
    merged_year.component_code,
    component_in_year.name,
    component_in_year.name_en,
    merged_year.province_code,
    merged_year.coverage,
    merged_year.score,
    merged_year.lowest,
    merged_year.highest,
    component_in_year.min_score,
    component_in_year.max_score,
    scale_share(merged_year.score, component_in_year.min_score, component_in_year.max_score)
        as scale_share,
    merged_year.rank,
    merged_year.out_of,
    if(merged_year.rank is null, null, 'merged') as rank_basis,
    merged_year.missing_reason,
    merged_year.missing_codes,
    merged_year.missing_reasons,
    merged_year.source_ids
from merged_year
inner join component_in_year
    on
        merged_year.index_code = component_in_year.index_code
        and merged_year.year = component_in_year.year
        and merged_year.component_code = component_in_year.component_code
where
    merged_year.index_code = $index_code
    and merged_year.year = $year
    and component_in_year.parent_code = $parent_code
order by merged_year.component_code, merged_year.province_code;
