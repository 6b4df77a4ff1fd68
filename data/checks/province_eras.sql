-- fail: 63 provinces end on 30 June 2025, 34 begin the day after; each has a tile and a successor
with counted as (
    select
        count(*) filter (where valid_to is not null) as n_former,
        count(*) filter (where valid_to is null) as n_current
    from province
)

select
    province.province_code,
    province.valid_to,
    province.successor_code,
    counted.n_former,
    counted.n_current
from province
cross join counted
left join province as successor on province.successor_code = successor.province_code
left join province_tile on province.province_code = province_tile.province_code
where
    counted.n_former <> 63
    or counted.n_current <> 34
    or province_tile.province_code is null
    or (
        province.valid_to is not null
        and (
            province.valid_to <> date '2025-06-30'
            or successor.valid_from is distinct from date '2025-07-01'
        )
    )
order by province.province_code;
