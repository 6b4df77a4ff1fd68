-- Units of a block by class: as counted in a document, as counted from the rows where every unit of
-- the block has a class on record, and the exact share beside the printed one.
insert into unit_class_share by name
with row_count as (
    select
        unit_result.scheme,
        unit_result.year,
        unit_result.province_code,
        unit_result.block,
        unit_result.class,
        count(*) as computed_count,
        any_value(unit_result.source_id) as source_id
    from unit_result
    inner join unit_block_statistic
        on
            unit_result.scheme = unit_block_statistic.scheme
            and unit_result.year = unit_block_statistic.year
            and unit_result.province_code = unit_block_statistic.province_code
            and unit_result.block = unit_block_statistic.block
    where unit_block_statistic.n_classed = unit_block_statistic.n_units
    group by all
),

tally as (
    select
        coalesce(published.scheme, row_count.scheme) as scheme,
        coalesce(published.year, row_count.year) as year,
        coalesce(published.province_code, row_count.province_code) as province_code,
        coalesce(published.block, row_count.block) as block,
        coalesce(published.class, row_count.class) as class,
        published.n_units as published_count,
        row_count.computed_count,
        published.printed_share,
        coalesce(published.source_id, row_count.source_id) as source_id
    from unit_class_summary as published
    full join row_count
        on
            published.scheme = row_count.scheme
            and published.year = row_count.year
            and published.province_code = row_count.province_code
            and published.block = row_count.block
            and published.class = row_count.class
)

select
    tally.scheme,
    tally.year,
    tally.province_code,
    tally.block,
    tally.class,
    unit_class.position,
    tally.published_count,
    -- A class nobody is in is counted too, where the rows are complete.
    coalesce(
        tally.computed_count,
        case when unit_block_statistic.n_classed = unit_block_statistic.n_units then 0 end
    ) as computed_count,
    unit_block_statistic.n_units,
    tally.printed_share,
    100.0
    * coalesce(tally.published_count, tally.computed_count)
    / unit_block_statistic.n_units as share,
    tally.source_id
from tally
inner join unit_class on tally.class = unit_class.class
inner join unit_block_statistic
    on
        tally.scheme = unit_block_statistic.scheme
        and tally.year = unit_block_statistic.year
        and tally.province_code = unit_block_statistic.province_code
        and tally.block = unit_block_statistic.block
order by
    tally.scheme,
    tally.year,
    tally.province_code,
    tally.block,
    unit_class.position;
