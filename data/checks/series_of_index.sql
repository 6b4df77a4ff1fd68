-- fail: an edition's series belongs to its index and covers consecutive editions
with ordered as (
    select
        edition.index_code,
        edition.year,
        edition.series,
        series.index_code as series_index,
        lag(edition.series) over (
            partition by edition.index_code order by edition.year
        ) as before
    from edition
    inner join series on edition.series = series.series
),

begun as (
    select
        index_code,
        series,
        count(*) filter (where before is distinct from series) as beginnings
    from ordered
    group by index_code, series
)

select
    index_code,
    series,
    beginnings
from begun
where beginnings <> 1
union all
select
    index_code,
    series,
    year
from ordered
where series_index <> index_code
order by 1, 2;
