-- By how much scores of a component usually move between two full editions of one series: the
-- median of all provinces' absolute changes.
insert into component_move by name
select
    now.index_code,
    now.component_code,
    before.year as from_year,
    now.year,
    now.field,
    median(abs(round(now.score - before.score, 6))) as median_change
from province_year as now
inner join province_year as before
    on
        now.index_code = before.index_code
        and now.component_code = before.component_code
        and now.province_code = before.province_code
        and now.series = before.series
        and now.subject = before.subject
        and now.field = before.field
        and now.year > before.year
where
    now.coverage = 'full'
    and before.coverage = 'full'
group by now.index_code, now.component_code, before.year, now.year, now.field;
