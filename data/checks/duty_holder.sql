-- fail: whoever a duty names is one unit, a whole block, all units, or outside our units
select distinct
    responsibility.province_code,
    responsibility.unit_name
from responsibility
left join duty_holder
    on
        responsibility.province_code = duty_holder.province_code
        and responsibility.unit_name = duty_holder.unit_name
where duty_holder.scope is null
order by responsibility.province_code, responsibility.unit_name;
