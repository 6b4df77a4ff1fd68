-- Do the published totals follow from their parts?
--
-- One row per edition with at least one province whose parts are all on record; differences are
-- over provinces in points; note says why where it is more than rounding.
select
    total_deviation.index_code,
    total_deviation.year,
    total_deviation.n_provinces,
    total_deviation.largest_difference,
    total_deviation.mean_difference,
    total_deviation.furthest_province_code,
    province.name as furthest_name,
    province.name_en as furthest_name_en,
    total_exception.note,
    total_exception.note_en
from total_deviation
inner join province on total_deviation.furthest_province_code = province.province_code
left join total_exception
    on
        total_deviation.index_code = total_exception.index_code
        and total_deviation.year = total_exception.year
        and total_exception.province_code is null
order by total_deviation.index_code, total_deviation.year;
