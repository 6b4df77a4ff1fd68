-- Every component of every edition, by the meaning, name and scale that its code had that year.
insert into component_in_year by name
select
    edition.index_code,
    edition.year,
    component.component_code,
    component.parent_code,
    component.subject,
    component.name,
    component.name_en,
    component.min_score,
    component.max_score,
    component.weight
from (
    select distinct
        index_code,
        year
    from edition
) as edition
inner join component
    on
        edition.index_code = component.index_code
        and edition.year between component.first_year and component.last_year
order by edition.index_code, edition.year, component.component_code;
