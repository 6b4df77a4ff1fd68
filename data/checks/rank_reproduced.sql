-- fail: a published rank that the scores do not reproduce is listed in rank_exception
select
    result.index_code,
    result.year,
    result.component_code,
    result.province_code,
    result.score,
    result.published_rank,
    result.computed_rank
from province_result as result
left join rank_exception
    on
        result.index_code = rank_exception.index_code
        and result.year = rank_exception.year
        and result.component_code = rank_exception.component_code
        and result.province_code = rank_exception.province_code
        and result.published_rank = rank_exception.published_rank
        and result.computed_rank = rank_exception.computed_rank
where
    result.published_rank <> result.computed_rank
    and rank_exception.reason is null
order by result.index_code, result.year, result.published_rank;
