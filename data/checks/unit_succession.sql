-- fail: a unit's successor is another unit of ours that begins the day after it ends
select
    unit.unit_id,
    unit.successor_id
from unit
left join unit as successor on unit.successor_id = successor.unit_id
where
    unit.successor_id is not null
    and (
        successor.unit_id is null
        or unit.valid_to is null
        or successor.valid_from is distinct from unit.valid_to + 1
    )
order by unit.unit_id;
