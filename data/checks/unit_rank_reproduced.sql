-- fail: in a full block of units the scores give every published place, or it is an exception
select
    unit_result.scheme,
    unit_result.year,
    unit_result.unit_id,
    unit_result.published_rank,
    unit_result.computed_rank
from unit_result
left join unit_rank_exception
    on
        unit_result.scheme = unit_rank_exception.scheme
        and unit_result.year = unit_rank_exception.year
        and unit_result.unit_id = unit_rank_exception.unit_id
        and unit_result.published_rank = unit_rank_exception.published_rank
        and unit_result.computed_rank = unit_rank_exception.computed_rank
where
    unit_result.coverage = 'full'
    and unit_result.published_rank <> unit_result.computed_rank
    and unit_rank_exception.note is null
order by unit_result.scheme, unit_result.year, unit_result.unit_id;
