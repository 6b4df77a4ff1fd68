-- What one point of every part, and of every part's parts, is in points of the whole, edition by
-- edition: in a sum one point; in a weighted mean the weight in per cent, the part's scale brought
-- to that of the whole. Nothing where the index does not publish how parts are put together, or
-- where a weight or an end of a scale is not known.
insert into component_part by name
with recursive valid as (
    select
        component_in_year.*,
        index.aggregation
    from component_in_year
    inner join index on component_in_year.index_code = index.index_code
    where index.aggregation is not null
),

direct as (
    select
        part.index_code,
        part.year,
        part.parent_code as component_code,
        part.component_code as part_code,
        case part.aggregation
            when 'sum' then 1.0::double
            else part.weight * (whole.max_score / part.max_score) / 100
        end as points
    from valid as part
    inner join valid as whole
        on
            part.index_code = whole.index_code
            and part.year = whole.year
            and part.parent_code = whole.component_code
),

parent as (
    select distinct
        index_code,
        year,
        component_code
    from direct
),

below as (
    select
        direct.*,
        true as is_direct
    from direct

    union all

    select
        below.index_code,
        below.year,
        below.component_code,
        direct.part_code,
        below.points * direct.points as points,
        false as is_direct
    from below
    inner join direct
        on
            below.index_code = direct.index_code
            and below.year = direct.year
            and below.part_code = direct.component_code
)

select
    below.index_code,
    below.year,
    below.component_code,
    below.part_code,
    below.points,
    below.is_direct,
    parent.component_code is null as is_lowest
from below
left join parent
    on
        below.index_code = parent.index_code
        and below.year = parent.year
        and below.part_code = parent.component_code
where below.points is not null
order by below.index_code, below.year, below.component_code, below.part_code;
