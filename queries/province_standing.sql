-- Where does a province stand on every index, by its newest result up to a year?
--
-- $province_code  varchar  the province
-- $year           integer  no edition after this year counts
-- One row per index; result_year is the edition of the result and null when none is on record,
-- edition_year the newest edition up to the year whether it names the province or not; is_tied
-- marks a computed place that others share.
with newest as (
    select
        province_year.index_code,
        max(province_year.year) as year
    from province_year
    inner join edition
        on
            province_year.index_code = edition.index_code
            and province_year.year = edition.year
            and province_year.component_code = edition.headline_code
    where
        province_year.province_code = $province_code
        and province_year.year <= $year
        and (province_year.score is not null or province_year.rank is not null)
    group by province_year.index_code
),

begun as (
    select
        index_code,
        max(year) as edition_year
    from edition
    where year <= $year
    group by index_code
)

select
    index.index_code,
    index.name,
    index.title,
    index.title_en,
    index.unit,
    index.unit_en,
    begun.edition_year,
    newest.year as result_year,
    edition.headline_code as component_code,
    edition.series,
    edition.coverage,
    known.score,
    known.rank,
    known.out_of,
    known.rank_basis,
    known.prev_rank,
    known.rank_change,
    known.score_change,
    known.comparable,
    known.quartile,
    coalesce(known.is_tied, false) as is_tied,
    known.source_id,
    known.rank_source_id
from index
left join begun on index.index_code = begun.index_code
left join newest on index.index_code = newest.index_code
left join edition on newest.index_code = edition.index_code and newest.year = edition.year
left join province_year as known
    on
        newest.index_code = known.index_code
        and newest.year = known.year
        and edition.headline_code = known.component_code
        and known.province_code = $province_code
order by index.position;
