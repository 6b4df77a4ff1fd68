-- Which score do the parts give by the index's own rule, province by province?
--
-- $index_code  varchar  the index
-- $year        integer  the year
-- One row per province and component that is made of parts, where it and all its parts have a
-- score. points is what a point more on every part adds; rounding is how far apart the two may be
-- through rounding alone where the publisher rounds as usual.
select
    whole.component_code,
    whole.province_code,
    any_value(province.name) as name,
    any_value(whole.score) as score,
    sum(component_part.points * part.score) as recomputed,
    sum(component_part.points) as points,
    any_value(index.rounding) as rounding
from component_part
inner join index on component_part.index_code = index.index_code
inner join province_score as whole
    on
        component_part.index_code = whole.index_code
        and component_part.year = whole.year
        and component_part.component_code = whole.component_code
inner join province on whole.province_code = province.province_code
left join province_score as part
    on
        component_part.index_code = part.index_code
        and component_part.year = part.year
        and component_part.part_code = part.component_code
        and whole.province_code = part.province_code
where
    component_part.index_code = $index_code
    and component_part.year = $year
    and component_part.is_direct
    and whole.score is not null
group by whole.component_code, whole.province_code
having count(*) = count(part.score)
order by whole.component_code, whole.province_code;
