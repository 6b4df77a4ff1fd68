-- Who stands where in one edition on one component?
--
-- $index_code      varchar  the index
-- $year            integer  the edition
-- $component_code  varchar  the component
-- $province_code   varchar  the province whose survey interval others are held against
-- One row per province of that year's map, best rank first, those without a place last.
-- is_indistinguishable: both have a published 95 % interval and the two overlap; null where no
-- interval was published. is_tied marks a computed place that others share.
select
    province_year.province_code,
    province_place.name,
    province_place.name_en,
    province_place.region,
    province_year.score,
    province_year.missing_reason,
    province_year.rank,
    province_year.out_of,
    province_year.rank_basis,
    province_year.published_rank,
    province_year.computed_rank,
    province_year.prev_rank,
    province_year.prev_out_of,
    province_year.rank_change,
    province_year.common_change,
    province_year.score_change,
    province_year.quartile,
    province_year.is_tied,
    province_place.tile_column,
    province_place.tile_row,
    province_year.ci95_low,
    province_year.ci95_high,
    province_year.ci95_low <= max(province_year.ci95_high) filter (
        where province_year.province_code = $province_code
    ) over ()
    and province_year.ci95_high >= max(province_year.ci95_low) filter (
        where province_year.province_code = $province_code
    ) over () as is_indistinguishable,
    province_year.source_id,
    province_year.rank_source_id
from province_year
inner join province_place on province_year.province_code = province_place.province_code
where
    province_year.index_code = $index_code
    and province_year.year = $year
    and province_year.field = field_read($index_code, $year, $province_code)
    and province_year.component_code = $component_code
order by
    province_year.rank nulls last,
    province_year.score desc nulls last,
    province_place.name collate vi,
    province_year.province_code;
