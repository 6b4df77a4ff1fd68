-- What is held of every edition: provinces with a headline score, with a published headline rank,
-- and components beside the headline.
insert into edition_holding by name
select
    edition.index_code,
    edition.year,
    edition.field,
    edition.coverage,
    edition.n_provinces,
    count(province_result.score) filter (
        where province_result.component_code = edition.headline_code
    ) as n_scored,
    count(province_result.published_rank) filter (
        where province_result.component_code = edition.headline_code
    ) as n_ranked,
    count(distinct province_result.component_code) filter (
        where province_result.component_code <> edition.headline_code
    ) as n_components,
    edition.series
from edition
left join province_result
    on
        edition.index_code = province_result.index_code
        and edition.year = province_result.year
        and edition.field = province_result.field
group by all
order by edition.index_code, edition.year, edition.field;
