-- unit_id, year: a unit that existed in that year
select
    stated.row_position,
    unit.name as unit,
    stated.year
from staged_unit_score as stated
inner join staged_unit as unit on stated.unit_id = unit.unit_id
where
    stated.year < year(unit.valid_from)
    or stated.year > year(unit.valid_to);
