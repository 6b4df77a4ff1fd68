-- fail: a unit has results only in years in which it existed
select
    unit_score.scheme,
    unit_score.year,
    unit_score.unit_id
from unit_score
inner join unit on unit_score.unit_id = unit.unit_id
where
    unit_score.year < year(coalesce(unit.valid_from, make_date(unit_score.year, 1, 1)))
    or unit_score.year > year(coalesce(unit.valid_to, make_date(unit_score.year, 12, 31)))
order by unit_score.scheme, unit_score.year, unit_score.unit_id;
