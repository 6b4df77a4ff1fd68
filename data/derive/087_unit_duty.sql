-- Which unit a duty falls to: the one it names, or every department or district where it names the
-- whole block.
insert into unit_duty by name
select distinct
    unit.unit_id,
    responsibility.duty_id,
    duty_holder.scope
from responsibility
inner join duty_holder
    on
        responsibility.province_code = duty_holder.province_code
        and responsibility.unit_name = duty_holder.unit_name
inner join unit
    on
        duty_holder.province_code = unit.province_code
        and (
            duty_holder.unit_id = unit.unit_id
            or (duty_holder.scope = 'block' and duty_holder.block = unit.block)
            or (duty_holder.scope = 'all' and unit.block in ('department', 'district'))
        )
where
    -- A duty of a date falls to nobody founded later.
    unit.valid_from is null
    or unit.valid_from <= coalesce(responsibility.document_date, unit.valid_from - 1)
order by unit.unit_id, responsibility.duty_id;
