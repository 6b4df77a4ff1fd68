-- By which schemes do provinces score their own units?
--
-- One row per scheme in the order they are shown; the first is the one pages begin with.
select
    scheme,
    short_name,
    short_name_en,
    name,
    name_en
from scheme
order by position;
