-- fail: an edition's series belongs to its index and covers consecutive editions
with ordered as (
    select
        edition.index_code,
        edition.year,
        edition.field,
        edition.series,
        series.index_code as series_index,
        lag(edition.series) over (
            partition by edition.index_code, edition.field order by edition.year
        ) as before
    from edition
    inner join series on edition.series = series.series
)

select
    index_code,
    series,
    count(*) filter (where before is distinct from series) as beginnings
from ordered
group by index_code, field, series
having
    count(*) filter (where before is distinct from series) <> 1
    or bool_or(series_index <> index_code)
order by index_code, field, series;
