-- fail: a PAPI dimension is the sum of its parts, within rounding (0.001)
with part as (
    select
        year,
        province_code,
        split_part(component_code, '.', 1) as component_code,
        sum(score) as part_sum,
        count(score) = count(*) as is_complete
    from province_score
    where index_code = 'PAPI' and contains(component_code, '.')
    group by year, province_code, split_part(component_code, '.', 1)
)

select
    dimension.year,
    dimension.province_code,
    dimension.component_code,
    dimension.score,
    part.part_sum
from province_score as dimension
inner join
    part
    on
        dimension.year = part.year
        and dimension.province_code = part.province_code
        and dimension.component_code = part.component_code
where
    dimension.index_code = 'PAPI'
    and dimension.score is not null
    and (not part.is_complete or abs(dimension.score - part.part_sum) > 0.001)
order by dimension.year, dimension.province_code, dimension.component_code;
