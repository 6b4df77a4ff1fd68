-- What came of every figure of an edition: the place by score, and the change within its series?
--
-- $index_code  varchar  the index
-- $year        integer  the year
-- One row per province and component on record. Changes are null where the year before is of
-- another series or the code meant something else.
select
    province_result.component_code,
    province_result.province_code,
    province.name,
    component_in_year.subject,
    province_result.score,
    province_result.published_rank,
    province_result.computed_rank,
    province_result.score_change,
    case when province_result.comparable then province_result.rank_change end as rank_change
from province_result
inner join province on province_result.province_code = province.province_code
inner join component_in_year
    on
        province_result.index_code = component_in_year.index_code
        and province_result.year = component_in_year.year
        and province_result.component_code = component_in_year.component_code
where province_result.index_code = $index_code and province_result.year = $year
order by province_result.component_code, province_result.province_code;
