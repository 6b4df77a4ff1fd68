-- fail: within an era a spelling names one province
select
    lower(province_alias.alias) as alias,
    province.valid_to is null as is_current,
    count(distinct province_alias.province_code) as provinces
from province_alias
inner join province on province_alias.province_code = province.province_code
group by all
having count(distinct province_alias.province_code) > 1
order by alias;
