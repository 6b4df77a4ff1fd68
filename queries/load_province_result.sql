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
    component.subject,
    province_result.score,
    province_result.published_rank,
    province_result.computed_rank,
    province_result.score_change,
    case when province_result.comparable then province_result.rank_change end as rank_change
from province_result
inner join province on province_result.province_code = province.province_code
inner join component
    on
        province_result.index_code = component.index_code
        and province_result.component_code = component.component_code
        and province_result.year between component.first_year and component.last_year
where province_result.index_code = $index_code and province_result.year = $year
order by province_result.component_code, province_result.province_code;
