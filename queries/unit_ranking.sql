-- Who stands where among the units of one block of a province in one year?
--
-- $scheme         varchar  the scheme
-- $year           integer  the year
-- $province_code  varchar  the province
-- $block          varchar  department, district, commune or vertical
-- One row per unit on record, best place first, then by class, score and key; units of which only a
-- class or a name is known come after those with a place. Nothing is ranked across blocks.
select
    unit_rank.unit_id,
    unit.name,
    unit.name_en,
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
inner join unit on unit_rank.unit_id = unit.unit_id
where
    unit_rank.scheme = $scheme
    and unit_rank.year = $year
    and unit_rank.province_code = $province_code
    and unit_rank.block = $block
order by
    unit_rank.rank nulls last,
    unit_rank.class_step nulls last,
    unit_rank.score desc nulls last,
    unit_rank.unit_id;
