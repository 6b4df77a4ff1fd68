-- published_rank, unit_id, year: a rank within the number of units of its block
--
-- A printed field goes before our own count, and is a check of the schema.
select
    stated.row_position,
    stated.published_rank as rank,
    edition.n_units as field
from staged_unit_score as stated
inner join staged_unit as unit on stated.unit_id = unit.unit_id
inner join staged_unit_edition as edition
    on
        stated.scheme = edition.scheme
        and stated.year = edition.year
        and unit.province_code = edition.province_code
        and unit.block = edition.block
where stated.published_out_of is null and stated.published_rank > edition.n_units;
