-- How many published ranks do the scores reproduce, edition by edition?
--
-- One row per full edition with published ranks of its total; n_compared counts the provinces with
-- a published and a computed rank, n_different those where the two are not the same.
select
    edition.index_code,
    edition.year,
    count(*) as n_compared,
    count(*) filter (
        where province_rank.published_rank <> province_rank.computed_rank
    ) as n_different
from edition
inner join province_rank
    on
        edition.index_code = province_rank.index_code
        and edition.year = province_rank.year
        and edition.field = province_rank.field
        and edition.headline_code = province_rank.component_code
where province_rank.published_rank is not null and province_rank.computed_rank is not null
group by edition.index_code, edition.year
order by edition.index_code, edition.year;
