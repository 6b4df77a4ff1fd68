-- How the provinces of a full edition are spread on each component.
insert into edition_statistic
select
    index_code,
    year,
    component_code,
    series,
    count(score),
    min(score),
    quantile_cont(score, 0.25),
    median(score),
    quantile_cont(score, 0.75),
    max(score),
    avg(score)
from province_result
where coverage = 'full' and score is not null
group by index_code, year, component_code, series
order by index_code, year, component_code;
