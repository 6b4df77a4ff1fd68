-- Which figures do documents state of a province, results of indices and units included?
--
-- $province_code  varchar  the province
-- One row per figure as a document states it, by key.
select
    fact_id,
    indicator_slug,
    name,
    name_en,
    year,
    value,
    numerator,
    denominator,
    unit,
    coalesce(unit_en, unit) as unit_en,
    index_code,
    scheme,
    unit_id,
    source_id
from fact
where province_code = $province_code
order by fact_id;
