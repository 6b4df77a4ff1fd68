-- How has one unit fared over the years?
--
-- $unit_id  varchar  the unit
-- One row per scheme and year on record, schemes in their order, newest first; what is not known is
-- null.
select
    unit_rank.scheme,
    unit_rank.year,
    unit_rank.block,
    unit_rank.coverage,
    unit_rank.n_units,
    unit_rank.score,
    unit_rank.missing_reason,
    unit_rank.rank,
    unit_rank.out_of,
    unit_rank.rank_basis,
    unit_rank.class,
    unit_rank.class_step,
    unit_rank.class_basis,
    unit_rank.class_rule_id,
    unit_rank.prev_rank,
    unit_rank.rank_change,
    unit_rank.prev_class,
    unit_rank.class_change,
    unit_rank.source_id
from unit_rank
inner join scheme on unit_rank.scheme = scheme.scheme
where unit_rank.unit_id = $unit_id
order by scheme.position, unit_rank.year desc;
