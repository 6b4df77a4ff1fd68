-- Which editions may be compared, and what changed where a series begins?
--
-- One row per series in order of index and time.
select
    index.position,
    series.index_code,
    series.series,
    series.label,
    series.label_en,
    min(edition.year) as first_year,
    max(edition.year) as last_year,
    count(distinct edition.year) as n_editions
from series
inner join edition on series.series = edition.series
inner join index on series.index_code = index.index_code
group by all
order by index.position, first_year;
