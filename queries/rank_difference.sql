-- Which published ranks do the scores not reproduce, and why?
--
-- One row per difference, in order of edition and published rank.
select
    rank_exception.index_code,
    rank_exception.year,
    rank_exception.province_code,
    province.name,
    province.name_en,
    province_rank.score,
    rank_exception.published_rank,
    rank_exception.computed_rank,
    rank_exception.reason
from rank_exception
inner join province on rank_exception.province_code = province.province_code
inner join province_rank
    on
        rank_exception.index_code = province_rank.index_code
        and rank_exception.year = province_rank.year
        and rank_exception.component_code = province_rank.component_code
        and rank_exception.province_code = province_rank.province_code
order by
    rank_exception.index_code, rank_exception.year, rank_exception.published_rank,
    rank_exception.province_code;
