-- Which components make up an index in one year, by the names valid then?
--
-- $index_code  varchar  the index
-- $year        integer  the edition
-- One row per component of that year with figures on record in any year, by code; the total and
-- cross-cuts have no parent_code.
select
    component.component_code,
    component.parent_code,
    component.name,
    component.name_en
from component
where
    component.index_code = $index_code
    and $year between component.first_year and component.last_year
    and exists (
        select 1
        from province_score
        where
            province_score.index_code = component.index_code
            and province_score.component_code = component.component_code
    )
order by component.component_code;
