-- fail: a row of rank_revision must stand for a computed rank that is another now
select
    rank_revision.index_code,
    rank_revision.year,
    rank_revision.component_code,
    rank_revision.province_code,
    rank_revision.former_rank
from rank_revision
left join province_result as result
    on
        rank_revision.index_code = result.index_code
        and rank_revision.year = result.year
        and rank_revision.component_code = result.component_code
        and rank_revision.province_code = result.province_code
        and rank_revision.former_rank <> result.computed_rank
where result.index_code is null
order by
    rank_revision.index_code, rank_revision.year, rank_revision.component_code,
    rank_revision.province_code;
