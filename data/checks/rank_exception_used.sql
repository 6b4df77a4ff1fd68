-- fail: a row of rank_exception must stand for a difference that exists
select
    rank_exception.index_code,
    rank_exception.year,
    rank_exception.component_code,
    rank_exception.province_code
from rank_exception
left join province_result as result
    on
        rank_exception.index_code = result.index_code
        and rank_exception.year = result.year
        and rank_exception.component_code = result.component_code
        and rank_exception.province_code = result.province_code
        and rank_exception.published_rank = result.published_rank
        and rank_exception.computed_rank = result.computed_rank
where result.index_code is null
order by rank_exception.index_code, rank_exception.year, rank_exception.province_code;
