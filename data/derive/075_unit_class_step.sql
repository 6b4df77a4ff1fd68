-- The classes each province uses in a scheme, best first, so that one step is one class of its own.
insert into unit_class_step by name
with used as (
    select
        unit.province_code,
        unit_score.scheme,
        unit_score.published_class as class
    from unit_score
    inner join unit on unit_score.unit_id = unit.unit_id
    union
    select
        province_code,
        scheme,
        class
    from unit_class_summary
    union
    select
        province_code,
        scheme,
        class
    from unit_criterion
)

select
    used.province_code,
    used.scheme,
    used.class,
    rank() over (
        partition by used.province_code, used.scheme
        order by unit_class.position
    ) as step
from used
inner join unit_class on used.class = unit_class.class
order by used.province_code, used.scheme, step;
