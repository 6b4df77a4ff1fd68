-- Which published totals are known not to follow from their parts, and why?
--
-- One row per exception: an edition as a whole (province_code is null) or one province of it.
select
    total_exception.index_code,
    total_exception.year,
    total_exception.province_code,
    province.name,
    province.name_en,
    total_exception.largest_difference,
    total_exception.note,
    total_exception.note_en
from total_exception
left join province on total_exception.province_code = province.province_code
order by
    total_exception.index_code,
    total_exception.year,
    total_exception.province_code nulls first;
