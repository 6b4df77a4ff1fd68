-- Which classes does a province use for its units, and who is known to be lowest in each?
--
-- $province_code  varchar  the province
-- $scheme         varchar  the scheme
-- $year           integer  the year
-- $block          varchar  the block
-- One row per class the province uses in the scheme, best first. lowest_score is the lowest on
-- record of a unit with that published class in that year and block: seen, not a threshold.
select
    unit_class_step.class,
    unit_class.name_en as class_en,
    unit_class_step.step,
    min(unit_rank.score) as lowest_score,
    first(unit_rank.unit_id order by unit_rank.score, unit_rank.unit_id) as lowest_unit_id,
    first(unit_rank.source_id order by unit_rank.score, unit_rank.unit_id) as source_id
from unit_class_step
inner join unit_class on unit_class_step.class = unit_class.class
left join unit_rank
    on
        unit_class_step.province_code = unit_rank.province_code
        and unit_class_step.scheme = unit_rank.scheme
        and unit_class_step.class = unit_rank.class
        and unit_rank.class_basis = 'published'
        and unit_rank.year = $year
        and unit_rank.block = $block
        and unit_rank.score is not null
where unit_class_step.province_code = $province_code and unit_class_step.scheme = $scheme
group by unit_class_step.class, unit_class.name_en, unit_class_step.step
order by unit_class_step.step;
