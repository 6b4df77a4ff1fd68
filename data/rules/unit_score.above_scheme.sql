-- score, scheme: a score within the scale of its scheme
select
    stated.row_position,
    stated.score as score_number,
    0.0::double as low_number,
    scheme.max_score as high_number,
    coalesce(unit.name, stated.unit_id) as unit,
    concat(stated.scheme, ' ', stated.year) as edition
from staged_unit_score as stated
inner join staged_scheme as scheme on stated.scheme = scheme.scheme
left join staged_unit as unit on stated.unit_id = unit.unit_id
where stated.score > scheme.max_score;
