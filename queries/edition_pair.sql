-- Which score and place had every province in either of two editions?
--
-- $index_code      varchar  the index
-- $component_code  varchar  the component
-- $from_year       integer  the earlier edition
-- $to_year         integer  the later edition
-- One row per province of an edition's map and edition, also where it has no score. Nothing says
-- here whether the two may be compared: see series and subject.
select
    province_year.year,
    province_year.province_code,
    province_year.series,
    province_year.coverage,
    province_year.subject,
    province_year.score,
    province_year.missing_reason,
    province_year.published_rank,
    province_year.computed_rank,
    province_year.source_id
from province_year
where
    province_year.index_code = $index_code
    and province_year.component_code = $component_code
    and province_year.year in ($from_year, $to_year)
order by province_year.year, province_year.province_code;
