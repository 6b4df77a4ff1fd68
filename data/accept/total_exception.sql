-- Totals (and other wholes) that are not what their parts give, as printed. A whole of which a part
-- is missing is none of these: in a full edition the check still stops it.
insert into total_exception by name
select
    sum_of_parts.index_code,
    sum_of_parts.year,
    sum_of_parts.component_code,
    sum_of_parts.province_code,
    ceil(max(abs(sum_of_parts.score - sum_of_parts.by_parts)) * 10000) / 10000
        as largest_difference,
    'Tài liệu in như vậy; đã được xem và chấp nhận khi nhập số liệu' as note,
    'As printed; seen and accepted when it was loaded' as note_en
from sum_of_parts
semi join touched
    on sum_of_parts.index_code = touched.index_code and sum_of_parts.year = touched.year
where sum_of_parts.by_parts is not null
group by
    sum_of_parts.index_code, sum_of_parts.year, sum_of_parts.component_code,
    sum_of_parts.province_code;
