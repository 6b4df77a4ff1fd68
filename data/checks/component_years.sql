-- fail: a component code has one meaning in any one year
select
    one.index_code,
    one.component_code,
    one.first_year,
    other.first_year as other_first_year
from component as one
inner join component as other
    on
        one.index_code = other.index_code
        and one.component_code = other.component_code
        and one.first_year < other.first_year
        and one.last_year >= other.first_year
order by one.index_code, one.component_code, one.first_year;
