-- Where would the provinces of today stand in an edition published for the 63?
--
-- $index_code      varchar  the index
-- $year            integer  the edition
-- $component_code  varchar  the component
-- One row per province of today, best rank first, those without a mean last. score is the mean of
-- its parts weighted by population, rank its place among those with one, computed by us (none in a
-- partial edition); lowest and highest are the range of its parts. Where a part has no score there
-- is no mean: missing_codes and missing_reasons say whose and why. Columns as in edition_ranking.
select
    merged_year.province_code,
    province_place.name,
    province_place.name_en,
    province_place.region,
    merged_year.score,
    merged_year.lowest,
    merged_year.highest,
    merged_year.n_parts,
    merged_year.n_scored,
    merged_year.missing_reason,
    merged_year.missing_codes,
    merged_year.missing_reasons,
    merged_year.rank,
    merged_year.out_of,
    if(merged_year.rank is null, null, 'merged') as rank_basis,
    null::integer as published_rank,
    merged_year.rank as computed_rank,
    merged_year.rank_change,
    merged_year.score_change,
    merged_year.quartile,
    merged_year.is_tied,
    province_place.tile_column,
    province_place.tile_row,
    null::double as ci95_low,
    null::double as ci95_high,
    null::boolean as is_indistinguishable,
    merged_year.source_ids
from merged_year
inner join province_place on merged_year.province_code = province_place.province_code
where
    merged_year.index_code = $index_code
    and merged_year.year = $year
    and merged_year.component_code = $component_code
order by
    merged_year.rank nulls last,
    merged_year.score desc nulls last,
    province_place.name collate vi,
    merged_year.province_code;
