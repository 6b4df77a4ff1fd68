-- How the provinces of a full edition are spread on each component.
insert into edition_statistic by name
select
    index_code,
    year,
    field,
    component_code,
    series,
    count(score) as n_scored,
    min(score) as lowest,
    quantile_cont(score, 0.25) as lower_quartile,
    median(score) as median,
    quantile_cont(score, 0.75) as upper_quartile,
    max(score) as highest,
    avg(score) as mean,
    median(abs(score_change)) as median_change
from province_result
where coverage = 'full' and score is not null
group by index_code, year, field, component_code, series
order by index_code, year, field, component_code;
