-- fail: published class counts never add up to more units than the block has
select
    scheme,
    year,
    province_code,
    block,
    n_units,
    n_counted
from unit_block_statistic
where n_counted > n_units
order by scheme, year, province_code, block;
