-- Which provinces are there, of both eras?
--
-- One row per province; predecessor_codes of a province of the 34 lists the provinces that went
-- into it. In Vietnamese alphabetical order, those of the older era first.
select
    province.province_code,
    province.name,
    province.name_en,
    province.region,
    province.valid_to is null as is_current,
    province.successor_code,
    successor.name as successor_name,
    successor.name_en as successor_name_en,
    coalesce(
        (
            select list(predecessor.province_code order by predecessor.province_code)
            from province as predecessor
            where predecessor.successor_code = province.province_code
        ),
        []
    ) as predecessor_codes
from province
left join province as successor on province.successor_code = successor.province_code
order by is_current, province.name collate vi, province.province_code;
