-- What did each component code mean, from when to when, and on which scale?
--
-- One row per component and period of all indices; max_score is missing where no document gives it.
select
    index_code,
    component_code,
    first_year,
    last_year,
    parent_code,
    subject,
    name,
    name_en,
    min_score,
    max_score
from component
order by index_code, component_code, first_year;
