-- fail: in a full block of units the scores give every published place
select
    scheme,
    year,
    unit_id,
    published_rank,
    computed_rank
from unit_result
where coverage = 'full' and published_rank is not null and published_rank <> computed_rank
order by scheme, year, unit_id;
