-- fail: a PAPI total is the sum of its dimensions and of their parts, within rounding (0.001)
with part as (
    select
        year,
        province_code,
        sum(score) filter (where regexp_matches(component_code, '^D\d$')) as dimension_sum,
        sum(score) filter (where contains(component_code, '.')) as part_sum,
        any_value(score) filter (where component_code = 'TOTAL') as total
    from province_score
    where index_code = 'PAPI'
    group by year, province_code
)

select
    year,
    province_code,
    total,
    dimension_sum,
    part_sum
from part
where
    total is not null
    and (
        abs(total - dimension_sum) > 0.001
        or abs(total - part_sum) > 0.001
        or dimension_sum is null
        or part_sum is null
    )
order by year, province_code;
