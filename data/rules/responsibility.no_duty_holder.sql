-- unit_name, province_code: somebody whom duty_holder tells of: a unit, a block, all, or outside
select
    stated.row_position,
    'duty_holder' as table_name
from staged_responsibility as stated
where not exists (
    select 1
    from staged_duty_holder as holder
    where
        stated.province_code = holder.province_code
        and stated.unit_name = holder.unit_name
);
