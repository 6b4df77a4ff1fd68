-- Names, region and tile of every province in one place: what a page shows of each of them.
insert into province_place by name
select
    province.province_code,
    province.name,
    province.name_en,
    province.region,
    province_tile.tile_column,
    province_tile.tile_row
from province
inner join province_tile on province.province_code = province_tile.province_code
order by province.province_code;
