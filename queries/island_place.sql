-- Where on the tile map of a year are Hoàng Sa and Trường Sa?
--
-- $year  integer  the year whose boundaries are shown
-- One row per archipelago, with the province it belongs to.
select
    island_tile.name,
    island_tile.name_en,
    island_tile.province_code,
    island_tile.tile_column,
    island_tile.tile_row
from island_tile
inner join province on island_tile.province_code = province.province_code
where
    coalesce(province.valid_from, make_date($year, 12, 31)) <= make_date($year, 12, 31)
    and coalesce(province.valid_to, make_date($year, 12, 31)) >= make_date($year, 12, 31)
order by island_tile.name;
