-- published_rank, index_code, year: a rank within the number of provinces of its edition
select
    stated.row_position,
    stated.published_rank as rank,
    edition.n_provinces as field
from staged_province_score as stated
inner join staged_edition as edition
    on
        stated.index_code = edition.index_code
        and stated.year = edition.year
        and stated.field = edition.field
where stated.published_rank > edition.n_provinces;
