-- How did every province of today move between two editions, computed from its parts?
--
-- $index_code      varchar  the index
-- $component_code  varchar  the component
-- $from_year       integer  the earlier edition
-- $to_year         integer  the later edition
-- One row per province with a computed place in both, the one that climbed most first; as in
-- province_bump.
select
    province.province_code,
    province.name,
    province.name_en,
    earlier.rank as from_rank,
    earlier.out_of as from_out_of,
    later.rank as to_rank,
    later.out_of as to_out_of,
    ranks_gained(earlier.rank, earlier.out_of, later.rank, later.out_of) as rank_change,
    earlier.series = later.series as is_one_series,
    earlier.score as from_score,
    later.score as to_score,
    list_sort(list_distinct(later.source_ids || earlier.source_ids)) as source_ids
from merged_year as later
inner join merged_year as earlier
    on
        later.index_code = earlier.index_code
        and later.component_code = earlier.component_code
        and later.subject = earlier.subject
        and later.province_code = earlier.province_code
inner join province on later.province_code = province.province_code
where
    later.index_code = $index_code
    and later.component_code = $component_code
    and later.year = $to_year
    and earlier.year = $from_year
    and ranks_gained(earlier.rank, earlier.out_of, later.rank, later.out_of) is not null
order by rank_change desc, later.rank, province.province_code;
