-- Which other spellings does each province have?
--
-- One row per province and spelling, as written.
select
    province_code,
    alias
from province_alias
order by province_code, alias;
