-- What do we hold of every edition?
--
-- One row per edition: provinces with a headline score, with a headline rank, and components.
select
    edition.index_code,
    edition.year,
    edition.coverage,
    edition.n_provinces,
    count(province_rank.score) filter (
        where province_rank.component_code = edition.headline_code
    ) as n_scored,
    count(province_rank.published_rank) filter (
        where province_rank.component_code = edition.headline_code
    ) as n_ranked,
    count(distinct province_rank.component_code) - 1 as n_components,
    edition.series
from edition
left join province_rank
    on edition.index_code = province_rank.index_code and edition.year = province_rank.year
group by all
order by edition.index_code, edition.year;
