-- Which indices are there, and from which year to which?
--
-- One row per index, in the order they are shown.
select
    index.position,
    index.circle,
    index.index_code,
    index.name,
    index.title,
    index.title_en,
    index.measures,
    index.measures_en,
    index.publisher,
    index.unit,
    index.unit_en,
    index.decimals,
    index.plan_decimals,
    index.aggregation,
    index.formula,
    index.formula_en,
    index.rounding,
    index.weight_note,
    index.weight_note_en,
    min(edition.year) as first_year,
    max(edition.year) as last_year
from index
inner join edition on index.index_code = edition.index_code
group by all
order by index.circle desc, index.position;
