-- Which score and place did every province have in every full edition?
--
-- $index_code      varchar  the index
-- $component_code  varchar  the component; TOTAL for the total
-- One row per full edition and province with a score, oldest edition first. computed_rank is from
-- unrounded scores, ties share the better one; n_scored is its field. Scores of two editions
-- compare only where series and subject are the same. Provinces without a score are left out.
select
    province_year.year,
    province_year.series,
    province_year.subject,
    province_year.province_code,
    province_year.score,
    province_year.computed_rank,
    edition_statistic.n_scored
from province_year
inner join edition_statistic
    on
        province_year.index_code = edition_statistic.index_code
        and province_year.year = edition_statistic.year
        and province_year.field = edition_statistic.field
        and province_year.component_code = edition_statistic.component_code
where
    province_year.index_code = $index_code
    and province_year.component_code = $component_code
    and province_year.coverage = 'full'
    and province_year.score is not null
qualify province_year.field = max(province_year.field) over (partition by province_year.year)
order by province_year.year, province_year.province_code;
