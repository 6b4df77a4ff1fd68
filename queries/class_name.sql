-- Which classes do units get, by name?
--
-- One row per class, best first.
select
    class,
    name_en
from unit_class
order by position, class;
