-- How many units of a province are in each class, block by block and year by year?
--
-- $scheme         varchar  the scheme
-- $province_code  varchar  the province
-- One row per year, block and class, newest year first, best class first. published_count is what a
-- document counts, computed_count what the rows count (null unless every unit has a class on
-- record); share is exact, printed_share as printed.
select
    year,
    block,
    class,
    position,
    published_count,
    computed_count,
    n_units,
    share,
    printed_share,
    source_id
from unit_class_share
where scheme = $scheme and province_code = $province_code
order by year desc, block, position;
