-- Which provinces have targets on record?
--
-- One row per province with a stated target, with how many are stated.
select
    province_code,
    count(*) as n_targets
from target_progress
group by province_code
order by province_code;
