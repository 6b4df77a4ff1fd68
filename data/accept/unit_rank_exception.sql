-- The same for places of units in full blocks.
delete from unit_rank_exception
where (scheme, year, unit_id, published_rank, computed_rank) not in (
    select (scheme, year, unit_id, published_rank, computed_rank)
    from unit_result
    where coverage = 'full' and published_rank <> computed_rank
);

insert into unit_rank_exception by name
select
    result.scheme,
    result.year,
    result.unit_id,
    result.published_rank,
    result.computed_rank,
    'in như vậy trong tài liệu; đã xem và chấp nhận khi nhập số liệu' as note
from unit_result as result
anti join unit_rank_exception as known
    on
        result.scheme = known.scheme
        and result.year = known.year
        and result.unit_id = known.unit_id
where result.coverage = 'full' and result.published_rank <> result.computed_rank;
