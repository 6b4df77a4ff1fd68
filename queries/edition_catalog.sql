-- Which editions are there, and which of them are comparable?
--
-- One row per edition; is_series_start marks the editions before which a line must stop.
select
    edition.index_code,
    edition.year,
    edition.field,
    edition.series,
    series.label as series_label,
    series.label_en as series_label_en,
    edition.coverage,
    edition.n_provinces,
    edition.n_scored,
    edition.headline_code,
    edition.absent_reason,
    edition.year = min(edition.year) over (partition by edition.series) as is_series_start
from edition
inner join series on edition.series = series.series
order by edition.index_code, edition.year, edition.field;
