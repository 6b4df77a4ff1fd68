-- unit_id, year, scheme: a unit whose block has an edition of the scheme in that year
select
    stated.row_position,
    concat(stated.scheme, ' ', stated.year) as edition,
    unit.province_code as province,
    unit.block,
    'unit_edition' as table_name
from staged_unit_score as stated
inner join staged_unit as unit on stated.unit_id = unit.unit_id
left join staged_unit_edition as edition
    on
        stated.scheme = edition.scheme
        and stated.year = edition.year
        and unit.province_code = edition.province_code
        and unit.block = edition.block
where stated.year is not null and edition.scheme is null;
