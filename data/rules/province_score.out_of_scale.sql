-- score, component_code, index_code, year: a score within its component's scale of that year
select
    stated.row_position,
    stated.score as score_number,
    component.min_score as low_number,
    -- Scales without a known end are broken at the known one only.
    coalesce(component.max_score, component.min_score) as high_number,
    stated.component_code as component,
    concat(stated.index_code, ' ', stated.year) as edition
from staged_province_score as stated
inner join staged_component as component
    on
        stated.index_code = component.index_code
        and stated.component_code = component.component_code
        and stated.first_year = component.first_year
where stated.score < component.min_score or stated.score > component.max_score;
