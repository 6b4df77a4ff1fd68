-- How many rows does every edition of an index have, and which provinces have none?
--
-- $index_code  varchar  the index
-- One row per edition, by year. absent_names has one name per line: the provinces of the edition's
-- map without a row for the index itself; empty for a partial edition, which names only some.
with headline as (
    select
        province_year.year,
        province.name
    from province_year
    inner join edition
        on
            province_year.index_code = edition.index_code
            and province_year.year = edition.year
            and province_year.field = edition.field
            and province_year.component_code = edition.headline_code
    inner join province on province_year.province_code = province.province_code
    where
        province_year.index_code = $index_code
        and edition.coverage = 'full'
        and province_year.source_id is null
),

absent as (
    select
        year,
        string_agg(name, chr(10) order by name collate vi) as joined_names
    from headline
    group by year
),

counted as (
    select
        year,
        count(*) as n_rows
    from province_score
    where index_code = $index_code
    group by year
)

select
    counted.year,
    counted.n_rows,
    coalesce(absent.joined_names, '') as absent_names
from counted
left join absent on counted.year = absent.year
order by counted.year;
