-- Where does a province stand on every index, by its newest result up to a year?
--
-- $province_code  varchar  the province
-- $year           integer  no edition after this year counts
-- One row per index; result_year is the edition of the result and null when none is on record,
-- edition_year the newest edition up to the year whether it names the province or not; is_tied marks a computed place
-- that others share.
with known as (
    select
        province_rank.*,
        edition.headline_code,
        row_number() over (
            partition by province_rank.index_code
            order by province_rank.year desc
        ) as recency
    from province_rank
    inner join edition
        on
            province_rank.index_code = edition.index_code
            and province_rank.year = edition.year
            and province_rank.component_code = edition.headline_code
    where
        province_rank.province_code = $province_code
        and province_rank.year <= $year
        and (province_rank.score is not null or province_rank.rank is not null)
)

select
    index.index_code,
    index.name,
    index.title,
    index.title_en,
    index.unit,
    index.unit_en,
    (
        select max(edition.year)
        from edition
        where edition.index_code = index.index_code and edition.year <= $year
    ) as edition_year,
    known.year as result_year,
    known.headline_code as component_code,
    known.series,
    known.coverage,
    known.score,
    known.rank,
    known.out_of,
    known.rank_basis,
    known.prev_rank,
    known.rank_change,
    known.score_change,
    known.comparable,
    known.quartile,
    known.rank_basis = 'computed' and exists (
        select 1
        from province_rank as other
        where
            other.index_code = known.index_code
            and other.year = known.year
            and other.component_code = known.component_code
            and other.province_code <> known.province_code
            and other.computed_rank = known.computed_rank
    ) as is_tied,
    known.source_id,
    known.rank_source_id
from index
left join known on index.index_code = known.index_code and known.recency = 1
order by index.position;
