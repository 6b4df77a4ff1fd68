-- fail: n_scored of every edition is the number of headline scores on record
select
    edition.index_code,
    edition.year,
    edition.field,
    edition.n_scored,
    count(province_score.score) as found
from edition
left join province_score
    on
        edition.index_code = province_score.index_code
        and edition.year = province_score.year
        and edition.field = province_score.field
        and edition.headline_code = province_score.component_code
group by all
having edition.n_scored <> count(province_score.score)
order by edition.index_code, edition.year, edition.field;
