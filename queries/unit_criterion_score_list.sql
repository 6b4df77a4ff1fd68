-- What did a unit score on each criterion, and where did it lose most?
--
-- $unit_id  varchar  the unit
-- One row per scheme, year and criterion on record, newest year first, most lost points first;
-- lost_points is null where no document gives the criterion's maximum.
select
    scheme,
    year,
    criterion_code,
    criterion_name,
    score,
    max_points,
    max_points - score as lost_points,
    source_id
from unit_criterion_score
where unit_id = $unit_id
order by scheme, year desc, lost_points desc nulls last, criterion_code;
