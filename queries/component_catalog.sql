-- Which components does an index have, with the latest name of each code?
--
-- $index_code  varchar  the index
-- One row per component code that has scores or ranks on record, the total first; first_year is the
-- first year in which the code meant what it means in its latest year.
with latest as (
    select
        component_code,
        arg_max(parent_code, first_year) as parent_code,
        arg_max(subject, first_year) as subject,
        arg_max(name, first_year) as name,
        arg_max(name_en, first_year) as name_en
    from component
    where index_code = $index_code
    group by component_code
)

select
    latest.component_code,
    latest.parent_code,
    latest.name,
    latest.name_en,
    min(component.first_year) as first_year,
    max(component.last_year) as last_year,
    latest.component_code in ('TOTAL', 'PILOT_TOTAL') as is_total
from latest
inner join component
    on
        component.index_code = $index_code
        and latest.component_code = component.component_code
        and latest.subject = component.subject
where
    exists (
        select 1
        from province_score
        where
            province_score.index_code = $index_code
            and province_score.component_code = latest.component_code
    )
group by all
order by is_total desc, latest.component_code;
