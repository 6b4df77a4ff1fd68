-- Which places a class takes up, where a document counts all units of a block by class: the best
-- class the first ones. Empty classes take none.
insert into unit_class_place by name
with running as (
    select
        unit_class_summary.scheme,
        unit_class_summary.year,
        unit_class_summary.province_code,
        unit_class_summary.block,
        unit_class_summary.class,
        unit_class_summary.n_units as n_in_class,
        sum(unit_class_summary.n_units) over (
            best_first rows between unbounded preceding and current row
        ) as last_place,
        sum(unit_class_summary.n_units) over (
            best_first rows between unbounded preceding and unbounded following
        ) as n_counted
    from unit_class_summary
    inner join unit_class on unit_class_summary.class = unit_class.class
    window
        best_first as (
            partition by
                unit_class_summary.scheme,
                unit_class_summary.year,
                unit_class_summary.province_code,
                unit_class_summary.block
            order by unit_class.position
        )
)

select
    running.scheme,
    running.year,
    running.province_code,
    running.block,
    running.class,
    (running.last_place - running.n_in_class + 1)::integer as first_place,
    running.last_place::integer as last_place,
    unit_edition.n_units
from running
inner join unit_edition
    on
        running.scheme = unit_edition.scheme
        and running.year = unit_edition.year
        and running.province_code = unit_edition.province_code
        and running.block = unit_edition.block
        and running.n_counted = unit_edition.n_units
where running.n_in_class > 0
order by
    running.scheme, running.year, running.province_code, running.block, running.last_place;
