-- Do the published totals follow from their parts?
--
-- One row per edition with at least one province whose parts are all on record: PAPI as the sum of
-- its dimensions, PCI as the weighted sum (weight in per cent x score / 10). largest_difference is
-- over provinces in points; note says why where it is more than rounding.
with part as (
    select
        province_score.index_code,
        province_score.year,
        province_score.province_code,
        sum(
            case when province_score.index_code = 'PCI'
                    then component.weight * province_score.score / 10
                else province_score.score
            end
        ) as recomputed,
        sum(component.weight) as weights,
        count(*) as n_parts,
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
)

select
    part.index_code,
    part.year,
    count(*) as n_provinces,
    max(abs(total.score - part.recomputed)) as largest_difference,
    avg(abs(total.score - part.recomputed)) as mean_difference,
    arg_max(part.province_code, abs(total.score - part.recomputed)) as furthest_province_code,
    arg_max(province.name, abs(total.score - part.recomputed)) as furthest_name,
    arg_max(province.name_en, abs(total.score - part.recomputed)) as furthest_name_en,
    any_value(total_exception.note) as note,
    any_value(total_exception.note_en) as note_en
from part
inner join province_score as total
    on
        part.index_code = total.index_code
        and part.year = total.year
        and part.province_code = total.province_code
        and total.component_code = 'TOTAL'
inner join province on part.province_code = province.province_code
left join total_exception
    on
        part.index_code = total_exception.index_code
        and part.year = total_exception.year
        and total_exception.province_code is null
where
    part.n_parts = part.n_known
    and (part.index_code = 'PAPI' or part.weights > 99.5)
    and total.score is not null
group by part.index_code, part.year
order by part.index_code, part.year;
