-- Where on the tile map of a field are Hoàng Sa and Trường Sa?
--
-- $field  integer  whose boundaries are shown: the 63 to 30 June 2025, or the 34 since then
-- One row per archipelago, with the province it belongs to.
select
    island_tile.name,
    island_tile.name_en,
    island_tile.province_code,
    island_tile.tile_column,
    island_tile.tile_row
from island_tile
inner join province on island_tile.province_code = province.province_code
where field_of(province.valid_to) = $field
order by island_tile.name;
