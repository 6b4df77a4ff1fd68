-- Who stands where in one edition on one component?
--
-- $index_code      varchar  the index
-- $year            integer  the edition
-- $component_code  varchar  the component
-- $province_code   varchar  the province whose survey interval others are held against
-- One row per province of that year's map, best rank first, those without a place last.
-- is_indistinguishable: both have a published 95 % interval and the two overlap; null where no
-- interval was published. is_tied marks a computed place that others share.
with home as (
    select
        ci95_low,
        ci95_high
    from confidence_interval
    where
        index_code = $index_code
        and year = $year
        and component_code = $component_code
        and province_code = $province_code
)

select
    province.province_code,
    province.name,
    province.name_en,
    province.region,
    province_rank.score,
    case
        when province_rank.score is null
            then coalesce(province_rank.missing_reason, edition.absent_reason)
    end as missing_reason,
    province_rank.rank,
    province_rank.out_of,
    province_rank.rank_basis,
    province_rank.published_rank,
    province_rank.computed_rank,
    province_rank.rank_change,
    province_rank.score_change,
    province_rank.quartile,
    coalesce(
        province_rank.rank_basis = 'computed'
        and count(*) over (partition by province_rank.computed_rank) > 1,
        false
    ) as is_tied,
    province_tile.tile_column,
    province_tile.tile_row,
    confidence_interval.ci95_low,
    confidence_interval.ci95_high,
    confidence_interval.ci95_low <= home.ci95_high
    and confidence_interval.ci95_high >= home.ci95_low as is_indistinguishable,
    province_rank.source_id,
    province_rank.rank_source_id
from province
inner join edition on edition.index_code = $index_code and edition.year = $year
inner join province_tile on province.province_code = province_tile.province_code
left join province_rank
    on
        province_rank.index_code = $index_code
        and province_rank.year = $year
        and province_rank.component_code = $component_code
        and province.province_code = province_rank.province_code
left join confidence_interval
    on
        confidence_interval.index_code = $index_code
        and confidence_interval.year = $year
        and confidence_interval.component_code = $component_code
        and province.province_code = confidence_interval.province_code
left join home on true
where
    coalesce(province.valid_from, make_date($year, 12, 31)) <= make_date($year, 12, 31)
    and coalesce(province.valid_to, make_date($year, 12, 31)) >= make_date($year, 12, 31)
order by province_rank.rank nulls last, province.name collate vi, province.province_code;
