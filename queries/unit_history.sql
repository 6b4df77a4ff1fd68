-- How has one unit fared over the years?
--
-- $unit_id  varchar  the unit
-- One row per scheme and year on record, newest first; what is not known is null.
select
    scheme,
    year,
    block,
    coverage,
    n_units,
    score,
    missing_reason,
    rank,
    out_of,
    rank_basis,
    class,
    class_step,
    class_basis,
    class_rule_id,
    prev_rank,
    rank_change,
    prev_class,
    class_change,
    source_id
from unit_rank
where unit_id = $unit_id
order by scheme desc, year desc;
