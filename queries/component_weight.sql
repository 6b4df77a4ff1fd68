-- What does each part of an index weigh in its total, period by period?
--
-- $index_code  varchar  the index
-- One row per part under the total and period in which it had one meaning, scale and weight;
-- weights of a weighted mean are in per cent, total_max is the end of the total's scale.
select
    component.component_code,
    component.first_year,
    component.last_year,
    component.name,
    component.name_en,
    component.min_score,
    component.max_score,
    component.weight,
    total.max_score as total_max
from component
left join component as total
    on
        component.index_code = total.index_code
        and component.parent_code = total.component_code
        and component.first_year between total.first_year and total.last_year
where component.index_code = $index_code and component.parent_code = 'TOTAL'
order by component.component_code, component.first_year;
