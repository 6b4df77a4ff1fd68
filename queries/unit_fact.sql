-- Which other figures do documents state of a unit?
--
-- $unit_id  varchar  the unit
-- One row per figure, newest first; its results in a scheme are left out.
select
    fact.fact_id,
    fact.name,
    fact.name_en,
    fact.year,
    fact.value,
    fact.numerator,
    fact.denominator,
    fact.unit,
    coalesce(fact.unit_en, fact.unit) as unit_en,
    fact.source_id
from fact
where fact.unit_id = $unit_id and fact.scheme is null
order by fact.year desc, fact.fact_id;
