-- warn: a rank that moved by more than 50 places in one year is worth a second look
select
    index_code,
    year,
    province_code,
    prev_rank,
    rank
from province_result
where component_code = 'TOTAL' and abs(rank_change) > 50
order by index_code, year, province_code;
