-- fail: every score lies within its component's scale of that year
select
    province_score.index_code,
    province_score.year,
    province_score.component_code,
    province_score.province_code,
    province_score.score,
    component.min_score,
    component.max_score
from province_score
inner join component
    on
        province_score.index_code = component.index_code
        and province_score.component_code = component.component_code
        and province_score.first_year = component.first_year
where
    province_score.score < component.min_score
    or province_score.score > component.max_score
order by
    province_score.index_code, province_score.year, province_score.component_code,
    province_score.province_code;
