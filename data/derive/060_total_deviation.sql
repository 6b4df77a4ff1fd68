-- How far the published totals are from what their parts give by the index's own rule, over
-- provinces whose parts are all on record; nothing of an index of which no edition is whole.
insert into total_deviation by name
with whole_edition as (
    select distinct index_code
    from edition
    where coverage = 'full'
),

part as (
    select
        total.index_code,
        total.year,
        total.province_code,
        -- Past nine decimals there is only what the order of adding left in binary fractions.
        round(
            abs(any_value(total.score) - sum(component_part.points * province_score.score)), 9
        ) as difference,
        count(*) = count(province_score.score) as is_complete
    from province_score as total
    inner join component_part
        on
            total.index_code = component_part.index_code
            and total.year = component_part.year
            and total.component_code = component_part.component_code
    left join province_score
        on
            component_part.index_code = province_score.index_code
            and component_part.year = province_score.year
            and component_part.part_code = province_score.component_code
            and total.province_code = province_score.province_code
    where
        total.component_code = 'TOTAL'
        and total.score is not null
        and component_part.is_direct
    group by total.index_code, total.year, total.province_code
)

select
    part.index_code,
    part.year,
    count(*) as n_provinces,
    max(part.difference) as largest_difference,
    avg(part.difference) as mean_difference,
    -- Of equal ones the first by code.
    first(part.province_code order by part.difference desc, part.province_code)
        as furthest_province_code
from part
inner join whole_edition on part.index_code = whole_edition.index_code
where part.is_complete
group by part.index_code, part.year
order by part.index_code, part.year;
