-- How did provinces fare on one component over the years?
--
-- $province_codes  varchar[]  the provinces; null for all
-- $index_code      varchar    the index
-- $component_code  varchar    the component; its meaning is the one of its latest year
-- One row per province and edition in which the component means the same; where there is no score
-- missing_reason says why, also when the province has no row at all. score_run and rank_run number
-- the stretches a line may join: consecutive years of one series, none missing.
select
    province_year.year,
    province_year.series,
    province_year.coverage,
    province_year.province_code,
    province.name,
    province.name_en,
    province_year.score,
    province_year.missing_reason,
    province_year.rank,
    province_year.out_of,
    province_year.rank_basis,
    province_year.prev_rank,
    province_year.prev_out_of,
    province_year.rank_change,
    province_year.common_change,
    province_year.score_change,
    province_year.source_id,
    province_year.rank_source_id,
    province_year.score_run,
    province_year.rank_run
from province_year
inner join province on province_year.province_code = province.province_code
where
    province_year.index_code = $index_code
    and province_year.component_code = $component_code
    and province_year.is_latest_subject
    and ($province_codes is null or province_year.province_code = any($province_codes))
order by province_year.year, province_year.province_code;
