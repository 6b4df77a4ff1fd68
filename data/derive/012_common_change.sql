-- By how many ranks a province moved among those alone who have one in both editions, where both
-- are full: where the fields differ it may say the opposite of the difference of the two ranks.
with common as (
    select
        now.index_code,
        now.year,
        now.component_code,
        now.province_code,
        rank() over (edition order by now.prev_rank) - rank() over (edition order by now.rank)
            as moved
    from province_result as now
    inner join province_result as before
        on
            now.index_code = before.index_code
            and now.component_code = before.component_code
            and now.province_code = before.province_code
            and now.year - 1 = before.year
    where
        now.rank is not null
        and now.prev_rank is not null
        and now.coverage = 'full'
        and before.coverage = 'full'
    window edition as (partition by now.index_code, now.year, now.field, now.component_code)
)

update province_result
set common_change = common.moved
from common
where
    province_result.index_code = common.index_code
    and province_result.year = common.year
    and province_result.component_code = common.component_code
    and province_result.province_code = common.province_code;
