-- province_code, index_code, year: a province of the field that the edition is about, 63 or 34
select
    stated.row_position,
    province.name,
    concat(stated.index_code, ' ', stated.year) as edition,
    any_value(edition.field) as field
from staged_province_score as stated
inner join staged_province as province on stated.province_code = province.province_code
inner join staged_edition as edition
    on stated.index_code = edition.index_code and stated.year = edition.year
group by all
having not bool_or(edition.field = field_of(province.valid_to))
order by stated.row_position;
