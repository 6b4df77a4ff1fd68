-- What came of every figure of a scheme's year: the place by score, and the bounds of its class?
--
-- $scheme  varchar  PAR_UNIT or DDCI
-- $year    integer  the year
-- One row per unit on record, by province, block and key. lower_end and upper_end are those that
-- the province states for the published class in that very year; null where it states none.
select
    unit_result.unit_id,
    unit.name,
    unit_result.score,
    unit_result.published_rank,
    unit_result.computed_rank,
    unit_score.published_class,
    max(unit_criterion.min_score) as lower_end,
    min(unit_criterion.max_score) as upper_end
from unit_result
inner join unit on unit_result.unit_id = unit.unit_id
inner join unit_score
    on
        unit_result.scheme = unit_score.scheme
        and unit_result.year = unit_score.year
        and unit_result.unit_id = unit_score.unit_id
left join unit_criterion
    on
        unit_criterion.kind = 'threshold'
        and unit_result.province_code = unit_criterion.province_code
        and unit_result.scheme = unit_criterion.scheme
        and unit_score.published_class = unit_criterion.class
        and unit_result.year
        between unit_criterion.first_year and coalesce(unit_criterion.last_year, 9999)
where unit_result.scheme = $scheme and unit_result.year = $year
group by all
order by unit_result.unit_id;
