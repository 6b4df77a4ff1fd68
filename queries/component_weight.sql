-- What does each part of an index weigh in its total, period by period?
--
-- $index_code  varchar  the index
-- One row per part under the total and period in which it had one meaning, scale and weight;
-- weights of PCI are in per cent.
select
    component_code,
    first_year,
    last_year,
    name,
    name_en,
    min_score,
    max_score,
    weight
from component
where index_code = $index_code and parent_code = 'TOTAL'
order by component_code, first_year;
