-- Which years of which schemes are on record for the units of every province, and how much of each?
--
-- One row per scheme, year, province and block, newest first within a province; has_counts says
-- whether a document counts the units by class. computed_mean is null unless the block is full.
select
    unit_block_statistic.province_code,
    unit_block_statistic.scheme,
    scheme.name as scheme_name,
    scheme.name_en as scheme_name_en,
    unit_block_statistic.year,
    unit_block_statistic.block,
    unit_block_statistic.coverage,
    unit_block_statistic.n_units,
    unit_block_statistic.n_listed,
    unit_block_statistic.n_scored,
    unit_block_statistic.n_ranked,
    unit_block_statistic.n_classed,
    coalesce(unit_block_statistic.n_counted, 0) > 0 as has_counts,
    unit_block_statistic.published_mean,
    unit_block_statistic.computed_mean,
    unit_block_statistic.mean_source_id
from unit_block_statistic
inner join scheme on unit_block_statistic.scheme = scheme.scheme
order by
    unit_block_statistic.province_code,
    scheme.position,
    unit_block_statistic.year desc,
    unit_block_statistic.block;
