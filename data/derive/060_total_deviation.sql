-- How far the published totals are from what their parts give: PAPI as the sum of its dimensions,
-- PCI as the weighted sum (weight in per cent x score / 10), over provinces whose parts are all on
-- record.
insert into total_deviation by name
with part as (
    select
        province_score.index_code,
        province_score.year,
        province_score.province_code,
        sum(
            case
                when province_score.index_code = 'PCI'
                    then component.weight * province_score.score / 10
                else province_score.score
            end
        ) as recomputed,
        sum(component.weight) as weights,
        count(province_score.score) as n_known
    from province_score
    inner join component
        on
            province_score.index_code = component.index_code
            and province_score.component_code = component.component_code
            and province_score.first_year = component.first_year
    where
        component.parent_code = 'TOTAL'
        and province_score.index_code in ('PAPI', 'PCI')
    group by all
),

defined as (
    select
        edition.index_code,
        edition.year,
        count(*) as n_parts
    from edition
    inner join component
        on
            edition.index_code = component.index_code
            and edition.year between component.first_year and component.last_year
    where component.parent_code = 'TOTAL'
    group by edition.index_code, edition.year
)

select
    part.index_code,
    part.year,
    count(*) as n_provinces,
    max(abs(total.score - part.recomputed)) as largest_difference,
    avg(abs(total.score - part.recomputed)) as mean_difference,
    arg_max(part.province_code, abs(total.score - part.recomputed)) as furthest_province_code
from part
inner join province_score as total
    on
        part.index_code = total.index_code
        and part.year = total.year
        and part.province_code = total.province_code
        and total.component_code = 'TOTAL'
inner join defined on part.index_code = defined.index_code and part.year = defined.year
where
    defined.n_parts = part.n_known
    and (part.index_code = 'PAPI' or part.weights > 99.5)
    and total.score is not null
group by part.index_code, part.year
order by part.index_code, part.year;
