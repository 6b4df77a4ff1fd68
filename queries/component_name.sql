-- Which components make up an index in one year, by the names valid then?
--
-- $index_code  varchar  the index
-- $year        integer  the edition
-- One row per component of that year with figures on record in any year, by code; the total and
-- cross-cuts have no parent_code.
select
    component_in_year.component_code,
    component_in_year.parent_code,
    component_in_year.name,
    component_in_year.name_en
from component_in_year
where
    component_in_year.index_code = $index_code
    and component_in_year.year = $year
    and exists (
        select 1
        from province_score
        where
            province_score.index_code = component_in_year.index_code
            and province_score.component_code = component_in_year.component_code
    )
order by component_in_year.component_code;
