-- What is known of every province on every index as of every year: its newest result up to then.
insert into province_standing by name
with headline as (
    select
        province_year.*,
        province_year.year as result_year
    from province_year
    inner join edition
        on
            province_year.index_code = edition.index_code
            and province_year.year = edition.year
            and province_year.field = edition.field
            and province_year.component_code = edition.headline_code
    where province_year.score is not null or province_year.rank is not null
),

span as (
    select unnest(range(min(year), max(year) + 1))::integer as year
    from edition
),

begun as (
    select
        span.year,
        field.field,
        index.index_code,
        index.position,
        index.circle,
        max(edition.year) as edition_year
    from span
    cross join index
    cross join (values (34), (63)) as field (field)
    left join edition
        on
            index.index_code = edition.index_code
            and span.year >= edition.year
            and field.field = edition.field
    group by span.year, field.field, index.index_code, index.position, index.circle
)

select
    province.province_code,
    begun.year,
    begun.index_code,
    begun.position,
    begun.circle,
    begun.edition_year,
    headline.result_year,
    headline.component_code,
    headline.series,
    headline.coverage,
    headline.score,
    headline.rank,
    headline.out_of,
    headline.rank_basis,
    headline.prev_rank,
    headline.prev_out_of,
    headline.rank_change,
    headline.common_change,
    headline.score_change,
    headline.comparable,
    headline.quartile,
    coalesce(headline.is_tied, false) as is_tied,
    headline.derived_from,
    headline.derived_from_en,
    headline.source_id,
    headline.rank_source_id
from province
inner join begun on field_of(province.valid_to) = begun.field
left join headline
    on
        province.province_code = headline.province_code
        and begun.index_code = headline.index_code
        and begun.year >= headline.result_year
qualify
    row_number() over (
        partition by province.province_code, begun.index_code, begun.year
        order by headline.result_year desc nulls last
    ) = 1
order by province.province_code, begun.year, begun.index_code;
