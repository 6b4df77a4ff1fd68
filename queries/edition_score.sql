-- What did every province score on every component of one edition?
--
-- $index_code  varchar  the index
-- $year        integer  the edition
-- One row per province and component with a score; what is missing has no row.
select
    province_code,
    component_code,
    score,
    source_id
from province_result
where
    index_code = $index_code
    and year = $year
    and score is not null
order by province_code, component_code;
