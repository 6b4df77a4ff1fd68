-- What is the largest change within a series that was ever seen, leaving one edition out?
--
-- $index_code  varchar  the index
-- $year        integer  the year that does not count
-- One row per component and subject with at least one change. Sizes are without their sign; of
-- equal ones the first by year and province is named. n_changes counts changes of score.
with change as (
    select
        province_result.component_code,
        component_in_year.subject,
        province_result.year,
        province.name,
        abs(province_result.score_change) as score_size,
        case when province_result.comparable then abs(province_result.rank_change) end as rank_size
    from province_result
    inner join province on province_result.province_code = province.province_code
    inner join component_in_year
        on
            province_result.index_code = component_in_year.index_code
            and province_result.year = component_in_year.year
            and province_result.component_code = component_in_year.component_code
    where province_result.index_code = $index_code and province_result.year <> $year
    order by province_result.year, province_result.province_code
)

select
    component_code,
    subject,
    count(score_size) as n_changes,
    max(score_size) as score_size,
    arg_max(name, score_size) as score_name,
    arg_max(year, score_size) as score_year,
    max(rank_size) as rank_size,
    arg_max(name, rank_size) as rank_name,
    arg_max(year, rank_size) as rank_year
from change
where score_size is not null or rank_size is not null
group by component_code, subject
order by component_code, subject;
