-- Which other figures do documents state of a province, up to a year?
--
-- $province_code  varchar  the province
-- $year           integer  the year
-- One row per indicator with its newest figure up to the year, by key; results of indices and units
-- are left out, other questions tell them.
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
where
    fact.province_code = $province_code
    and fact.year <= $year
    and fact.index_code is null
    and fact.scheme is null
    and fact.unit_id is null
qualify
    row_number() over (
        partition by fact.indicator_slug order by fact.year desc, fact.fact_id
    ) = 1
order by fact.fact_id;
