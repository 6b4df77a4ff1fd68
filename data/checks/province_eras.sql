-- fail: 63 provinces end on 30 June 2025, 34 begin on 1 July, each old one has its successor and a tile
select
    province.province_code,
    province.valid_to,
    province.successor_code
from province
left join province as successor on province.successor_code = successor.province_code
left join province_tile on province.province_code = province_tile.province_code
where
    province_tile.province_code is null
    or (
        province.valid_to is not null
        and (
            province.valid_to <> date '2025-06-30'
            or successor.valid_from is distinct from date '2025-07-01'
        )
    )
union all
select
    count(*) filter (where valid_to is not null) || ' and ' || count(*) filter (where valid_to is null),
    null,
    'provinces instead of 63 and 34'
from province
having
    count(*) filter (where valid_to is not null) <> 63
    or count(*) filter (where valid_to is null) <> 34
order by 1;
